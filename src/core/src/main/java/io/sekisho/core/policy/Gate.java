package io.sekisho.core.policy;

import io.sekisho.model.Action;
import io.sekisho.model.Facts;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.GateRuleRef;
import io.sekisho.model.Outcome;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the verdict from what was decided for each finding and each gap. */
final class Gate {
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int INCOMPLETE = 3;

    private Gate() {}

    /** @param doubts what makes the judgement incomplete besides the gaps */
    static Verdict verdict(
            Facts facts,
            List<FindingJudgement> findings,
            List<GapJudgement> gaps,
            List<SuppressionRemark> remarks,
            Policy policy,
            List<Text> doubts) {
        long failing = findings.stream()
                .filter(finding -> finding.action() == Action.FAIL)
                .count();
        List<Gap> holes = gaps.stream()
                .filter(gap -> gap.effect() == Effect.INCOMPLETE)
                .map(gap -> facts.coverage().gaps().get(gap.index()))
                .toList();
        List<Text> reasons = new ArrayList<>();
        if (failing > 0) {
            reasons.addAll(failures(findings, policy));
        }
        List<Text> entries = entries(remarks, policy.limits());
        reasons.addAll(entries);
        boolean failed = failing > 0 || !entries.isEmpty();
        reasons.addAll(reasons(holes));
        reasons.addAll(doubts);
        boolean complete = holes.isEmpty() && doubts.isEmpty();
        Outcome outcome = failed ? Outcome.FAILED : complete ? Outcome.PASSED : Outcome.INCOMPLETE;
        if (failed && policy.mode() == Mode.OBSERVE) {
            reasons.add(Text.of("policy.observed"));
        }
        return new Verdict(
                outcome,
                complete,
                policy.mode().key(),
                policy.failOn().key(),
                exitCode(failed, complete, policy.mode()),
                reasons);
    }

    /** One reason for each rule that fails something, in the order of the gravest findings. */
    private static List<Text> failures(List<FindingJudgement> findings, Policy policy) {
        Map<GateRuleRef, Long> counts = findings.stream()
                .filter(finding -> finding.action() == Action.FAIL)
                .collect(Collectors.groupingBy(FindingJudgement::rule, LinkedHashMap::new, Collectors.counting()));
        List<Text> reasons = new ArrayList<>();
        counts.forEach((rule, count) -> reasons.add(
                rule.name().equals(GateRule.THRESHOLD)
                        ? Text.of(
                                "policy.failed", count, threshold(rule, policy).key())
                        : Text.of("policy.failed-rule", count, rule.name(), rule.source())));
        return reasons;
    }

    /**
     * One reason for each thing that may not be the matter with a suppression. A repository cannot mend one of a central policy.
     */
    private static List<Text> entries(List<SuppressionRemark> remarks, SuppressionLimits limits) {
        return Stream.of(SuppressionRemark.Type.values())
                .filter(type -> limits.failing().contains(type.key()))
                .flatMap(type -> entries(remarks.stream()
                        .filter(remark ->
                                remark.type() == type && !remark.suppression().central())
                        .toList()))
                .toList();
    }

    private static Stream<Text> entries(List<SuppressionRemark> alike) {
        return alike.isEmpty()
                ? Stream.empty()
                : Stream.of(Text.of(
                        "policy.failed-suppressions",
                        alike.size(),
                        alike.get(0).type().key(),
                        alike.get(0).suppression().source()));
    }

    private static FailOn threshold(GateRuleRef rule, Policy policy) {
        return policy.ruleSets().stream()
                .filter(set -> set.failOnSource().equals(rule.source()))
                .map(RuleSet::failOn)
                .findFirst()
                .orElse(policy.failOn());
    }

    private static int exitCode(boolean failed, boolean complete, Mode mode) {
        if (failed && mode == Mode.ENFORCE) {
            return FAILED;
        }
        return complete ? PASSED : INCOMPLETE;
    }

    /** One reason for each row of the table: a lone gap in its own words, many by number. */
    private static List<Text> reasons(List<Gap> holes) {
        Map<GapType, List<Gap>> rows = new EnumMap<>(GapType.class);
        holes.forEach(gap ->
                rows.computeIfAbsent(gap.type(), none -> new ArrayList<>()).add(gap));
        return rows.entrySet().stream()
                .map(row -> row.getValue().size() == 1
                        ? row.getValue().get(0).message()
                        : Text.of(
                                "policy.incomplete",
                                row.getKey().key(),
                                row.getValue().size()))
                .toList();
    }
}
