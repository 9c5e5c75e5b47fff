package io.sekisho.core.plan;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;

/** A pom file whose {@code relativePath} cannot lead out of a boundary. */
record MavenPomSource(Path pom, Path boundary) implements ModelSource2 {
    @Override
    public InputStream getInputStream() throws IOException {
        if (!MavenModels.readable(pom)) {
            throw new IOException("not a file of at most " + MavenModels.MAX_POM_BYTES + " bytes");
        }
        return Files.newInputStream(pom);
    }

    @Override
    public String getLocation() {
        return pom.toString();
    }

    @Override
    public URI getLocationURI() {
        return pom.toUri();
    }

    @Override
    public ModelSource2 getRelatedSource(String relativePath) {
        try {
            Path related = pom.resolveSibling(relativePath.replace('\\', '/')).normalize();
            if (Files.isDirectory(related)) {
                related = related.resolve("pom.xml");
            }
            boolean inside =
                    Files.isRegularFile(related) && related.toRealPath().startsWith(boundary);
            return inside ? new MavenPomSource(related, boundary) : null;
        } catch (InvalidPathException | IOException e) {
            return null;
        }
    }

    /** Finds poms by coordinates: in the reactor first, then in the local repository, nowhere else. */
    record Resolver(MavenReactorPoms reactor, Path localRepository) implements ModelResolver {
        @Override
        public ModelSource resolveModel(String groupId, String artifactId, String version)
                throws UnresolvableModelException {
            Path own = reactor.find(groupId, artifactId, version);
            if (own != null) {
                return new MavenPomSource(own, own.getRoot());
            }
            Path pom = file(localRepository, groupId, artifactId, version, null, "pom");
            if (pom == null || !Files.isRegularFile(pom)) {
                throw new UnresolvableModelException(
                        "not in the local repository " + localRepository, groupId, artifactId, version);
            }
            return new MavenPomSource(pom, localRepository);
        }

        @Override
        public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
            return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
        }

        @Override
        public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
            return resolveModel(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
        }

        @Override
        public void addRepository(Repository repository) {
            // Repositories are on the network; what is not here is reported as unresolved.
        }

        @Override
        public void addRepository(Repository repository, boolean replace) {
            addRepository(repository);
        }

        @Override
        public ModelResolver newCopy() {
            return this;
        }
    }

    /** The place of a file in a local repository; null when the coordinates would lead out of it. */
    static Path file(
            Path repository, String groupId, String artifactId, String version, String classifier, String extension) {
        try {
            String name = artifactId + '-' + version + (classifier == null ? "" : '-' + classifier) + '.' + extension;
            Path file = repository
                    .resolve(groupId.replace('.', '/'))
                    .resolve(artifactId)
                    .resolve(version)
                    .resolve(name)
                    .normalize();
            return file.startsWith(repository) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
