package io.sekisho.cli.demo;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the demo needs and does not bring along.
 *
 * @param git writes the history
 * @param maven compiles the shop
 * @param javaHome of a JDK: Maven cannot compile with less
 */
record Programs(Path git, Path maven, Path javaHome) {
    /** @throws CommandException naming the first that is missing and how to get it */
    static Programs find(Map<String, String> environment) throws CommandException {
        boolean windows = File.separatorChar == '\\';
        Path git = onPath(environment, windows ? "git.exe" : "git")
                .orElseThrow(() -> Problem.of(ExitCode.WRONG_USAGE, null, "no-git"));
        String mvn = windows ? "mvn.cmd" : "mvn";
        Path maven = Stream.of("MAVEN_HOME", "M2_HOME")
                .flatMap(name -> path(environment.get(name)).stream())
                .map(home -> home.resolve("bin").resolve(mvn))
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> onPath(environment, mvn))
                .orElseThrow(() -> Problem.of(ExitCode.WRONG_USAGE, null, "no-maven"));
        String javac = windows ? "javac.exe" : "javac";
        Path jdk = Stream.of(environment.get("JAVA_HOME"), System.getProperty("java.home"))
                .flatMap(home -> path(home).stream())
                .filter(home -> Files.isExecutable(home.resolve("bin").resolve(javac)))
                .findFirst()
                .orElseThrow(() -> Problem.of(ExitCode.WRONG_USAGE, null, "no-jdk", System.getProperty("java.home")));
        return new Programs(git, maven, jdk);
    }

    private static Optional<Path> onPath(Map<String, String> environment, String program) {
        return List.of(environment
                        .getOrDefault("PATH", environment.getOrDefault("Path", ""))
                        .split(File.pathSeparator))
                .stream()
                .flatMap(directory -> path(directory).stream())
                .map(directory -> directory.resolve(program))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }

    private static Optional<Path> path(String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
