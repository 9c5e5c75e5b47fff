package io.sekisho.core.policy;

import io.sekisho.core.standard.Standard;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.util.List;

/** A policy in the making: {@code policy.draft().mode(Mode.OBSERVE).policy()}. The parts are those of {@link Policy}. */
public final class PolicyDraft {
    private Mode mode;
    private Severity unscoredAs;
    private Completeness completeness;
    private boolean honourExternal;
    private boolean honourInSource;
    private boolean gateAll;
    private List<RuleSet> ruleSets;
    private List<Suppression> suppressions;
    private SuppressionLimits limits;
    private BaselineLimits baselineLimits;
    private Baseline baseline;
    private Standard standard;
    private List<String> sources;
    private boolean floored;
    private List<Text> notes;

    PolicyDraft(Policy from) {
        this.mode = from.mode();
        this.unscoredAs = from.unscoredAs();
        this.completeness = from.completeness();
        this.honourExternal = from.honourExternal();
        this.honourInSource = from.honourInSource();
        this.gateAll = from.gateAll();
        this.ruleSets = from.ruleSets();
        this.suppressions = from.suppressions();
        this.limits = from.limits();
        this.baselineLimits = from.baselineLimits();
        this.baseline = from.baseline();
        this.standard = from.standard();
        this.sources = from.sources();
        this.floored = from.floored();
        this.notes = from.notes();
    }

    public PolicyDraft mode(Mode other) {
        this.mode = other;
        return this;
    }

    public PolicyDraft unscoredAs(Severity other) {
        this.unscoredAs = other;
        return this;
    }

    public PolicyDraft completeness(Completeness other) {
        this.completeness = other;
        return this;
    }

    public PolicyDraft honourExternal(boolean other) {
        this.honourExternal = other;
        return this;
    }

    public PolicyDraft honourInSource(boolean other) {
        this.honourInSource = other;
        return this;
    }

    public PolicyDraft gateAll(boolean other) {
        this.gateAll = other;
        return this;
    }

    public PolicyDraft ruleSets(List<RuleSet> other) {
        this.ruleSets = other;
        return this;
    }

    public PolicyDraft suppressions(List<Suppression> other) {
        this.suppressions = other;
        return this;
    }

    public PolicyDraft limits(SuppressionLimits other) {
        this.limits = other;
        return this;
    }

    public PolicyDraft baselineLimits(BaselineLimits other) {
        this.baselineLimits = other;
        return this;
    }

    public PolicyDraft baseline(Baseline other) {
        this.baseline = other;
        return this;
    }

    public PolicyDraft standard(Standard other) {
        this.standard = other;
        return this;
    }

    public PolicyDraft sources(List<String> other) {
        this.sources = other;
        return this;
    }

    public PolicyDraft floored(boolean other) {
        this.floored = other;
        return this;
    }

    public PolicyDraft notes(List<Text> other) {
        this.notes = other;
        return this;
    }

    public Policy policy() {
        return new Policy(
                mode,
                unscoredAs,
                completeness,
                honourExternal,
                honourInSource,
                gateAll,
                ruleSets,
                suppressions,
                limits,
                baselineLimits,
                baseline,
                standard,
                sources,
                floored,
                notes);
    }
}
