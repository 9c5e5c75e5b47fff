package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Model;

/** Gradle's cache of downloaded files: {@code caches/modules-2/files-2.1/group/artifact/version/sha1/file}. */
record GradleCache(Path gradleHome) {
    /** @return null when this machine has none */
    Path jar(GradleLock.Entry entry) {
        return file(entry, entry.artifact() + '-' + entry.version() + ".jar");
    }

    /** @return {@code group:artifact} of what the component's pom names for compile or run time; empty when unknown */
    List<String> needs(GradleLock.Entry entry) {
        Path pom = file(entry, entry.artifact() + '-' + entry.version() + ".pom");
        Model model = pom == null ? null : MavenReactorPoms.read(pom);
        if (model == null) {
            return List.of();
        }
        return model.getDependencies().stream()
                .filter(dependency -> !"test".equals(dependency.getScope()))
                .map(dependency -> dependency.getGroupId().replace("${project.groupId}", entry.group())
                        + ':'
                        + dependency.getArtifactId())
                .toList();
    }

    private Path file(GradleLock.Entry entry, String name) {
        try {
            Path files = gradleHome.resolve("caches/modules-2/files-2.1");
            Path version = files.resolve(entry.group())
                    .resolve(entry.artifact())
                    .resolve(entry.version())
                    .normalize();
            if (!version.startsWith(files) || !Files.isDirectory(version)) {
                return null;
            }
            try (Stream<Path> hashes = Files.list(version)) {
                return hashes.map(hash -> hash.resolve(name))
                        .filter(Files::isRegularFile)
                        .min(Path::compareTo)
                        .orElse(null);
            }
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
