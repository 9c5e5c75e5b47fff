package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Objects;

/**
 * What a suppression says to others when it is exported, in the words of OpenVEX 0.2.0.
 *
 * @param status whether the product is affected
 * @param justification why it is not; null unless status is not_affected, and when only the reason says why
 */
public record SuppressionVex(Status status, Justification justification) {
    /** How a product stands to a vulnerability. */
    public enum Status {
        @JsonProperty("not_affected")
        NOT_AFFECTED,
        @JsonProperty("affected")
        AFFECTED,
        @JsonProperty("fixed")
        FIXED,
        @JsonProperty("under_investigation")
        UNDER_INVESTIGATION;

        /** The word in YAML and in OpenVEX. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a product is not affected. */
    public enum Justification {
        @JsonProperty("component_not_present")
        COMPONENT_NOT_PRESENT,
        @JsonProperty("vulnerable_code_not_present")
        VULNERABLE_CODE_NOT_PRESENT,
        @JsonProperty("vulnerable_code_not_in_execute_path")
        VULNERABLE_CODE_NOT_IN_EXECUTE_PATH,
        @JsonProperty("vulnerable_code_cannot_be_controlled_by_adversary")
        VULNERABLE_CODE_CANNOT_BE_CONTROLLED_BY_ADVERSARY,
        @JsonProperty("inline_mitigations_already_exist")
        INLINE_MITIGATIONS_ALREADY_EXIST;

        /** The word in YAML and in OpenVEX. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SuppressionVex {
        Objects.requireNonNull(status, "status");
    }
}
