package io.sekisho.core.policy;

import io.sekisho.model.Severity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the judge applies.
 *
 * @param mode whether a failed gate ends the pipeline
 * @param failOn from which severity on a finding fails the gate
 * @param unscoredAs how a vulnerability without any score or severity word is gated
 * @param completeness what gaps do
 * @param honourExternal whether a suppression inside another tool's SARIF counts
 * @param honourInSource whether it counts even when it is written in the scanned sources, beside the code
 * @param suppressions reviewed exceptions, expired ones too
 * @param sources where all this was written, outermost first
 */
public record Policy(
        Mode mode,
        FailOn failOn,
        Severity unscoredAs,
        Completeness completeness,
        boolean honourExternal,
        boolean honourInSource,
        List<Suppression> suppressions,
        List<String> sources) {
    public Policy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(failOn, "failOn");
        Objects.requireNonNull(unscoredAs, "unscoredAs");
        Objects.requireNonNull(completeness, "completeness");
        suppressions = List.copyOf(suppressions);
        sources = List.copyOf(sources);
    }

    public static Policy defaults() {
        return new Policy(
                Mode.ENFORCE,
                FailOn.CRITICAL,
                Severity.HIGH,
                Completeness.defaults(),
                true,
                true,
                List.of(),
                List.of("defaults"));
    }

    /** The same policy with another threshold, said to come from {@code source}, e.g. {@code --fail-on}. */
    public Policy failingOn(FailOn other, String source) {
        List<String> all = Stream.concat(sources.stream(), Stream.of(source)).toList();
        return new Policy(mode, other, unscoredAs, completeness, honourExternal, honourInSource, suppressions, all);
    }

    public Policy suppressing(List<Suppression> others) {
        return new Policy(mode, failOn, unscoredAs, completeness, honourExternal, honourInSource, others, sources);
    }

    public Policy from(List<String> others) {
        return new Policy(mode, failOn, unscoredAs, completeness, honourExternal, honourInSource, suppressions, others);
    }

    /** The same policy for sources whose author nobody has reviewed: what they say against other tools' findings does not count. */
    public Policy withoutInSource() {
        return new Policy(mode, failOn, unscoredAs, completeness, honourExternal, false, suppressions, sources);
    }
}
