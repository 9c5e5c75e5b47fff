package io.sekisho.cli.console;

import io.sekisho.core.files.SekishoHome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/**
 * The world as a command sees it; a test makes its own.
 *
 * @param environment the process's variables
 * @param workingDirectory absolute; relative paths on the command line are relative to it
 * @param home what is kept between runs
 * @param out what the user asked for
 * @param err progress, warnings and errors
 * @param clock the time
 * @param interactive whether a person watches {@code err}: progress may redraw its line
 */
public record CliContext(
        Map<String, String> environment,
        Path workingDirectory,
        SekishoHome home,
        PrintStream out,
        PrintStream err,
        Clock clock,
        boolean interactive) {
    public CliContext {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(clock, "clock");
    }

    /** A path as the user typed it, made absolute. */
    public Path resolve(Path typed) {
        return workingDirectory.resolve(typed).normalize();
    }

    /** The clock's day, in UTC, as the judge counts days. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Names no value: the environment may hold keys. */
    @Override
    public String toString() {
        return "CliContext[" + workingDirectory + "]";
    }
}
