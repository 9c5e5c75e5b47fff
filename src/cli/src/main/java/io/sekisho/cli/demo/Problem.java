package io.sekisho.cli.demo;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Text;

/** What stops the demo, in its own bundle: a message and, under the same name with {@code -step}, what to do about it. */
final class Problem {
    private Problem() {}

    static CommandException of(ExitCode code, Throwable cause, String key, Object... arguments) {
        return new CommandException(
                code, Text.of("demo." + key, arguments), Text.of("demo." + key + "-step", arguments), cause);
    }
}
