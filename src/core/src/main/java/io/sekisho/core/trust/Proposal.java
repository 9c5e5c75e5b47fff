package io.sekisho.core.trust;

import io.sekisho.core.config.Settings;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.policy.Policy;
import io.sekisho.model.Action;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.Judgement;
import io.sekisho.model.Occurrence;
import io.sekisho.model.StandardState;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What a branch would change in the policy by which it is judged, so that its reviewers see it.
 *
 * @param gaps the difference in words, for the report; empty when there is none
 * @param problems what is wrong in the files, each with file and line; empty when they can be read
 * @param own what they say; null when they cannot be read, or say what is in force
 * @param inForce what counts
 */
public record Proposal(List<Gap> gaps, List<Text> problems, Settings own, Settings inForce) {
    public Proposal {
        gaps = List.copyOf(gaps);
        problems = List.copyOf(problems);
    }

    /** Judges as the judgement in force was made: at the same time, compared with the same. */
    @FunctionalInterface
    public interface Trial {
        Judgement of(Facts facts, Policy policy);
    }

    /**
     * What it would make of a scan, by the same judge.
     *
     * @param now the judgement in force
     * @return empty when nothing is proposed that can be judged
     */
    public List<Text> effect(Facts facts, Judgement now, Trial trial) {
        if (own == null) {
            return List.of();
        }
        List<Finding> seen = new ArrayList<>();
        Predicate<String> excluded = excluded();
        int unseen = 0;
        for (Finding finding : facts.findings()) {
            List<Occurrence> left = finding.occurrences().stream()
                    .filter(place -> isSeen(finding, place, excluded))
                    .toList();
            if (left.isEmpty()) {
                unseen++;
            } else {
                seen.add(own.severities().regraded(finding.at(left), inForce.severities()));
            }
        }
        Judgement then = trial.of(facts.withFindings(seen), own.policy());
        List<Text> texts = new ArrayList<>();
        if (then.verdict().exitCode() != now.verdict().exitCode()
                || then.verdict().outcome() != now.verdict().outcome()) {
            texts.add(Text.of(
                    "change.effect-verdict",
                    now.verdict().outcome().key(),
                    now.verdict().exitCode(),
                    then.verdict().outcome().key(),
                    then.verdict().exitCode()));
        }
        if (unseen > 0) {
            texts.add(Text.of("change.effect-unseen", unseen));
        }
        count(
                "change.effect-suppressed",
                now,
                then,
                (one, other) -> other.suppressed().size() > one.suppressed().size(),
                texts);
        count(
                "change.effect-accepted",
                now,
                then,
                (one, other) -> one.accepted() == null && other.accepted() != null,
                texts);
        count(
                "change.effect-failing",
                now,
                then,
                (one, other) -> one.action() == Action.FAIL && other.action() != Action.FAIL,
                texts);
        long violated = violated(now.standard());
        long proposed = violated(then.standard());
        if (violated != proposed) {
            texts.add(Text.of("change.effect-standard", violated, proposed));
        }
        return texts.isEmpty() ? List.of(Text.of("change.effect-none")) : texts;
    }

    private Predicate<String> excluded() {
        try {
            return Globs.of(own.config().excludes())::matches;
        } catch (PlanException e) {
            return path -> false; // the reader has refused such a pattern
        }
    }

    private boolean isSeen(Finding finding, Occurrence place, Predicate<String> excluded) {
        boolean switchedOff = inForce.config().scanner(finding.kind()).enabled()
                && !own.config().scanner(finding.kind()).enabled();
        String path = place.location().path();
        return !switchedOff && (path == null || !excluded.test(path));
    }

    /** How many findings go one way, and how many the other. */
    private static void count(
            String code,
            Judgement now,
            Judgement then,
            BiPredicate<FindingJudgement, FindingJudgement> way,
            List<Text> texts) {
        Map<String, FindingJudgement> before = new HashMap<>();
        now.findings().forEach(judged -> before.put(judged.fingerprint(), judged));
        int there = 0;
        int back = 0;
        for (FindingJudgement after : then.findings()) {
            FindingJudgement earlier = before.get(after.fingerprint());
            there += way.test(earlier, after) ? 1 : 0;
            back += way.test(after, earlier) ? 1 : 0;
        }
        if (there + back > 0) {
            texts.add(Text.of(code, there, back));
        }
    }

    private static long violated(StandardState standard) {
        return standard == null
                ? 0
                : standard.items().stream()
                        .filter(item -> item.state() == StandardState.State.VIOLATED)
                        .count();
    }
}
