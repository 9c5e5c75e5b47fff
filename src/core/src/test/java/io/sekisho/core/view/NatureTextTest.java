package io.sekisho.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Vulnerability;
import java.util.List;
import org.junit.jupiter.api.Test;

class NatureTextTest {
    private final Wording wording = Wording.in(Language.EN);

    /** A catalogue of CVEs says nothing of what has none. */
    @Test
    void onlyACveIsSaidToBeInNoCatalogue() {
        Vulnerability known = SampleReports.full().facts().findings().stream()
                .filter(finding -> finding.vulnerability() != null)
                .findFirst()
                .orElseThrow()
                .vulnerability();
        NatureText nature = new NatureText(wording);
        assertThat(nature.exploited(known)).contains("2021-12-10");
        assertThat(nature.exploited(known.enriched(null, null))).isEqualTo(wording.of("explain.not-exploited"));
        assertThat(nature.exploited(named(known, "GHSA-jfh8-c2jp-5v3q"))).isEqualTo(wording.of("explain.no-cve"));
    }

    private static Vulnerability named(Vulnerability known, String id) {
        return new Vulnerability(
                id,
                List.of(),
                known.packageUrl(),
                known.component(),
                known.componentVersion(),
                known.cpe(),
                known.affectedRange(),
                known.confidence(),
                known.cvss(),
                null,
                null,
                known.published());
    }
}
