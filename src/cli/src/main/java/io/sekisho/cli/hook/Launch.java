package io.sekisho.cli.hook;

import io.sekisho.cli.console.CommandException;
import io.sekisho.model.Text;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;

/**
 * How a hook starts the Sekisho that installed it.
 *
 * @param file what must be there for that: the launcher, or our jar
 * @param command the words before the arguments
 * @param javaHome the Java that ran the installation
 */
record Launch(Path file, List<String> command, Path javaHome) {
    Launch {
        command = List.copyOf(command);
    }

    /**
     * @param environment read for {@code SEKISHO_LAUNCHER}, which our launchers set
     * @throws CommandException exit code 2: neither started by a launcher nor from a jar
     */
    static Launch of(Map<String, String> environment) throws CommandException {
        Path javaHome = Path.of(System.getProperty("java.home"));
        String launcher = environment.get("SEKISHO_LAUNCHER");
        if (launcher != null && Path.of(launcher).isAbsolute()) {
            Path file = posix(Path.of(launcher));
            return new Launch(file, List.of(shell(file)), javaHome);
        }
        Path jar = jar();
        if (jar == null) {
            throw HookInstallCommand.wrong(Text.of("admin.hook-no-launcher"), Text.of("admin.hook-no-launcher-step"));
        }
        return new Launch(
                jar,
                List.of(
                        shell(javaHome.resolve("bin").resolve("java")),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-jar",
                        shell(jar)),
                javaHome);
    }

    /** Git runs hooks in a POSIX shell on Windows too, where the launcher for such shells lies beside the other. */
    private static Path posix(Path launcher) {
        String name = launcher.getFileName().toString();
        if (name.endsWith(".cmd")) {
            Path beside = launcher.resolveSibling(name.substring(0, name.length() - 4));
            return Files.isRegularFile(beside) ? beside : launcher;
        }
        return launcher;
    }

    private static Path jar() {
        CodeSource source = Launch.class.getProtectionDomain().getCodeSource();
        try {
            Path path = source == null ? null : Path.of(source.getLocation().toURI());
            return path != null && Files.isRegularFile(path) ? path : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** As a POSIX shell reads it. */
    static String shell(Path path) {
        return java.io.File.separatorChar == '\\' ? path.toString().replace('\\', '/') : path.toString();
    }
}
