package io.sekisho.core.writer.cyclonedx;

import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.vex.Claim;
import io.sekisho.model.SuppressionVex;
import java.net.URI;
import org.cyclonedx.model.vulnerability.Vulnerability.Analysis;
import org.cyclonedx.model.vulnerability.Vulnerability.Source;

/** How a product stands to a vulnerability, in CycloneDX's words. */
final class Stand {
    private Stand() {}

    static Analysis of(Claim claim, Wording wording) {
        Analysis analysis = new Analysis();
        analysis.setState(
                switch (claim.status()) {
                    case NOT_AFFECTED -> Analysis.State.NOT_AFFECTED;
                    case AFFECTED -> Analysis.State.EXPLOITABLE;
                    case FIXED -> Analysis.State.RESOLVED;
                    case UNDER_INVESTIGATION -> Analysis.State.IN_TRIAGE;
                });
        Analysis.Justification justification = justification(claim.justification());
        analysis.setJustification(justification);
        String reason = claim.sentence(wording);
        boolean unspoken = claim.justification() != null && justification == null;
        analysis.setDetail(unspoken && reason != null ? claim.justification().key() + ": " + reason : reason);
        return analysis;
    }

    /** @return null for what CycloneDX has no word for */
    private static Analysis.Justification justification(SuppressionVex.Justification justification) {
        if (justification == null) {
            return null;
        }
        return switch (justification) {
            case COMPONENT_NOT_PRESENT, VULNERABLE_CODE_NOT_PRESENT -> Analysis.Justification.CODE_NOT_PRESENT;
            case VULNERABLE_CODE_NOT_IN_EXECUTE_PATH -> Analysis.Justification.CODE_NOT_REACHABLE;
            case INLINE_MITIGATIONS_ALREADY_EXIST -> Analysis.Justification.PROTECTED_BY_MITIGATING_CONTROL;
            case VULNERABLE_CODE_CANNOT_BE_CONTROLLED_BY_ADVERSARY -> null;
        };
    }

    /**
     * Who publishes a vulnerability.
     *
     * @param page on it; null when none is known
     * @return null when nothing is known of it
     */
    static Source source(String id, String page) {
        Source source = new Source();
        if (id.matches("CVE-[0-9]{4}-[0-9]{4,19}")) {
            source.setName("NVD");
            source.setUrl("https://nvd.nist.gov/vuln/detail/" + id);
        } else if (id.matches("GHSA(-[0-9a-z]{4}){3}")) {
            source.setName("GitHub");
            source.setUrl("https://github.com/advisories/" + id);
        } else if (isPage(page)) {
            source.setUrl(page);
        } else {
            return null;
        }
        return source;
    }

    /** Whether it is the address of a page on the web, as far as one can see. */
    static boolean isPage(String link) {
        try {
            URI uri = link == null ? null : URI.create(link);
            return uri != null && uri.getHost() != null && uri.getScheme().matches("https?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
