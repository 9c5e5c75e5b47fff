package io.sekisho.core.policy;

import io.sekisho.core.standard.Standard;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the judge applies.
 *
 * @param mode whether a failed gate ends the pipeline
 * @param unscoredAs how a vulnerability without any score or severity word is gated
 * @param completeness what gaps do
 * @param honourExternal whether a suppression inside another tool's SARIF counts
 * @param honourInSource whether it counts even when it is written in the scanned sources, beside the code
 * @param gateAll whether a proposed change is judged for what it did not introduce, too
 * @param ruleSets at least one; each decides for itself, and the gravest action counts. More than one where a central policy is a
 *     floor; that comes first
 * @param suppressions reviewed exceptions, expired ones too
 * @param limits what a central policy demands of the repository's own suppressions
 * @param baselineLimits what is demanded of the repository's baseline
 * @param baseline accepted debt; null when there is none
 * @param standard the standard that the report tells the state of; null for none
 * @param sources where all this was written, outermost first
 * @param floored whether a central policy's threshold is a floor that neither repository nor flag loosens
 * @param notes what its reader should know of how it came about, e.g. what a repository tried to loosen
 */
public record Policy(
        Mode mode,
        Severity unscoredAs,
        Completeness completeness,
        boolean honourExternal,
        boolean honourInSource,
        boolean gateAll,
        List<RuleSet> ruleSets,
        List<Suppression> suppressions,
        SuppressionLimits limits,
        BaselineLimits baselineLimits,
        Baseline baseline,
        Standard standard,
        List<String> sources,
        boolean floored,
        List<Text> notes) {
    public Policy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(unscoredAs, "unscoredAs");
        Objects.requireNonNull(completeness, "completeness");
        ruleSets = List.copyOf(ruleSets);
        if (ruleSets.isEmpty()) {
            throw new IllegalArgumentException("no rule set");
        }
        suppressions = List.copyOf(suppressions);
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(baselineLimits, "baselineLimits");
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    public static Policy defaults() {
        return new Policy(
                Mode.ENFORCE,
                Severity.HIGH,
                Completeness.defaults(),
                true,
                true,
                false,
                List.of(new RuleSet("defaults", List.of(), FailOn.CRITICAL, "defaults")),
                List.of(),
                SuppressionLimits.NONE,
                BaselineLimits.NONE,
                null,
                null,
                List.of("defaults"),
                false,
                List.of());
    }

    /** The strictest threshold of all rule sets. */
    public FailOn failOn() {
        return ruleSets.stream()
                .map(RuleSet::failOn)
                .min(FailOn::strictestFirst)
                .orElseThrow();
    }

    /** Whether anything asks since when a finding is there. */
    public boolean asksForDays() {
        return RuleProblems.asksForDays(ruleSets);
    }

    /** Ids of the {@link io.sekisho.model.Enrichment} that some rule asks for, and without which it cannot say what it means to. */
    public Set<String> needs() {
        return RuleProblems.needs(ruleSets);
    }

    /** The same policy, to be changed in some parts. */
    public PolicyDraft draft() {
        return new PolicyDraft(this);
    }

    /**
     * The same policy with another threshold where no rule matches, said to come from e.g. {@code --fail-on}. Above a floor it can
     * only be a stricter one; a looser one is noted.
     *
     * @param other null for this policy as it is
     */
    public Policy failingOn(FailOn other, String source) {
        if (other == null) {
            return this;
        }
        if (floored && FailOn.strictestFirst(other, failOn()) > 0) {
            List<Text> all = new ArrayList<>(notes);
            all.add(Text.of("config.loosened", "gate.fail-on", other.key(), source, failOn().key(), failOnSource()));
            return draft().notes(all).policy();
        }
        List<RuleSet> sets = new ArrayList<>(ruleSets);
        if (!floored) {
            sets.replaceAll(set -> new RuleSet(set.source(), set.rules(), other, source));
        } else if (other != failOn()) {
            sets.add(new RuleSet(source, List.of(), other, source));
        }
        return draft().ruleSets(sets)
                .sources(Stream.concat(sources.stream(), Stream.of(source)).toList())
                .policy();
    }

    /** Where the strictest threshold is written. */
    public String failOnSource() {
        return ruleSets.stream()
                .min((one, two) -> FailOn.strictestFirst(one.failOn(), two.failOn()))
                .map(RuleSet::failOnSource)
                .orElseThrow();
    }

    public Policy suppressing(List<Suppression> others) {
        return draft().suppressions(others).policy();
    }

    public Policy from(List<String> others) {
        return draft().sources(others).policy();
    }

    /** The same policy for sources whose author nobody has reviewed: what they say against other tools' findings does not count. */
    public Policy withoutInSource() {
        return draft().honourInSource(false).policy();
    }
}
