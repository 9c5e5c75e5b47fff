package io.sekisho.cli.demo;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.ExitCode;
import java.util.List;

/** Runs the very command that a user would type. */
@FunctionalInterface
public interface CommandLineRun {
    /**
     * @param world where the command runs
     * @param arguments what the user would have typed after {@code sekisho}
     * @return what the process would have ended with
     */
    ExitCode run(CliContext world, List<String> arguments);
}
