package io.sekisho.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What the scanners saw and what they could not see. Never changed after the scan.
 *
 * @param tool version of Sekisho
 * @param startedAt start of the scan, UTC
 * @param durationMillis wall time of the whole scan
 * @param project what was scanned
 * @param findings sorted by severity, kind, location, fingerprint
 * @param components everything in use, sorted by name and version
 * @param coverage scanners and gaps
 * @param enrichments what KEV and EPSS data were used, sorted by id; empty when none
 */
public record Facts(
        String tool,
        Instant startedAt,
        long durationMillis,
        Project project,
        List<Finding> findings,
        List<Component> components,
        Coverage coverage,
        List<Enrichment> enrichments) {
    public Facts {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(project, "project");
        findings = List.copyOf(findings);
        components = List.copyOf(components);
        Objects.requireNonNull(coverage, "coverage");
        enrichments = enrichments == null ? List.of() : List.copyOf(enrichments);
    }

    /** Facts without enrichment. */
    public Facts(
            String tool,
            Instant startedAt,
            long durationMillis,
            Project project,
            List<Finding> findings,
            List<Component> components,
            Coverage coverage) {
        this(tool, startedAt, durationMillis, project, findings, components, coverage, List.of());
    }

    /** The same facts, and more that was not seen. */
    public Facts withGaps(Collection<Gap> more) {
        List<Gap> all = new ArrayList<>(coverage.gaps());
        more.stream().filter(gap -> !all.contains(gap)).forEach(all::add);
        return new Facts(
                tool,
                startedAt,
                durationMillis,
                project,
                findings,
                components,
                new Coverage(coverage.scanners(), all),
                enrichments);
    }

    /** The same facts with other findings. */
    public Facts withFindings(List<Finding> others) {
        return new Facts(tool, startedAt, durationMillis, project, others, components, coverage, enrichments);
    }
}
