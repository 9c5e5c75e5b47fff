package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Console;
import java.nio.file.Path;

/** The log of one run. */
final class RunLog {
    private final CliContext context;
    private Path file;

    RunLog(CliContext context) {
        this.context = context;
    }

    void start(Console console, boolean verbose) {}

    /** @return null when there is none */
    Path file() {
        return file;
    }
}
