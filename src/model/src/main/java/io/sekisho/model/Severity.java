package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Severity after normalisation by {@code rulesets/severities.yml}; declared gravest first, so natural order sorts. */
public enum Severity {
    @JsonProperty("critical")
    CRITICAL,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("low")
    LOW,
    @JsonProperty("info")
    INFO;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The word used in JSON, YAML and on the command line. */
    public String key() {
        return key;
    }

    public boolean atLeast(Severity threshold) {
        return compareTo(threshold) <= 0;
    }
}
