package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Cause;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The earliest day of which there is evidence: history, reference, commit dates; where none of them tells, and the component was
 * there before, the day on which its vulnerability was published. So a history that was lost never gives a fresh period.
 *
 * <p>No day lies after the scan: one that does comes from a clock that was ahead, and counts as the scan's own. No vulnerability
 * was seen before it was published: such a day comes from a clock that was behind.
 */
final class FirstSeen {
    private final History history;
    private final Map<String, LocalDate> judged = new HashMap<>();
    private final Map<String, LocalDate> compared = new HashMap<>();
    private final LocalDate scanned;

    FirstSeen(Facts facts, Reference reference, LocalDate today) {
        this.history = reference.history();
        LocalDate day = day(facts.startedAt());
        this.scanned = day.isAfter(today) ? today : day;
        if (reference.report() != null) {
            LocalDate then = day(reference.report().facts().startedAt());
            reference.report().facts().findings().forEach(finding -> compared.put(finding.fingerprint(), then));
            for (FindingJudgement one : reference.report().judgement().findings()) {
                if (one.firstSeen() != null) {
                    judged.put(one.fingerprint(), one.firstSeen());
                }
            }
        }
    }

    /**
     * @param status null when not known
     * @param formerly fingerprints that it had before
     */
    LocalDate of(Finding finding, Status status, Cause cause, Set<String> formerly) {
        LocalDate first = earlier(known(finding, formerly), committed(finding));
        LocalDate published =
                finding.vulnerability() == null ? null : finding.vulnerability().published();
        if (first == null && (status != Status.NEW || cause == Cause.DISCLOSED)) {
            first = published;
        }
        first = earlier(first, earlier(compared.get(finding.fingerprint()), scanned));
        boolean early = published != null && first.isBefore(published) && !published.isAfter(scanned);
        return early ? published : first;
    }

    /** @return what earlier scans have said; null for nothing */
    private LocalDate known(Finding finding, Set<String> formerly) {
        LocalDate first = known(finding.fingerprint());
        for (String former : formerly) {
            first = earlier(first, known(former));
        }
        return first;
    }

    private LocalDate known(String fingerprint) {
        History.Seen seen = history.findings().get(fingerprint);
        return earlier(judged.get(fingerprint), seen == null ? null : seen.first());
    }

    /** @return what git says; null for nothing */
    private static LocalDate committed(Finding finding) {
        LocalDate first = null;
        for (Occurrence occurrence : finding.occurrences()) {
            if (occurrence.commit() != null && occurrence.commit().date() != null) {
                first = earlier(first, day(occurrence.commit().date()));
            }
            if (occurrence.since() != null) {
                first = earlier(first, day(occurrence.since()));
            }
        }
        return first;
    }

    private static LocalDate earlier(LocalDate first, LocalDate second) {
        if (first == null) {
            return second;
        }
        return second == null || first.isBefore(second) ? first : second;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
