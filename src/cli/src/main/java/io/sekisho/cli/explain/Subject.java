package io.sekisho.cli.explain;

import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Report;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What is explained.
 *
 * @param report the report that knows it
 * @param finding null when it is gone
 * @param judgement null when it is gone
 * @param gone null when it is still there
 */
public record Subject(Report report, Finding finding, FindingJudgement judgement, GoneFinding gone) {
    /** The judgement's day. */
    LocalDate today() {
        return LocalDate.ofInstant(report.judgement().judgedAt(), ZoneOffset.UTC);
    }

    String fingerprint() {
        return finding == null ? gone.fingerprint() : finding.fingerprint();
    }
}
