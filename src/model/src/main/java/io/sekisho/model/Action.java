package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the policy does with a finding. */
public enum Action {
    @JsonProperty("fail")
    FAIL,
    @JsonProperty("warn")
    WARN,
    @JsonProperty("ignore")
    IGNORE
}
