package io.sekisho.core.standard;

import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Publication;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Since when a finding is there: by what the judge says, else by the earliest commit. A secret is as old as its earliest commit
 * whenever it was first looked for. A vulnerability is never older than its publication.
 */
final class FirstEvidence {
    private FirstEvidence() {}

    /** @return null when nothing dates it */
    static LocalDate of(Finding finding, FindingJudgement judged) {
        LocalDate seen = judged == null ? null : judged.firstSeen();
        if (seen != null && finding.kind() != Kind.SECRET) {
            return seen;
        }
        LocalDate committed = finding.occurrences().stream()
                .flatMap(FirstEvidence::dates)
                .min(Instant::compareTo)
                .map(first -> LocalDate.ofInstant(first, ZoneOffset.UTC))
                .orElse(null);
        if (finding.vulnerability() != null) {
            LocalDate published = Publication.earliest(finding.vulnerability());
            return published != null && (committed == null || published.isAfter(committed)) ? published : committed;
        }
        return seen != null && (committed == null || seen.isBefore(committed)) ? seen : committed;
    }

    private static Stream<Instant> dates(Occurrence occurrence) {
        Instant committed =
                occurrence.commit() == null ? null : occurrence.commit().date();
        return Stream.of(occurrence.since(), committed).filter(Objects::nonNull);
    }
}
