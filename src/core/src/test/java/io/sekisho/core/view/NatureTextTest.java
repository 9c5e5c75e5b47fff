package io.sekisho.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NatureTextTest {
    private final Wording wording = Wording.in(Language.EN);

    /** A catalogue of CVEs says nothing of what has none, and one that was not there says nothing at all. */
    @Test
    void onlyACveIsSaidToBeInNoCatalogueAndOnlyWhereThereWasOne() {
        Finding listed = SampleReports.full().facts().findings().stream()
                .filter(finding -> finding.vulnerability() != null)
                .findFirst()
                .orElseThrow();
        Finding unlisted = ReportBuilder.dependency(
                "1", Severity.HIGH, "CVE-2024-0001", ReportBuilder.at(Kind.DEPENDENCY, "pom.xml", 1));
        Finding advisory = ReportBuilder.dependency(
                "2", Severity.HIGH, "GHSA-jfh8-c2jp-5v3q", ReportBuilder.at(Kind.DEPENDENCY, "pom.xml", 1));
        Exploited with = new Exploited(facts(List.of(new Enrichment("kev", "file", LocalDate.of(2026, 11, 20), 1300))));
        Exploited without = new Exploited(facts(List.of()));
        NatureText nature = new NatureText(wording);
        assertThat(nature.exploited(listed, without)).contains("2021-12-10");
        assertThat(nature.exploited(unlisted, with)).isEqualTo(wording.of("explain.not-exploited"));
        assertThat(nature.exploited(unlisted, without)).isEqualTo(wording.of("explain.no-kev"));
        assertThat(nature.exploited(advisory, with)).isEqualTo(wording.of("explain.no-cve"));
    }

    private static Facts facts(List<Enrichment> enrichments) {
        Facts facts = ShopReports.shop().facts();
        return new Facts(
                facts.tool(),
                facts.startedAt(),
                1,
                facts.project(),
                List.of(),
                List.of(),
                facts.coverage(),
                enrichments);
    }
}
