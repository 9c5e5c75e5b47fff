package io.sekisho.cli.doctor;

import io.sekisho.cli.console.CliContext;
import io.sekisho.core.config.Settings;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a scan would run, and how it would be started.
 *
 * @param context the world
 * @param jvm the virtual machine
 * @param directory the project
 * @param settings what the trusted configuration says
 * @param offline whether {@code --offline} was given
 * @param databaseUrl connection string as typed; null when it was not
 * @param gitleaks executable as typed; null when it was not
 */
record Place(
        CliContext context,
        Jvm jvm,
        Path directory,
        Settings settings,
        boolean offline,
        String databaseUrl,
        Path gitleaks) {

    boolean scans(Kind kind) {
        return settings.config().scanner(kind).enabled();
    }

    /** How bad a gap is by the project's policy. */
    Check.Level level(GapType type) {
        return settings.policy().completeness().of(type) == Effect.INCOMPLETE ? Check.Level.MISSING : Check.Level.NOTE;
    }

    /** Whether a program of that name is on the PATH. */
    boolean hasProgram(String name) {
        List<String> names = File.separatorChar == '\\' ? List.of(name + ".exe", name + ".cmd") : List.of(name);
        for (String entry : context.environment().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator))) {
            try {
                if (names.stream().anyMatch(one -> isProgram(Path.of(entry, one)))) {
                    return true;
                }
            } catch (InvalidPathException e) {
                // Not a place where programs are.
            }
        }
        return false;
    }

    private static boolean isProgram(Path file) {
        return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
