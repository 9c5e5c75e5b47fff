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
 * The earliest day of which there is evidence: history, reference, commit dates; for a component that was there before, the day on
 * which its vulnerability was published. So a history that was lost never gives a fresh period.
 *
 * <p>No day lies after the scan: one that does comes from a clock that was ahead, and counts as the scan's own. No vulnerability
 * was seen before it was published: such a day comes from a clock that was behind.
 */
final class FirstSeen {
    private final History history;
    private final Map<String, LocalDate> judged = new HashMap<>();
    private final LocalDate scanned;

    FirstSeen(Facts facts, Reference reference, LocalDate today) {
        this.history = reference.history();
        LocalDate day = day(facts.startedAt());
        this.scanned = day.isAfter(today) ? today : day;
        if (reference.report() != null) {
            LocalDate then = day(reference.report().facts().startedAt());
            reference.report().facts().findings().forEach(finding -> judged.put(finding.fingerprint(), then));
            for (FindingJudgement one : reference.report().judgement().findings()) {
                if (one.firstSeen() != null) {
                    judged.merge(one.fingerprint(), one.firstSeen(), FirstSeen::earlier);
                }
            }
        }
    }

    /**
     * @param status null when not known
     * @param formerly fingerprints that it had before
     */
    LocalDate of(Finding finding, Status status, Cause cause, Set<String> formerly) {
        LocalDate first = known(finding.fingerprint(), scanned);
        for (String former : formerly) {
            first = known(former, first);
        }
        LocalDate evidence = null;
        for (Occurrence occurrence : finding.occurrences()) {
            if (occurrence.commit() != null && occurrence.commit().date() != null) {
                evidence = earlier(evidence, day(occurrence.commit().date()));
            }
            if (occurrence.since() != null) {
                evidence = earlier(evidence, day(occurrence.since()));
            }
        }
        LocalDate published =
                finding.vulnerability() == null ? null : finding.vulnerability().published();
        if (published == null) {
            return earlier(first, evidence);
        }
        boolean wasThere = status != Status.NEW || cause == Cause.DISCLOSED;
        if (evidence != null) {
            first = earlier(first, evidence);
        } else if (wasThere) {
            first = earlier(first, published);
        }
        return first.isBefore(published) && !published.isAfter(scanned) ? published : first;
    }

    private LocalDate known(String fingerprint, LocalDate first) {
        History.Seen seen = history.findings().get(fingerprint);
        LocalDate earliest = earlier(first, judged.get(fingerprint));
        return seen == null ? earliest : earlier(earliest, seen.first());
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
