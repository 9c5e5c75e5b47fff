package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What sort of scan a finding comes from. A closed choice: a new kind is meant to make the compiler list its places. */
public enum Kind {
    /** A known vulnerability of a component that the project uses. */
    @JsonProperty("dependency")
    DEPENDENCY,
    /** A credential in the tree or in the history. */
    @JsonProperty("secret")
    SECRET,
    /** A flaw in the project's own compiled code. */
    @JsonProperty("code")
    CODE,
    /** A result of another tool, handed over as SARIF. */
    @JsonProperty("external")
    EXTERNAL;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The word used in JSON, YAML, on the command line and as message-code prefix. */
    public String key() {
        return key;
    }
}
