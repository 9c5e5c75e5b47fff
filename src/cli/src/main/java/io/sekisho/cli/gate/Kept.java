package io.sekisho.cli.gate;

import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.BaselineText;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Change;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a report's own repository had reviewed stays when the report is judged by another policy: the question is what other rules
 * would do, not what they would do to a repository without its exceptions. The report itself tells them, until their day.
 */
final class Kept {
    private Kept() {}

    /** @param policy how it would be for a repository that has reviewed nothing */
    static Policy of(Policy policy, Report report) {
        Policy kept = policy.draft().baseline(baseline(policy, report)).policy();
        Change change = report.facts().project().change();
        return change == null || change.target() == null ? kept : kept.withoutInSource();
    }

    /** A directory's policy for repositories other than its own. */
    static Policy central(Policy own) {
        List<Suppression> central =
                own.suppressions().stream().filter(Suppression::central).toList();
        return own.suppressing(central);
    }

    /** What it accepted then; how it came to that, its ratchet included, was decided then. */
    private static Baseline baseline(Policy policy, Report report) {
        BaselineState state = report.judgement().baseline();
        Set<String> accepted = report.judgement().findings().stream()
                .filter(judged -> judged.accepted() != null)
                .map(FindingJudgement::fingerprint)
                .collect(Collectors.toSet());
        return state == null
                ? null
                : new Baseline(
                        state.source(),
                        state.until(),
                        false,
                        policy.baselineLimits(),
                        BaselineText.entries(report, accepted));
    }
}
