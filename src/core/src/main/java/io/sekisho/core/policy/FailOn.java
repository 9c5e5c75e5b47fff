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

    /** Negative when {@code first} fails on more. */
    static int strictestFirst(FailOn first, FailOn second) {
        int one = first == NONE ? -1 : first.ordinal();
        int other = second == NONE ? -1 : second.ordinal();
        return Integer.compare(other, one);
    }

    boolean reached(Severity severity) {
        return this != NONE && severity.atLeast(Severity.valueOf(name()));
    }
}
