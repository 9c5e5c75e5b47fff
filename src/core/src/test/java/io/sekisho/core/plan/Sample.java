package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tiny project, a tiny local repository and a Gradle home, in a temporary directory. */
final class Sample {
    final Path root;
    final Path repository;
    final Path gradle;

    Sample(Path temp) throws IOException {
        this.root = Files.createDirectories(temp.resolve("project")).toRealPath();
        this.repository = Files.createDirectories(temp.resolve("m2")).toRealPath();
        this.gradle = Files.createDirectories(temp.resolve("gradle")).toRealPath();
    }

    ScanPlan plan() throws PlanException, IOException, InterruptedException {
        return new Planner(new PackageCaches(repository, gradle)).plan(PlanRequest.of(root));
    }

    Sample file(String path, String content) throws IOException {
        write(root.resolve(path), content);
        return this;
    }

    /** The smallest file with a class's header that names it. */
    Sample classFile(String directory, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(61);
            out.writeShort(3);
            out.writeByte(1);
            out.writeUTF(name);
            out.writeByte(7);
            out.writeShort(1);
            out.writeShort(0x21);
            out.writeShort(2);
        }
        Path file = root.resolve(directory).resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.toByteArray());
        return this;
    }

    /** A pom of the project; the body goes between the coordinates and the end. */
    Sample pom(String directory, String artifact, String... body) throws IOException {
        return file((directory.isEmpty() ? "" : directory + '/') + "pom.xml", pomText(artifact, "1", body));
    }

    /** A component in the local repository, with its jar. */
    Sample library(String artifact, String version, String... body) throws IOException {
        libraryPom(artifact, version, body);
        write(libraryFile(artifact, version, "jar"), "jar");
        return this;
    }

    Sample libraryPom(String artifact, String version, String... body) throws IOException {
        write(libraryFile(artifact, version, "pom"), pomText(artifact, version, body));
        return this;
    }

    Path libraryFile(String artifact, String version, String extension) {
        return repository
                .resolve("org/lib")
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + '-' + version + '.' + extension);
    }

    static String dependencies(String... dependencies) {
        return "<dependencies>\n" + String.join("\n", dependencies) + "\n</dependencies>";
    }

    static String dependency(String artifact, String version, String... more) {
        return "<dependency><groupId>org.lib</groupId><artifactId>" + artifact + "</artifactId>"
                + (version == null ? "" : "<version>" + version + "</version>") + String.join("", more)
                + "</dependency>";
    }

    private static String pomText(String artifact, String version, String... body) {
        return "<project>\n<modelVersion>4.0.0</modelVersion>\n<groupId>org.lib</groupId>\n<artifactId>" + artifact
                + "</artifactId>\n<version>" + version + "</version>\n" + String.join("\n", body) + "\n</project>\n";
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> purls(ScanPlan plan) {
        return plan.dependencies().stream().map(ResolvedDependency::packageUrl).toList();
    }

    static ResolvedDependency find(ScanPlan plan, String purl) {
        return plan.dependencies().stream()
                .filter(dependency -> dependency.packageUrl().equals(purl))
                .findFirst()
                .orElseThrow(() -> new AssertionError(purl + " not among " + purls(plan)));
    }

    static List<Gap> gaps(ScanPlan plan, GapType type) {
        return plan.gaps().stream().filter(gap -> gap.type() == type).toList();
    }
}
