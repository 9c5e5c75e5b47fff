package io.sekisho.core.policy;

import io.sekisho.model.Action;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Outcome;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Decides. The same facts, policy and clock always give the same judgement. */
public final class Judge {
    public Judgement judge(Facts facts, Policy policy, Clock clock) {
        List<FindingJudgement> findings =
                facts.findings().stream().map(finding -> judge(finding, policy)).toList();
        List<GapJudgement> gaps = new ArrayList<>();
        for (int i = 0; i < facts.coverage().gaps().size(); i++) {
            gaps.add(new GapJudgement(
                    i, policy.completeness().of(facts.coverage().gaps().get(i).type())));
        }
        return new Judgement(
                clock.instant(), policy.sources(), verdict(findings, gaps, policy), findings, gaps, List.of());
    }

    private static FindingJudgement judge(Finding finding, Policy policy) {
        boolean fails = policy.failOn().reached(finding.severity());
        return new FindingJudgement(
                finding.fingerprint(),
                fails ? Action.FAIL : Action.WARN,
                Text.of(
                        fails ? "policy.at-threshold" : "policy.below-threshold",
                        finding.severity().key(),
                        policy.failOn().key()),
                fails ? Text.of("policy.unblock", finding.fingerprint()) : null,
                List.of());
    }

    private static Verdict verdict(List<FindingJudgement> findings, List<GapJudgement> gaps, Policy policy) {
        long failing = findings.stream().filter(f -> f.action() == Action.FAIL).count();
        long holes = gaps.stream()
                .filter(gap -> gap.effect() == GapJudgement.Effect.INCOMPLETE)
                .count();
        List<Text> reasons = new ArrayList<>();
        if (failing > 0) {
            reasons.add(Text.of("policy.failed", failing, policy.failOn().key()));
        }
        if (holes > 0) {
            reasons.add(Text.of("policy.incomplete", holes));
        }
        Outcome outcome = failing > 0 ? Outcome.FAILED : holes > 0 ? Outcome.INCOMPLETE : Outcome.PASSED;
        int exitCode = failing > 0 && policy.mode() == Mode.ENFORCE ? 1 : holes > 0 ? 3 : 0;
        return new Verdict(
                outcome, holes == 0, policy.mode().key(), policy.failOn().key(), exitCode, reasons);
    }
}
