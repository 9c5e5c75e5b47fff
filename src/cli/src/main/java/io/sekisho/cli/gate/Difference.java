package io.sekisho.cli.gate;

import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GateRuleRef;
import io.sekisho.model.Judgement;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two judgements of the same facts.
 *
 * @param before the one that the report held
 * @param after the new one
 * @param failing findings that fail now and did not, gravest first
 * @param passing findings that failed and do not now, gravest first
 */
record Difference(Judgement before, Judgement after, List<Changed> failing, List<Changed> passing) {
    /**
     * A finding that is judged otherwise.
     *
     * @param finding what it is
     * @param after the new answer
     */
    record Changed(Finding finding, FindingJudgement after) {
        /** What decided now. */
        By by() {
            GateRuleRef rule = after.rule();
            if (after.accepted() != null && after.reason().code().equals("policy.accepted")) {
                return new By(Decider.BASELINE, after.accepted());
            }
            if (rule != null) {
                return new By(Decider.RULE, rule.name());
            }
            return after.suppressed().isEmpty()
                    ? new By(Decider.UNKNOWN, "")
                    : new By(Decider.SUPPRESSION, after.suppressed().get(0).source());
        }
    }

    /** What kind of thing decided. */
    enum Decider {
        RULE,
        BASELINE,
        SUPPRESSION,
        UNKNOWN
    }

    /**
     * What decided.
     *
     * @param decider its kind
     * @param name the rule's name, or the place where it is written
     */
    record By(Decider decider, String name) {}

    static Difference of(Report report, Judgement after) {
        Map<String, FindingJudgement> earlier = new HashMap<>();
        report.judgement().findings().forEach(judged -> earlier.put(judged.fingerprint(), judged));
        List<Changed> failing = new ArrayList<>();
        List<Changed> passing = new ArrayList<>();
        for (int i = 0; i < after.findings().size(); i++) {
            FindingJudgement now = after.findings().get(i);
            FindingJudgement then = earlier.get(now.fingerprint());
            boolean failed = then != null && then.action() == Action.FAIL;
            boolean fails = now.action() == Action.FAIL;
            if (fails != failed) {
                (fails ? failing : passing)
                        .add(new Changed(report.facts().findings().get(i), now));
            }
        }
        Comparator<Changed> gravest =
                Comparator.comparing((Changed changed) -> changed.finding().severity());
        failing.sort(gravest);
        passing.sort(gravest);
        return new Difference(report.judgement(), after, List.copyOf(failing), List.copyOf(passing));
    }

    /** Whether anything that a pipeline or a person would notice is otherwise. */
    boolean isNone() {
        return failing.isEmpty()
                && passing.isEmpty()
                && before.verdict().outcome() == after.verdict().outcome()
                && before.verdict().complete() == after.verdict().complete()
                && before.verdict().exitCode() == after.verdict().exitCode();
    }

    /** How many of each severity, by what decided; those that change most come first. */
    static Map<By, Map<Severity, Long>> groups(List<Changed> changes) {
        Map<By, Map<Severity, Long>> groups = new HashMap<>();
        for (Changed changed : changes) {
            groups.computeIfAbsent(changed.by(), none -> new EnumMap<>(Severity.class))
                    .merge(changed.finding().severity(), 1L, Long::sum);
        }
        Comparator<By> most = Comparator.comparingLong(by ->
                -groups.get(by).values().stream().mapToLong(Long::longValue).sum());
        Map<By, Map<Severity, Long>> sorted =
                new TreeMap<>(most.thenComparing(By::decider).thenComparing(By::name));
        sorted.putAll(groups);
        return sorted;
    }
}
