package io.sekisho.core.policy;

import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SarifSuppression;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Applies the suppressions to one report's findings and remembers which were used. */
final class SuppressionRun {
    /** How long before its end an entry is announced to run out. */
    static final int SOON_DAYS = 14;

    private final Policy policy;
    private final Versions versions;
    private final LocalDate today;
    private final long[] covered;
    private long refused;

    SuppressionRun(Policy policy, Facts facts, LocalDate today) {
        this.policy = policy;
        this.versions = new Versions(facts);
        this.today = today;
        this.covered = new long[policy.suppressions().size()];
    }

    List<SuppressedOccurrence> of(Finding finding) {
        List<SuppressedOccurrence> suppressed = new ArrayList<>();
        for (int i = 0; i < finding.occurrences().size(); i++) {
            SuppressedOccurrence one = of(finding, i);
            if (one != null) {
                suppressed.add(one);
            }
        }
        return suppressed;
    }

    /** Every entry that covers it counts as used, the first that still holds is the one shown. */
    private SuppressedOccurrence of(Finding finding, int index) {
        Occurrence occurrence = finding.occurrences().get(index);
        SuppressedOccurrence first = null;
        for (int s = 0; s < covered.length; s++) {
            Suppression suppression = policy.suppressions().get(s);
            if (suppression.covers(finding, occurrence, versions)) {
                covered[s]++;
                if (first == null && !suppression.isExpired(today)) {
                    first = new SuppressedOccurrence(
                            index, suppression.source(), suppression.explanation(), suppression.expires());
                }
            }
        }
        return first == null && occurrence.toolSuppression() != null ? ofTool(occurrence, index) : first;
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

    /** @return what the owner of the file should know, in its order, then what did not count; asked after the last finding */
    List<Text> notes(Facts facts) {
        boolean everythingSeen = !facts.project().scope().equals("staged")
                && !facts.project().scope().equals("range")
                && facts.coverage().scanners().stream()
                        .allMatch(run ->
                                run.state() == ScannerState.COMPLETED || run.state() == ScannerState.NOTHING_TO_SCAN);
        List<Text> notes = new ArrayList<>();
        for (int s = 0; s < covered.length; s++) {
            Suppression suppression = policy.suppressions().get(s);
            if (suppression.isExpired(today)) {
                notes.add(Text.of(
                        "policy.suppression-expired",
                        suppression.source(),
                        suppression.expires(),
                        covered[s],
                        suppression.reason()));
            } else if (covered[s] == 0 && everythingSeen) {
                notes.add(Text.of("policy.suppression-unused", suppression.source(), suppression.reason()));
            } else if (covered[s] > 0 && !suppression.expires().isAfter(today.plusDays(SOON_DAYS))) {
                notes.add(Text.of(
                        "policy.suppression-expires-soon",
                        suppression.source(),
                        suppression.expires(),
                        covered[s],
                        suppression.reason()));
            }
        }
        if (refused > 0) {
            notes.add(Text.of("policy.in-source-refused", refused));
        }
        return notes;
    }
}
