package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.impl.VersionRangeResolver;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;
import org.eclipse.aether.version.VersionScheme;

/**
 * Ranges choose among the versions that lie in the local repository; Maven's own would ask the remote ones' metadata.
 *
 * @param chosen is set when one did
 */
record MavenRanges(Path localRepository, VersionScheme scheme, AtomicBoolean chosen) implements VersionRangeResolver {
    @Override
    public VersionRangeResult resolveVersionRange(RepositorySystemSession session, VersionRangeRequest request)
            throws VersionRangeResolutionException {
        VersionRangeResult result = new VersionRangeResult(request);
        Artifact artifact = request.getArtifact();
        try {
            result.setVersionConstraint(scheme.parseVersionConstraint(artifact.getVersion()));
            if (result.getVersionConstraint().getRange() == null) {
                result.addVersion(result.getVersionConstraint().getVersion());
                return result;
            }
            chosen.set(true);
            for (String name : present(artifact)) {
                Version version = scheme.parseVersion(name);
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
        Path pom =
                MavenPomSource.file(localRepository, artifact.getGroupId(), artifact.getArtifactId(), "0", null, "pom");
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
        } catch (IOException e) {
            return List.of();
        }
    }
}
