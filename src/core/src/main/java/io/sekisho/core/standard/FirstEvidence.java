package io.sekisho.core.standard;

import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Occurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;

/** Since when a finding is there: what the judge says, else the earliest commit, else when the vulnerability became known. */
final class FirstEvidence {
    private FirstEvidence() {}

    /** @return null when nothing dates it */
    static LocalDate of(Finding finding, FindingJudgement judged) {
        if (judged != null && judged.firstSeen() != null) {
            return judged.firstSeen();
        }
        Instant first = finding.occurrences().stream()
                .flatMap(FirstEvidence::dates)
                .min(Instant::compareTo)
                .orElse(null);
        if (first != null) {
            return LocalDate.ofInstant(first, ZoneOffset.UTC);
        }
        return finding.vulnerability() == null ? null : finding.vulnerability().published();
    }

    private static Stream<Instant> dates(Occurrence occurrence) {
        Instant committed =
                occurrence.commit() == null ? null : occurrence.commit().date();
        return Stream.of(occurrence.since(), committed).filter(Objects::nonNull);
    }
}
