package io.sekisho.cli.gate;

import io.sekisho.cli.gate.Difference.Changed;
import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Outcome;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;

/**
 * What is kept of one report among many.
 *
 * @param file where it was read
 * @param project name, commit and branch
 * @param scannedAt when its facts were made
 * @param before its own verdict
 * @param after the new one
 * @param failing findings that fail now
 * @param warning findings that warn now
 * @param newlyFailing of those that fail, those that did not
 * @param newlyPassing findings that failed and do not now
 * @param rule that fails the first; null when nothing fails
 * @param first the gravest finding that fails, without what a list does not show; null when none does
 */
record Row(
        Path file,
        Project project,
        Instant scannedAt,
        Verdict before,
        Verdict after,
        long failing,
        long warning,
        int newlyFailing,
        int newlyPassing,
        String rule,
        Finding first) {
    /** What stops first, then what fails most. */
    static final Comparator<Row> GRAVEST = Comparator.comparing((Row row) -> order(row.after.outcome()))
            .thenComparing(row -> row.first == null ? Severity.INFO : row.first.severity())
            .thenComparing(row -> -row.failing)
            .thenComparing(row -> row.project.name())
            .thenComparing(Row::file);

    /** By severity; within that what is known to be exploited. */
    private static final Comparator<Changed> WORST = Comparator.comparing(
                    (Changed changed) -> changed.finding().severity())
            .thenComparing(changed -> changed.finding().vulnerability() == null
                    || changed.finding().vulnerability().kev() == null);

    static Row of(Path file, Report report, Difference difference) {
        Judgement after = difference.after();
        Changed first = null;
        for (int i = 0; i < after.findings().size(); i++) {
            FindingJudgement judged = after.findings().get(i);
            if (judged.action() == Action.FAIL) {
                Changed failing = new Changed(report.facts().findings().get(i), judged);
                first = first == null || WORST.compare(failing, first) < 0 ? failing : first;
            }
        }
        return new Row(
                file,
                report.facts().project(),
                report.facts().startedAt(),
                report.judgement().verdict(),
                after.verdict(),
                DifferenceTable.count(after, Action.FAIL),
                DifferenceTable.count(after, Action.WARN),
                difference.failing().size(),
                difference.passing().size(),
                first == null ? null : first.by().name(),
                first == null ? null : first.finding());
    }

    private static int order(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> 0;
            case INCOMPLETE -> 1;
            case PASSED -> 2;
        };
    }
}
