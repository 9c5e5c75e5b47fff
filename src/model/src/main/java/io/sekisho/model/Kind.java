package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;

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

    /** The word used in JSON, YAML, on the command line and as message-code prefix. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
