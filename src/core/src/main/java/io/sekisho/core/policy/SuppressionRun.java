package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SarifSuppression;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Applies the suppressions to one report's findings and remembers which were used. */
final class SuppressionRun {
    private final Policy policy;
    private final Reviewed reviewed;
    private final LocalDate today;
    private final SuppressionUse use;
    private final boolean[] counts;
    private long refused;

    /** @param reviewed what counts besides the policy's entries, and before them */
    SuppressionRun(Policy policy, Facts facts, Reviewed reviewed, LocalDate today) {
        this.policy = policy;
        this.reviewed = reviewed;
        this.today = today;
        this.use = new SuppressionUse(policy.suppressions(), facts);
        this.counts = new boolean[policy.suppressions().size()];
        for (int i = 0; i < counts.length; i++) {
            Suppression entry = policy.suppressions().get(i);
            counts[i] = !entry.isExpired(today) && policy.limits().admits(entry, today);
        }
    }

    List<SuppressedOccurrence> of(Finding finding) {
        int[][] covering = use.count(finding);
        // Who owns and approved it is not told apart in a report, so only whether any counts can be asked of it.
        Map<Integer, SuppressedOccurrence> then =
                policy.limits().allowed() ? reviewed.suppressed(finding.fingerprint(), today) : Map.of();
        List<SuppressedOccurrence> suppressed = new ArrayList<>();
        for (int i = 0; i < covering.length; i++) {
            SuppressedOccurrence one =
                    then.containsKey(i) ? then.get(i) : of(finding.occurrences().get(i), i, covering[i]);
            if (one != null) {
                suppressed.add(one);
            }
        }
        return suppressed;
    }

    /** The first entry that counts is the one shown. */
    private SuppressedOccurrence of(Occurrence occurrence, int index, int[] covering) {
        for (int i : covering) {
            if (counts[i]) {
                Suppression entry = policy.suppressions().get(i);
                return new SuppressedOccurrence(
                        index, entry.source(), entry.reason(), entry.expires(), entry.vex(), entry.who());
            }
        }
        return occurrence.toolSuppression() == null ? null : ofTool(occurrence, index);
    }

    /** Our own scanners have judged already who wrote theirs. */
    private SuppressedOccurrence ofTool(Occurrence occurrence, int index) {
        if (occurrence.scanner().equals("external")) {
            if (!policy.honourExternal()) {
                return null;
            }
            if (!policy.honourInSource() && !SarifSuppression.isExternal(occurrence.toolSuppression())) {
                refused++;
                return null;
            }
        }
        return new SuppressedOccurrence(index, occurrence.toolSuppression(), null, null);
    }

    /** @return which entries covered what; asked after the last finding */
    SuppressionUse use() {
        return use;
    }

    /** @return what the owners of the entries should know, in their order; asked after the last finding */
    List<SuppressionRemark> remarks(Facts facts, History history) {
        return new SuppressionReview(use, facts, policy.limits(), history, today, SuppressionReview.SOON_DAYS)
                .remarks();
    }

    /** @return what did not count although a tool said it; asked after the last finding */
    List<Text> notes() {
        return refused == 0 ? List.of() : List.of(Text.of("policy.in-source-refused", refused));
    }
}
