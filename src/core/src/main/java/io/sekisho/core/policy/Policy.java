package io.sekisho.core.policy;

import io.sekisho.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the judge applies.
 *
 * @param mode whether a failed gate ends the pipeline
 * @param failOn from which severity on a finding fails the gate
 * @param unscoredAs how a vulnerability without any score or severity word is gated
 * @param completeness what gaps do
 * @param sources where all this was written, outermost first
 */
public record Policy(Mode mode, FailOn failOn, Severity unscoredAs, Completeness completeness, List<String> sources) {
    public Policy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(failOn, "failOn");
        Objects.requireNonNull(unscoredAs, "unscoredAs");
        Objects.requireNonNull(completeness, "completeness");
        sources = List.copyOf(sources);
    }

    public static Policy defaults() {
        return new Policy(Mode.ENFORCE, FailOn.CRITICAL, Severity.HIGH, Completeness.defaults(), List.of("defaults"));
    }

    /** The same policy with another threshold, said to come from {@code source}, e.g. {@code --fail-on}. */
    public Policy failingOn(FailOn other, String source) {
        List<String> all = new ArrayList<>(sources);
        all.add(source);
        return new Policy(mode, other, unscoredAs, completeness, all);
    }
}
