package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The verdict in one word. A failed gate outweighs an incomplete scan; {@link Verdict#complete()} still tells. */
public enum Outcome {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("incomplete")
    INCOMPLETE;

    /** The word used in reports. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
