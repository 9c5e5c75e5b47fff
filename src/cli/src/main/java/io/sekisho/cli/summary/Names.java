package io.sekisho.cli.summary;

import io.sekisho.model.Kind;
import io.sekisho.model.Outcome;
import io.sekisho.model.Severity;

/** Message codes of what people call things. */
public final class Names {
    private Names() {}

    public static String of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "cli.severity-critical";
            case HIGH -> "cli.severity-high";
            case MEDIUM -> "cli.severity-medium";
            case LOW -> "cli.severity-low";
            case INFO -> "cli.severity-info";
        };
    }

    public static String of(Kind kind) {
        return switch (kind) {
            case DEPENDENCY -> "cli.kind-dependency";
            case SECRET -> "cli.kind-secret";
            case CODE -> "cli.kind-code";
            case EXTERNAL -> "cli.kind-external";
        };
    }

    public static String of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "cli.verdict-passed";
            case FAILED -> "cli.verdict-failed";
            case INCOMPLETE -> "cli.verdict-incomplete";
        };
    }
}
