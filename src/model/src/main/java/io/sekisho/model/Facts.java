package io.sekisho.model;

import java.time.Instant;
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
 */
public record Facts(
        String tool,
        Instant startedAt,
        long durationMillis,
        Project project,
        List<Finding> findings,
        List<Component> components,
        Coverage coverage) {
    public Facts {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(project, "project");
        findings = List.copyOf(findings);
        components = List.copyOf(components);
        Objects.requireNonNull(coverage, "coverage");
    }
}
