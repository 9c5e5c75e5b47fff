package io.sekisho.scanner.dependency.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of the tests in a process of its own. */
final class Java {
    private Java() {}

    static Process start(Path output, Class<?> main, String... arguments) throws IOException {
        return start(output, List.of(), main, arguments);
    }

    /** @param wrapper what starts Java instead of us, e.g. a shell that sets a limit */
    static Process start(Path output, List<String> wrapper, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
