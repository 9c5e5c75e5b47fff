package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.trust.TrustResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the bundled jar as users do: as a process. */
final class Jar {
    static final Path FILE = Path.of(System.getProperty("sekisho.root"), "src/cli/target/sekisho.jar");

    /** What came back. */
    record Result(int exit, String out, String err) {}

    private final Path directory;
    private final List<String> before;
    private final String java;
    private final List<String> options = new ArrayList<>();
    final Map<String, String> environment = new java.util.HashMap<>();

    Jar(Path temp) throws IOException {
        this(temp, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    Jar(Path temp, String java, String... before) throws IOException {
        this.directory = Files.createDirectories(temp.resolve("project"));
        this.java = java;
        this.before = List.of(before);
        environment.put("SEKISHO_HOME", temp.resolve("home").toString());
    }

    Path directory() {
        return directory;
    }

    Path report() {
        return directory.resolve("sekisho-report/sekisho-report.json");
    }

    /** With the test's scanners instead of ours. */
    Jar misbehaving(String how, String... more) {
        options.addAll(List.of(more));
        options.add("-Dfake=" + how);
        String tests = Path.of("target/test-classes").toAbsolutePath().toString();
        options.addAll(List.of("-cp", FILE + System.getProperty("path.separator") + tests, "io.sekisho.cli.FakeMain"));
        return this;
    }

    /** Our own classes only: a damaged installation. */
    Jar withoutLibraries() {
        options.addAll(List.of("-cp", Path.of("target/classes").toAbsolutePath().toString(), Main.class.getName()));
        return this;
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(java);
        command.addAll(options.isEmpty() ? List.of("-jar", FILE.toString()) : options);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CI_") || name.startsWith("JAVA_TOOL"));
        builder.environment().keySet().removeAll(TrustResolver.VARIABLES);
        builder.environment().putAll(environment);
        builder.redirectOutput(directory.resolveSibling("out").toFile());
        builder.redirectError(directory.resolveSibling("err").toFile());
        return builder.start();
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
    }

    Result end(Process process) throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Result(
                process.exitValue(),
                Files.readString(directory.resolveSibling("out")),
                Files.readString(directory.resolveSibling("err")));
    }
}
