package io.sekisho.core.consolidate;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;

/** How grave a raw result is. */
public final class SeverityTable {
    private SeverityTable() {}

    /** The table that is shipped in the jar. */
    public static SeverityTable shipped() {
        return new SeverityTable();
    }

    Grade grade(RawFinding raw) {
        Severity severity = switch (raw.kind()) {
            case DEPENDENCY ->
                byScore(
                        raw.vulnerability().cvss().isEmpty()
                                ? 7.0
                                : raw.vulnerability().cvss().get(0).score());
            case SECRET -> raw.occurrence().inTree() ? Severity.CRITICAL : Severity.HIGH;
            case CODE -> Severity.MEDIUM;
            case EXTERNAL ->
                raw.external().securitySeverity() == null
                        ? Severity.MEDIUM
                        : byScore(raw.external().securitySeverity());
        };
        return new Grade(severity, Text.of("core.severity-table", severity.key()));
    }

    private static Severity byScore(double score) {
        if (score >= 9.0) {
            return Severity.CRITICAL;
        }
        if (score >= 7.0) {
            return Severity.HIGH;
        }
        return score >= 4.0 ? Severity.MEDIUM : score > 0 ? Severity.LOW : Severity.INFO;
    }
}
