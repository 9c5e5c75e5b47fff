package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A finding against the reference, counted in occurrences. */
public enum Status {
    /** There are more of it than in the reference. */
    @JsonProperty("new")
    NEW,
    @JsonProperty("existing")
    EXISTING,
    /** It was in the reference and is gone. */
    @JsonProperty("fixed")
    FIXED,
    /** It was in the reference, and who could see it did not complete. */
    @JsonProperty("not-seen")
    NOT_SEEN;

    /** The word used in YAML and reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
