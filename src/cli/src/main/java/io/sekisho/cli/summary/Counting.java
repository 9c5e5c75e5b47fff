package io.sekisho.cli.summary;

import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A report's findings, sorted by whether they count.
 *
 * @param counting those that the policy does not ignore, gravest first
 * @param failing fingerprints of those that fail the gate
 * @param suppressedFindings how many are suppressed as a whole
 * @param suppressedOccurrences how many occurrences are suppressed, in whole and in part
 * @param staged whether only what is staged for the next commit was looked at
 */
record Counting(
        List<Finding> counting,
        Set<String> failing,
        int suppressedFindings,
        int suppressedOccurrences,
        boolean staged) {
    static Counting of(Report report) {
        List<Finding> counting = new ArrayList<>();
        Set<String> failing = new HashSet<>();
        int findings = 0;
        int occurrences = 0;
        List<Finding> all = report.facts().findings();
        for (int i = 0; i < all.size(); i++) {
            FindingJudgement judged = report.judgement().findings().get(i);
            occurrences += judged.suppressed().size();
            if (judged.action() == Action.IGNORE) {
                findings++;
            } else {
                counting.add(all.get(i));
            }
            if (judged.action() == Action.FAIL) {
                failing.add(judged.fingerprint());
            }
        }
        return new Counting(
                counting,
                failing,
                findings,
                occurrences,
                report.facts().project().scope().equals("staged"));
    }
}
