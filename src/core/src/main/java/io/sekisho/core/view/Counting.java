package io.sekisho.core.view;

import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import io.sekisho.model.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A report's findings, sorted by whether they count.
 *
 * @param counting those that the policy does not ignore for good, gravest first
 * @param judgements of those, by fingerprint
 * @param suppressedFindings how many are suppressed as a whole
 * @param suppressedOccurrences how many occurrences are suppressed, in whole and in part
 * @param ignored how many a gate rule ignores
 * @param staged whether only what is staged for the next commit was looked at
 */
public record Counting(
        List<Finding> counting,
        Map<String, FindingJudgement> judgements,
        int suppressedFindings,
        int suppressedOccurrences,
        int ignored,
        boolean staged) {
    private static final int SHORTEST = 15;

    public static Counting of(Report report) {
        List<Finding> counting = new ArrayList<>();
        Map<String, FindingJudgement> judgements = new HashMap<>();
        int findings = 0;
        int occurrences = 0;
        int ignored = 0;
        List<Finding> all = report.facts().findings();
        for (int i = 0; i < all.size(); i++) {
            FindingJudgement judged = report.judgement().findings().get(i);
            occurrences += judged.suppressed().size();
            if (counts(judged)) {
                counting.add(all.get(i));
                judgements.put(judged.fingerprint(), judged);
            } else if (judged.suppressed().size() == all.get(i).occurrences().size()) {
                findings++;
            } else {
                ignored++;
            }
        }
        return new Counting(
                counting,
                judgements,
                findings,
                occurrences,
                ignored,
                report.facts().project().scope().equals("staged"));
    }

    /** What is in its grace period is let pass today, and yet to be repaired. */
    public static boolean counts(FindingJudgement judged) {
        return judged.counts();
    }

    public FindingJudgement judgement(Finding finding) {
        return judgements.get(finding.fingerprint());
    }

    public boolean isFailing(Finding finding) {
        return judgement(finding).action() == Action.FAIL;
    }

    public boolean isNew(Finding finding) {
        return judgement(finding).status() == Status.NEW;
    }

    /** As much of the fingerprint as nobody else has, and not too little of it. */
    public String unique(Finding finding) {
        String whole = finding.fingerprint();
        for (int length = SHORTEST; length < whole.length(); length++) {
            String start = whole.substring(0, length);
            if (counting.stream()
                            .filter(other -> other.fingerprint().startsWith(start))
                            .count()
                    == 1) {
                return start;
            }
        }
        return whole;
    }
}
