package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the policy does with a finding. */
public enum Action {
    @JsonProperty("fail")
    FAIL,
    @JsonProperty("warn")
    WARN,
    @JsonProperty("ignore")
    IGNORE;

    /** The word used in reports and YAML. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
