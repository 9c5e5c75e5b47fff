package io.sekisho.core.enrich;

import static io.sekisho.core.enrich.Lists.entry;
import static io.sekisho.core.enrich.Lists.epss;
import static io.sekisho.core.enrich.Lists.kev;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sekisho.model.Coverage;
import io.sekisho.model.Enrichment;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kev;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnricherTest {
    private static final LocalDate ADDED = LocalDate.of(2021, 12, 10);
    private static final LocalDate DUE = LocalDate.of(2021, 12, 24);

    private final KevFile kev = KevFile.parse(
            kev("2026-11-23", entry("CVE-2021-44228", "2021-12-10", "2021-12-24", "Unknown")), "kev.json");
    private final EpssFile epss = EpssFile.parse(
            epss("2026-11-23", "CVE-2021-44228,0.9,0.99", "CVE-2021-45046,0.5,0.9", "CVE-2020-0001,0.1,0.2"),
            "epss.csv");

    EnricherTest() throws EnrichException {}

    private Enricher enricher(Needs needs) {
        return new Enricher(kev, epss, needs, List.of());
    }

    private static Finding finding(String id, List<String> aliases, Kev own) {
        Vulnerability known =
                new Vulnerability(id, aliases, null, "g:a", "1", null, null, null, List.of(), null, own, null);
        return new Finding(
                Kind.DEPENDENCY,
                "d1:" + id,
                Severity.HIGH,
                null,
                new Rule(id, null, null, null, null),
                null,
                known,
                null,
                null,
                null,
                null,
                List.of(Occurrence.at("dependency", Location.file("pom.xml"))));
    }

    private Vulnerability enriched(Finding finding) {
        return enricher(Needs.NONE).enrich(List.of(finding)).get(0).vulnerability();
    }

    @Test
    void findsTheCveAmongTheAliasesOfAnAdvisory() {
        Vulnerability known =
                enriched(finding("GHSA-jfh8-c2jp-5v3q", List.of("CVE-2021-45046", "CVE-2021-44228"), null));
        assertThat(known.kev()).isEqualTo(new Kev(ADDED, DUE, false));
        assertThat(known.epss().probability()).isEqualTo(0.9);
        assertThat(enriched(finding("CVE-2020-0001", List.of(), null)).kev()).isNull();
        assertThat(enriched(finding("CVE-2020-9999", List.of(), null)).epss()).isNull();
    }

    @Test
    void theCataloguesDatesWinAndWhatTheScannerKnewStays() {
        Kev own = new Kev(LocalDate.of(2022, 1, 1), null, true);
        assertThat(enriched(finding("CVE-2021-44228", List.of(), own)).kev()).isEqualTo(new Kev(ADDED, DUE, true));
        assertThat(enriched(finding("CVE-2020-0001", List.of(), own)).kev()).isEqualTo(own);
    }

    @Test
    void saysWhatDataWasUsed() {
        assertThat(enricher(Needs.NONE).enrichments(List.of(run(ScannerState.COMPLETED, "1400"))))
                .containsExactly(
                        new Enrichment("epss", "epss.csv", LocalDate.of(2026, 11, 23), 3),
                        new Enrichment("kev", "kev.json", LocalDate.of(2026, 11, 23), 1),
                        new Enrichment("kev", "ODC's database", null, 1400));
    }

    private static ScannerRun run(ScannerState state, String ownKev) {
        return new ScannerRun(
                "dependency", Kind.DEPENDENCY, "ODC", null, state, 1, 0, Map.of(), Map.of("database.kev", ownKev));
    }

    private static List<GapType> missing(Enricher enricher, ScannerRun run) {
        return enricher.gaps(List.of(run), List.of()).stream().map(Gap::type).toList();
    }

    @Test
    void whatThePolicyAsksForAndNobodyKnowsIsMissing() {
        Enricher none = new Enricher(null, null, new Needs(true, true), List.of());
        assertThat(missing(none, run(ScannerState.COMPLETED, "0")))
                .containsExactly(GapType.ENRICHMENT_MISSING, GapType.ENRICHMENT_MISSING);
        assertThat(missing(none, run(ScannerState.COMPLETED, "1400"))).containsExactly(GapType.ENRICHMENT_MISSING);
        assertThat(missing(none, run(ScannerState.LEFT_OUT, "0"))).isEmpty();
        assertThat(missing(Enricher.NONE, run(ScannerState.COMPLETED, "0"))).isEmpty();
        assertThat(missing(enricher(new Needs(true, true)), run(ScannerState.COMPLETED, "0")))
                .isEmpty();
    }

    private static Finding external(String id, String... aliases) {
        Finding own = finding(id, List.of(aliases), null);
        return new Finding(
                Kind.EXTERNAL,
                "x1:" + id,
                Severity.HIGH,
                null,
                own.rule(),
                null,
                own.vulnerability(),
                null,
                null,
                new ExternalDetail("grype", "error", 9.8),
                null,
                own.occurrences());
    }

    @Test
    void whatOtherToolsReportIsEnrichedToo() {
        assertThat(enriched(external("CVE-2021-44228")).kev()).isEqualTo(new Kev(ADDED, DUE, false));
        assertThat(enriched(external("GHSA-jfh8-c2jp-5v3q", "CVE-2021-44228"))
                        .epss()
                        .probability())
                .isEqualTo(0.9);
    }

    @Test
    void theDatabasesOwnCatalogueSaysNothingOfWhatOtherToolsReport() {
        Enricher none = new Enricher(null, null, new Needs(true, false), List.of());
        List<ScannerRun> runs = List.of(run(ScannerState.COMPLETED, "1400"));
        assertThat(none.gaps(runs, List.of(external("CVE-2021-44228"))))
                .extracting(Gap::type, gap -> gap.message().code())
                .containsExactly(tuple(GapType.ENRICHMENT_MISSING, "enrich.missing-for-others"));
        assertThat(none.gaps(List.of(), List.of(external("CVE-2021-44228")))).hasSize(1);
        assertThat(enricher(new Needs(true, true)).gaps(runs, List.of(external("CVE-2021-44228"))))
                .isEmpty();
    }

    @Test
    void whatNoCveNamesCannotBeLookedUpAndIsSaid() {
        List<Finding> findings = List.of(
                external("GHSA-aaaa-bbbb-cccc"), external("CVE-2021-44228"), finding("GHSA-x", List.of(), null));
        Gap gap = enricher(new Needs(true, false)).gaps(List.of(), findings).get(0);
        assertThat(gap.type()).isEqualTo(GapType.ENRICHMENT_UNMATCHED);
        assertThat(gap.message()).isEqualTo(Text.of("enrich.unmatched", "grype", 1, "GHSA-aaaa-bbbb-cccc"));
        assertThat(gap.count()).isEqualTo(1);
        assertThat(enricher(Needs.NONE).gaps(List.of(), findings)).isEmpty();
        Facts facts = facts(findings, List.of());
        Enricher asked = enricher(new Needs(true, true));
        assertThat(asked.renew(asked.renew(facts)).coverage().gaps()).hasSize(1);
    }

    @Test
    void anOldReportIsEnrichedAnewAndSaysSo() {
        Kev before = new Kev(LocalDate.of(2020, 1, 1), null, false);
        Facts old = facts(
                List.of(finding("CVE-2021-44228", List.of(), null), finding("CVE-2020-0001", List.of(), before)),
                List.of(new Enrichment("kev", "old.json", LocalDate.of(2020, 1, 1), 7)));
        Facts missed = new Enricher(null, null, new Needs(true, true), List.of()).renew(old);
        assertThat(missed.coverage().gaps()).hasSize(1);
        assertThat(missed.findings()).isEqualTo(old.findings());

        Facts renewed = enricher(new Needs(true, true)).renew(missed);
        assertThat(renewed.coverage().gaps()).isEmpty();
        assertThat(renewed.enrichments()).extracting(Enrichment::source).containsExactly("epss.csv", "kev.json");
        assertThat(renewed.findings().get(0).vulnerability().kev().dateAdded()).isEqualTo(ADDED);
        assertThat(renewed.findings().get(1).vulnerability().kev()).isEqualTo(before);
        assertThat(enricher(new Needs(true, true)).renew(renewed)).isEqualTo(renewed);
    }

    private static Facts facts(List<Finding> findings, List<Enrichment> enrichments) {
        return new Facts(
                "t",
                Instant.EPOCH,
                1,
                new Project("p", null, null, "tree", null),
                findings,
                List.of(),
                new Coverage(List.of(run(ScannerState.COMPLETED, "0")), List.of()),
                enrichments);
    }
}
