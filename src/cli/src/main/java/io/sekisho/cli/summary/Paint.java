package io.sekisho.cli.summary;

import io.sekisho.cli.console.CliContext;
import io.sekisho.model.Outcome;
import io.sekisho.model.Severity;

/** Colours, on a terminal whose user did not refuse them (https://no-color.org). */
public final class Paint {
    private static final String RESET = "\u001b[0m";

    private final boolean on;

    Paint(boolean on) {
        this.on = on;
    }

    static Paint of(CliContext context) {
        return new Paint(context.interactive()
                && context.environment().getOrDefault("NO_COLOR", "").isEmpty());
    }

    public String severity(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL -> paint("1;31", text);
            case HIGH -> paint("31", text);
            case MEDIUM -> paint("33", text);
            case LOW, INFO -> text;
        };
    }

    public String outcome(Outcome outcome, String text) {
        return switch (outcome) {
            case PASSED -> paint("1;32", text);
            case FAILED -> paint("1;31", text);
            case INCOMPLETE -> paint("1;33", text);
        };
    }

    public String heading(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
