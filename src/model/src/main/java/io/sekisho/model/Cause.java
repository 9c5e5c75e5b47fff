package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a finding is new. */
public enum Cause {
    /** This change brought it in. */
    @JsonProperty("introduced")
    INTRODUCED,
    /** The code or component was there before; what is new is that it is known to be vulnerable. */
    @JsonProperty("disclosed")
    DISCLOSED;

    /** The word used in YAML and reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
