package io.sekisho.core.policy;

import io.sekisho.model.Severity;
import java.util.Locale;

/** From which severity on a finding fails the gate. */
public enum FailOn {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    NONE;

    /** The word used in YAML, on the command line and in reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean reached(Severity severity) {
        return this != NONE && severity.atLeast(Severity.valueOf(name()));
    }
}
