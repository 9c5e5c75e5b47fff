package io.sekisho.core.writer.sarif;

import io.sekisho.model.Finding;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A number for readers that know no severities but make them of it: GitHub and GitLab from 0.0 to 10.0. A score that a source
 * gave is kept where both make our severity of it, else the nearest is taken with which they do.
 */
final class SecuritySeverity {
    private SecuritySeverity() {}

    static double of(Finding finding) {
        double score = score(finding);
        return switch (finding.severity()) {
            case CRITICAL -> within(9.1, score < 0 ? 9.5 : score, 10);
            case HIGH -> within(7, score < 0 ? 8 : score, 8.9);
            case MEDIUM -> within(4, score < 0 ? 5.5 : score, 6.9);
            case LOW -> within(1, score < 0 ? 2 : score, 3.9);
            case INFO -> 0;
        };
    }

    /** @return below 0 when nobody gave one */
    private static double score(Finding finding) {
        DoubleStream scores = DoubleStream.concat(
                Stream.ofNullable(finding.vulnerability())
                        .flatMap(vulnerability -> vulnerability.cvss().stream())
                        .mapToDouble(cvss -> cvss.score()),
                Stream.ofNullable(finding.external())
                        .filter(external -> external.securitySeverity() != null)
                        .mapToDouble(external -> external.securitySeverity()));
        return scores.findFirst().orElse(-1);
    }

    private static double within(double least, double score, double most) {
        return Math.round(Math.min(most, Math.max(least, score)) * 10) / 10.0;
    }
}
