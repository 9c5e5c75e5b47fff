package io.sekisho.cli.console;

import io.sekisho.model.Text;
import java.util.Objects;

/** A command cannot go on: what is wrong, what to do about it, and what the process ends with. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient Text text;
    private final transient Text nextStep;

    /**
     * @param nextStep null when the text says it already
     * @param cause null when there is none; goes to the log only
     */
    public CommandException(ExitCode exitCode, Text text, Text nextStep, Throwable cause) {
        super(text.toString(), cause);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
        this.text = text;
        this.nextStep = nextStep;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public Text text() {
        return text;
    }

    public Text nextStep() {
        return nextStep;
    }
}
