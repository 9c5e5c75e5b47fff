package io.sekisho.model;

import java.util.Objects;

/**
 * The policy's answer for one gap.
 *
 * @param index position in {@code facts.coverage.gaps}
 * @param effect incomplete or noted
 */
public record GapJudgement(int index, Effect effect) {
    /** What a gap does to the verdict. */
    public enum Effect {
        @com.fasterxml.jackson.annotation.JsonProperty("incomplete")
        INCOMPLETE,
        @com.fasterxml.jackson.annotation.JsonProperty("noted")
        NOTED;

        /** The word used in reports and YAML. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public GapJudgement {
        Objects.requireNonNull(effect, "effect");
    }
}
