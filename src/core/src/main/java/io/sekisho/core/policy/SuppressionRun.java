package io.sekisho.core.policy;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.reference.History;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SarifSuppression;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Applies the suppressions to one report's findings and remembers which were used. */
final class SuppressionRun {
    private final Policy policy;
    private final Reviewed reviewed;
    private final LocalDate today;
    private final SuppressionUse use;
    private final boolean[] counts;
    private final Set<String> here = new HashSet<>();
    private long refused;

    /** @param reviewed what counts besides the policy's entries, and before them */
    SuppressionRun(Policy policy, Facts facts, Reviewed reviewed, LocalDate today) {
        this.policy = policy;
        this.reviewed = reviewed;
        this.today = today;
        this.use = new SuppressionUse(policy.suppressions(), facts);
        facts.findings().forEach(finding -> here.add(finding.fingerprint()));
        this.counts = new boolean[policy.suppressions().size()];
        for (int i = 0; i < counts.length; i++) {
            Suppression entry = policy.suppressions().get(i);
            counts[i] = !entry.isExpired(today) && policy.limits().admits(entry, today);
        }
    }

    /** To be asked once for each finding, since it is counted. */
    List<SuppressedOccurrence> of(Finding finding) {
        Map<Integer, SuppressedOccurrence> suppressed = covered(finding, use.count(finding));
        for (int i = 0; i < finding.occurrences().size(); i++) {
            if (!suppressed.containsKey(i) && isRefused(finding.occurrences().get(i))) {
                refused++;
            }
        }
        return List.copyOf(suppressed.values());
    }

    /** The same without counting, by position, ascending. */
    Map<Integer, SuppressedOccurrence> covered(Finding finding) {
        return covered(finding, use.covering(finding));
    }

    private Map<Integer, SuppressedOccurrence> covered(Finding finding, int[][] covering) {
        // Who owns and approved it is not told apart in a report, so only whether any counts can be asked of it.
        Map<Integer, SuppressedOccurrence> then =
                policy.limits().allowed() ? reviewed.suppressed(finding.fingerprint(), today) : Map.of();
        Map<Integer, SuppressedOccurrence> suppressed = new TreeMap<>();
        for (int i = 0; i < covering.length; i++) {
            SuppressedOccurrence one =
                    then.containsKey(i) ? then.get(i) : of(finding.occurrences().get(i), i, covering[i]);
            if (one != null) {
                suppressed.put(i, one);
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
        boolean listed = occurrence.toolSuppression() != null
                && !isRefused(occurrence)
                && (policy.honourExternal() || !isExternal(occurrence));
        return listed ? new SuppressedOccurrence(index, occurrence.toolSuppression(), null, null) : null;
    }

    /** Our own scanners have judged already who wrote theirs. */
    private boolean isRefused(Occurrence occurrence) {
        return occurrence.toolSuppression() != null
                && isExternal(occurrence)
                && policy.honourExternal()
                && !policy.honourInSource()
                && !SarifSuppression.isExternal(occurrence.toolSuppression());
    }

    private static boolean isExternal(Occurrence occurrence) {
        return occurrence.scanner().equals("external");
    }

    /**
     * Whether an entry that counts would cover a place under another path.
     *
     * @return null when that cannot be told
     */
    Boolean wouldCover(Finding finding, int at, String path) {
        FormerName former = new FormerName(finding, at, path);
        int[] covering = use.covering(former.finding())[0];
        if (Arrays.stream(covering).anyMatch(entry -> counts[entry])) {
            return true;
        }
        return former.isCertain() || !hasLostName(finding) ? Boolean.FALSE : null;
    }

    /** Whether an entry that counts names a fingerprint of its kind that nothing has now. */
    private boolean hasLostName(Finding finding) {
        for (int i = 0; i < counts.length; i++) {
            String name = policy.suppressions().get(i).fingerprint();
            if (counts[i] && name != null && Fingerprints.isCurrent(finding.kind(), name) && !here.contains(name)) {
                return true;
            }
        }
        return false;
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
