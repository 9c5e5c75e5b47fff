package io.sekisho.core.plan;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.model.building.ModelBuilder;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.impl.VersionRangeResolver;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.VersionScheme;

/**
 * Maven's own resolver over the local repository and the project's modules, without any transport: what is not on this
 * machine cannot be fetched, by construction.
 */
final class MavenSession implements AutoCloseable {
    private final RepositorySystem system;
    private final CloseableSession session;
    private final Set<String> withoutPom = ConcurrentHashMap.newKeySet();

    MavenSession(Path localRepository, List<MavenModule> modules, Map<String, String> systemProperties, Tree tree) {
        this.system = new Supplier(localRepository).get();
        this.session = new SessionBuilderSupplier(system)
                .get()
                .setOffline(true)
                .setIgnoreArtifactDescriptorRepositories(true)
                .setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(true, true))
                .setSystemProperties(systemProperties)
                // The default would leave lock files in the local repository, which may be read-only.
                .setConfigProperty("aether.syncContext.named.factory", "noop")
                .setConfigProperty("aether.syncContext.named.nameMapper", "static")
                .setWorkspaceReader(new Workspace(modules, tree))
                .setRepositoryListener(new Listener(withoutPom))
                // "simple": what a local repository remembers about remote ones does not matter, and nothing is
                // written.
                .withLocalRepositories(new LocalRepository(localRepository, "simple"))
                .build();
    }

    RepositorySystem system() {
        return system;
    }

    CloseableSession session() {
        return session;
    }

    /** Whether the artifact's pom was missing or broken, so that what it needs is unknown. */
    boolean withoutPom(Artifact artifact) {
        return withoutPom.contains(key(artifact));
    }

    @Override
    public void close() {
        session.close();
        system.shutdown();
    }

    private static String key(Artifact artifact) {
        return artifact.getGroupId() + ':' + artifact.getArtifactId() + ':' + artifact.getBaseVersion();
    }

    private static final class Listener extends AbstractRepositoryListener {
        private final Set<String> withoutPom;

        Listener(Set<String> withoutPom) {
            this.withoutPom = withoutPom;
        }

        @Override
        public void artifactDescriptorMissing(RepositoryEvent event) {
            withoutPom.add(key(event.getArtifact()));
        }

        @Override
        public void artifactDescriptorInvalid(RepositoryEvent event) {
            withoutPom.add(key(event.getArtifact()));
        }
    }

    private static final class Supplier extends RepositorySystemSupplier {
        private final Path localRepository;

        Supplier(Path localRepository) {
            this.localRepository = localRepository;
        }

        @Override
        protected Map<String, TransporterFactory> createTransporterFactories() {
            return new HashMap<>();
        }

        @Override
        protected ModelBuilder createModelBuilder() {
            return MavenModels.builder();
        }

        @Override
        protected VersionRangeResolver createVersionRangeResolver() {
            return new LocalRanges(localRepository, getVersionScheme());
        }
    }

    /** Ranges choose among the versions that lie in the local repository; Maven's own would ask the remote ones' metadata. */
    private record LocalRanges(Path localRepository, VersionScheme scheme) implements VersionRangeResolver {
        @Override
        public VersionRangeResult resolveVersionRange(
                org.eclipse.aether.RepositorySystemSession session, VersionRangeRequest request)
                throws VersionRangeResolutionException {
            VersionRangeResult result = new VersionRangeResult(request);
            Artifact artifact = request.getArtifact();
            try {
                result.setVersionConstraint(scheme.parseVersionConstraint(artifact.getVersion()));
                if (result.getVersionConstraint().getRange() == null) {
                    result.addVersion(result.getVersionConstraint().getVersion());
                    return result;
                }
                for (String name : present(artifact)) {
                    org.eclipse.aether.version.Version version = scheme.parseVersion(name);
                    if (result.getVersionConstraint().containsVersion(version)) {
                        result.addVersion(version);
                    }
                }
                result.getVersions().sort(null);
                return result;
            } catch (InvalidVersionSpecificationException e) {
                result.addException(e);
                throw new VersionRangeResolutionException(result);
            }
        }

        private List<String> present(Artifact artifact) {
            Path pom = MavenPomSource.file(
                    localRepository, artifact.getGroupId(), artifact.getArtifactId(), "0", null, "pom");
            Path directory = pom == null ? null : pom.getParent().getParent();
            if (directory == null || !Files.isDirectory(directory)) {
                return List.of();
            }
            try (Stream<Path> versions = Files.list(directory)) {
                return versions.filter(Files::isDirectory)
                        .map(version -> version.getFileName().toString())
                        .filter(version -> Files.isRegularFile(
                                directory.resolve(version).resolve(artifact.getArtifactId() + '-' + version + ".pom")))
                        .toList();
            } catch (java.io.IOException e) {
                return List.of();
            }
        }
    }

    private static final class Workspace implements WorkspaceReader {
        private final WorkspaceRepository repository = new WorkspaceRepository("project");
        private final Map<String, MavenModule> modules = new HashMap<>();
        private final Tree tree;

        Workspace(List<MavenModule> all, Tree tree) {
            this.tree = tree;
            for (MavenModule module : all) {
                if (module.effective() != null) {
                    modules.putIfAbsent(
                            module.effective().getGroupId()
                                    + ':'
                                    + module.effective().getArtifactId()
                                    + ':'
                                    + module.effective().getVersion(),
                            module);
                }
            }
        }

        @Override
        public WorkspaceRepository getRepository() {
            return repository;
        }

        @Override
        public File findArtifact(Artifact artifact) {
            MavenModule module = modules.get(key(artifact));
            if (module == null) {
                return null;
            }
            if (artifact.getExtension().equals("pom")) {
                return module.pom().toFile();
            }
            return module.classDirectories(tree).get(0).toFile();
        }

        @Override
        public List<String> findVersions(Artifact artifact) {
            List<String> versions = new ArrayList<>();
            for (MavenModule module : modules.values()) {
                if (module.effective().getGroupId().equals(artifact.getGroupId())
                        && module.effective().getArtifactId().equals(artifact.getArtifactId())) {
                    versions.add(module.effective().getVersion());
                }
            }
            return versions;
        }
    }
}
