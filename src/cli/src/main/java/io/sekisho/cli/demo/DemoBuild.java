package io.sekisho.cli.demo;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.process.ProcessTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Compiles the shop, as a user does before a scan. */
final class DemoBuild {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");

    /** How Maven says that a repository did not answer. */
    private static final Pattern UNREACHABLE = Pattern.compile("(?i)could not transfer|unknown host|connect(ion)? "
            + "(timed out|refused|to .* failed)|network is unreachable|offline mode|(50[234]|403|407) ");

    private DemoBuild() {}

    /**
     * @param directory where the user is: relative paths in Maven's own variables are relative to it
     * @param log takes all that Maven says when it fails
     */
    static void compile(Programs programs, Path shop, Path directory, Path log)
            throws CommandException, IOException, InterruptedException {
        List<String> command = List.of(
                programs.maven().toString(),
                "--batch-mode",
                "--quiet",
                "--file",
                shop.resolve("pom.xml").toString(),
                "compile");
        ChildProcess.Result result;
        try {
            result = ChildProcess.run(
                    command, directory, Map.of("JAVA_HOME", programs.javaHome().toString()), PATIENCE);
        } catch (ProcessTimeoutException e) {
            throw Problem.of(ExitCode.INCOMPLETE, e, "maven-slow", PATIENCE.toMinutes());
        }
        if (!result.ok()) {
            String said = COLOURS.matcher(new String(result.out(), StandardCharsets.UTF_8) + result.err())
                    .replaceAll("");
            Files.writeString(log, said);
            boolean unreachable = UNREACHABLE.matcher(said).find();
            throw Problem.of(
                    ExitCode.INCOMPLETE, null, unreachable ? "central-unreachable" : "maven-failed", error(said), log);
        }
    }

    /** The first thing that Maven complains about. */
    private static String error(String said) {
        List<String> errors = new ArrayList<>();
        said.lines()
                .filter(line -> line.startsWith("[ERROR]") && line.length() > 10)
                .map(line -> line.substring(7).strip())
                .forEach(errors::add);
        return errors.isEmpty() ? said.strip().lines().findFirst().orElse("") : errors.get(0);
    }
}
