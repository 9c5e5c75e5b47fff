package io.sekisho.core.standard;

import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Publication;
import io.sekisho.model.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Since when a finding is there: by what the judge says, else by the earliest commit. A secret is as old as its earliest commit
 * whenever it was first looked for. A vulnerability is never older than its publication. A commit of a day that has not come yet dates
 * nothing: its author's clock was ahead, or he would like his key never to grow old.
 *
 * @param day null when nothing dates it
 * @param sure whether it is no older for all that is known; else the day is only the one of the scan that found it
 */
record FirstEvidence(LocalDate day, boolean sure) {
    /** @param scanned the day of the scan, and {@code today} the one that ages are counted to, in UTC */
    static FirstEvidence of(Finding finding, FindingJudgement judged, LocalDate scanned, LocalDate today) {
        LocalDate seen = judged == null ? null : judged.firstSeen();
        LocalDate committed = finding.occurrences().stream()
                .flatMap(FirstEvidence::dates)
                .map(first -> LocalDate.ofInstant(first, ZoneOffset.UTC))
                .filter(day -> !day.isAfter(today))
                .min(LocalDate::compareTo)
                .orElse(null);
        LocalDate published = Publication.earliest(finding.vulnerability());
        LocalDate day = day(finding.kind(), seen, committed, published);
        boolean sure = day != null
                && (day.equals(committed)
                        || day.equals(published)
                        || seen != null && (seen.isBefore(scanned) || judged.status() == Status.NEW));
        return new FirstEvidence(day, sure);
    }

    private static LocalDate day(Kind kind, LocalDate seen, LocalDate committed, LocalDate published) {
        if (seen != null && kind != Kind.SECRET) {
            return seen;
        }
        if (published != null) {
            return committed == null || published.isAfter(committed) ? published : committed;
        }
        return seen != null && (committed == null || seen.isBefore(committed)) ? seen : committed;
    }

    /** Where a commit is known, it alone: what git told of a day that has not come was made the scan's. */
    private static Stream<Instant> dates(Occurrence occurrence) {
        Instant committed =
                occurrence.commit() == null ? null : occurrence.commit().date();
        return Stream.of(committed == null ? occurrence.since() : committed).filter(Objects::nonNull);
    }
}
