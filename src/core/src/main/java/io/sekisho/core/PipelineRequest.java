package io.sekisho.core;

import io.sekisho.core.change.Changes;
import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.core.enrich.Enricher;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Gap;
import java.nio.file.Path;
import java.util.List;

/**
 * What one scan is made of.
 *
 * @param version version of Sekisho, for the report
 * @param repository by what name it is known where many come together; null where nobody tells
 * @param plan what there is to scan
 * @param scanners all that exist, those left out too
 * @param gaps what is not seen for reasons that neither plan nor scanners know (flags, configuration, trust)
 * @param severities the one table
 * @param policy what the judge applies
 * @param reference what earlier scans knew
 * @param changes what git says of this state
 * @param enricher what KEV and EPSS say
 * @param temporary directory under which each scanner gets a private one, removed before the run returns
 */
public record PipelineRequest(
        String version,
        String repository,
        ScanPlan plan,
        List<ScannerTask> scanners,
        List<Gap> gaps,
        SeverityTable severities,
        Policy policy,
        Reference reference,
        Changes changes,
        Enricher enricher,
        Path temporary) {
    public PipelineRequest {
        scanners = List.copyOf(scanners);
        gaps = List.copyOf(gaps);
    }

    /** A scan that is compared with nothing and enriched by nothing. */
    public PipelineRequest(
            String version,
            ScanPlan plan,
            List<ScannerTask> scanners,
            List<Gap> gaps,
            SeverityTable severities,
            Policy policy,
            Path temporary) {
        this(
                version,
                null,
                plan,
                scanners,
                gaps,
                severities,
                policy,
                Reference.NONE,
                Changes.NONE,
                Enricher.NONE,
                temporary);
    }
}
