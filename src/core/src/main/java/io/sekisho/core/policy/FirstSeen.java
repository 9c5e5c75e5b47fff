package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Cause;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Publication;
import io.sekisho.model.Report;
import io.sekisho.model.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Since when a finding is known. What is disclosed today, of what a whole history and its reference had in sight, is seen
 * today. All else has the earliest day of which there is evidence: history, reference, commit dates; where none of them tells, and
 * the component was there before, the day on which its vulnerability was published. So a history that was lost never gives a
 * fresh period.
 *
 * <p>No day lies after the scan: one that does comes from a clock that was ahead, and counts as the scan's own. No vulnerability
 * was seen before it was published (its year, where no day is known), and a scan whose clock was behind tells no day.
 */
final class FirstSeen {
    private final History history;
    private final Report report;
    private final Map<String, LocalDate> judged;
    private final Set<String> undated = new HashSet<>();
    private final LocalDate then;
    private final LocalDate scanned;
    private Boolean whole;

    FirstSeen(Facts facts, Reference reference, LocalDate today) {
        this.history = reference.history();
        this.scanned = earlier(Clocks.day(facts), today);
        this.report = reference.report();
        if (report == null || Clocks.isBehind(report.facts(), history)) {
            this.then = null;
            this.judged = Map.of();
            return;
        }
        this.then = Clocks.day(report.facts());
        List<FindingJudgement> judgements = report.judgement().findings();
        this.judged = new HashMap<>(2 * judgements.size());
        for (FindingJudgement one : judgements) {
            if (one.firstSeen() == null) {
                undated.add(one.fingerprint());
            } else {
                judged.put(one.fingerprint(), one.firstSeen());
            }
        }
    }

    private boolean isWhole() {
        if (whole == null) {
            whole = report != null && isWhole(history, report);
        }
        return whole;
    }

    /** One that began after the reference, or that lacks what the reference has, is not the one that was kept beside it. */
    private static boolean isWhole(History history, Report report) {
        return history.began() != null
                && !history.began().isAfter(Clocks.day(report.facts()))
                && report.facts().findings().stream()
                        .allMatch(finding -> history.findings().containsKey(finding.fingerprint()));
    }

    /**
     * @param status null when not known
     * @param formerly fingerprints that it had before
     * @param inSight whether the reference would have told of it, had it been known
     */
    LocalDate of(Finding finding, Status status, Cause cause, Set<String> formerly, boolean inSight) {
        LocalDate published = Publication.earliest(finding.vulnerability());
        LocalDate first = first(finding, status, cause, formerly, inSight, published);
        boolean early = published != null && first.isBefore(published) && !published.isAfter(scanned);
        return early ? published : first;
    }

    private LocalDate first(
            Finding finding, Status status, Cause cause, Set<String> formerly, boolean inSight, LocalDate published) {
        LocalDate known = known(finding, formerly);
        if (known == null && cause == Cause.DISCLOSED && inSight && isWhole()) {
            return scanned;
        }
        LocalDate first = isDisclosure(finding, formerly, known) ? known : earlier(known, committed(finding));
        if (first == null && (status != Status.NEW || cause == Cause.DISCLOSED)) {
            first = published;
        }
        return earlier(first, undated.contains(finding.fingerprint()) ? earlier(then, scanned) : scanned);
    }

    /** Whether a day is one on which it became known: then no commit makes it earlier. */
    private boolean isDisclosure(Finding finding, Set<String> formerly, LocalDate known) {
        return known != null
                && (isDisclosure(finding.fingerprint(), known)
                        || !formerly.isEmpty() && formerly.stream().anyMatch(former -> isDisclosure(former, known)));
    }

    private boolean isDisclosure(String fingerprint, LocalDate known) {
        History.Seen seen = history.findings().get(fingerprint);
        return seen != null && seen.disclosed() && seen.first().equals(known);
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
        Instant first = null;
        for (Occurrence occurrence : finding.occurrences()) {
            if (occurrence.commit() != null) {
                first = earlier(first, occurrence.commit().date());
            }
            first = earlier(first, occurrence.since());
        }
        return first == null ? null : Clocks.day(first);
    }

    static <T extends Comparable<? super T>> T earlier(T first, T second) {
        if (first == null) {
            return second;
        }
        return second == null || first.compareTo(second) < 0 ? first : second;
    }
}
