package io.sekisho.core.writer.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Component;
import io.sekisho.model.Facts;
import io.sekisho.model.Report;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CycloneDxWriterTest extends ReportWriterContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected ReportWriter writer() {
        return new CycloneDxWriter();
    }

    private JsonNode read(Report report) throws IOException {
        return JSON.readTree(write(report, Language.EN).main());
    }

    @Test
    void everyReportIsValidByThePublishedSchema() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(),
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ShopReports.shop())) {
            for (Language language : Language.values()) {
                assertThat(CycloneDxSchema.errors(write(report, language).text()))
                        .isEmpty();
            }
        }
        String wrong = write(ShopReports.shop(), Language.EN).text().replace("\"not_affected\"", "\"safe\"");
        assertThat(CycloneDxSchema.errors(wrong)).isNotEmpty();
    }

    /** Part of a module's name, and no number of ours. */
    @Test
    void theSubpathOfAPackageUrlStays() throws IOException {
        String purl = "pkg:golang/example.org/mod@v1.0.0#sub/pkg";
        Report full = SampleReports.full();
        Component one = new Component(purl, "mod", "v1.0.0", "golang", List.of(), null, true, List.of());
        Facts facts = full.facts();
        Report report = new Report(
                new Facts(
                        facts.tool(),
                        facts.startedAt(),
                        1,
                        facts.project(),
                        facts.findings(),
                        List.of(one, one),
                        facts.coverage()),
                full.judgement());
        JsonNode components = read(report).get("components");
        assertThat(components.findValuesAsText("purl")).startsWith(purl, purl);
        assertThat(components.findValuesAsText("bom-ref")).contains(purl, purl + "#2");
    }

    @Test
    void listsEveryComponentOnceUnderANameOfItsOwn() throws IOException {
        JsonNode components = read(ShopReports.shop()).get("components");
        // Six files, two of which share a package, and what is between.
        assertThat(components).hasSize(7);
        Set<String> names = new HashSet<>();
        components.forEach(one -> names.add(one.get("bom-ref").asText()));
        assertThat(names).hasSize(7).contains("pkg:maven/org.example/between@3", ShopReports.WEB + "@1.0#2");
        assertThat(components.get(0).toString())
                .contains("\"scope\":\"required\"", "\"id\":\"Apache-2.0\"", "\"alg\":\"SHA-256\"", "\"line\":10");
        assertThat(components.get(1).get("type").asText()).isEqualTo("file");
        assertThat(components.get(2).toString()).contains("\"scope\":\"excluded\"", "\"name\":\"EPL 1.0: ours\"");
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        for (Report report : List.of(SampleReports.full(), SampleReports.hostile(), ShopReports.shop())) {
            JsonNode document = read(report);
            Set<String> known = new HashSet<>();
            known.add(document.at("/metadata/component/bom-ref").asText());
            document.get("components")
                    .forEach(one -> known.add(one.get("bom-ref").asText()));
            document.get("vulnerabilities")
                    .forEach(one -> one.get("affects")
                            .forEach(affected -> assertThat(known)
                                    .contains(affected.get("ref").asText())));
            document.get("dependencies").forEach(one -> {
                assertThat(known).contains(one.get("ref").asText());
                one.get("dependsOn").forEach(needed -> assertThat(known).contains(needed.asText()));
            });
        }
    }

    @Test
    void drawsTheGraphAsFarAsItIsKnown() throws IOException {
        JsonNode document = read(ShopReports.shop());
        String whole = document.at("/metadata/component/bom-ref").asText();
        assertThat(needed(document, whole)).containsExactly("pkg:maven/junit/junit@4.13", ShopReports.CORE);
        assertThat(needed(document, ShopReports.CORE))
                .containsExactly("pkg:generic/inner.jar", "pkg:maven/org.example/between@3");
        assertThat(needed(document, "pkg:maven/org.example/between@3"))
                .containsExactly(ShopReports.WEB + "@1.0", ShopReports.WEB + "@1.0#2", ShopReports.WEB + "@1.1");
    }

    private static List<String> needed(JsonNode document, String reference) {
        return StreamSupport.stream(document.get("dependencies").spliterator(), false)
                .filter(one -> one.get("ref").asText().equals(reference))
                .flatMap(one -> StreamSupport.stream(one.get("dependsOn").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void saysHowTheProjectStandsToEachVersion() throws IOException {
        JsonNode all = read(ShopReports.shop()).get("vulnerabilities");
        assertThat(all).hasSize(3);
        JsonNode never = all.get(0);
        assertThat(never.get("id").asText()).isEqualTo("CVE-2024-0001");
        assertThat(never.at("/analysis/state").asText()).isEqualTo("not_affected");
        assertThat(never.at("/analysis/justification").asText()).isEqualTo("code_not_reachable");
        assertThat(never.at("/analysis/detail").asText()).isEqualTo("Never called.");
        assertThat(never.get("affects")).hasSize(2);
        assertThat(never.get("ratings").toString())
                .isEqualTo("[{\"source\":{\"name\":\"Sekisho\"},\"severity\":\"critical\",\"method\":\"other\"},"
                        + "{\"source\":{\"name\":\"NVD\"},\"score\":9.8,\"method\":\"CVSSv31\","
                        + "\"vector\":\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"}]");
        JsonNode open = all.get(1);
        assertThat(open.at("/analysis/state").asText()).isEqualTo("in_triage");
        assertThat(open.at("/affects/0/ref").asText()).isEqualTo(ShopReports.WEB + "@1.1");
        assertThat(open.get("bom-ref")).isNotEqualTo(never.get("bom-ref"));
        JsonNode accepted = all.get(2);
        assertThat(accepted.at("/analysis/state").asText()).isEqualTo("exploitable");
        assertThat(accepted.get("analysis").has("response"))
                .as("who accepts a risk for a while has not said what comes then")
                .isFalse();
        assertThat(accepted.at("/analysis/detail").asText())
                .isEqualTo("Risk accepted until 2027-03-31: Costs more than it is worth.");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        JsonNode document = read(SampleReports.incomplete());
        assertThat(document.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
        assertThat(document.at("/metadata/properties").toString()).contains("sekisho:gap:scanner-failed");
        assertThat(read(SampleReports.empty()).at("/compositions/0/aggregate").asText())
                .isEqualTo("unknown");
    }

    @Test
    void anotherDocumentHasAnotherSerialNumber() throws IOException {
        assertThat(read(ShopReports.shop()).get("serialNumber").asText())
                .isEqualTo(read(ShopReports.shop()).get("serialNumber").asText())
                .isNotEqualTo(read(SampleReports.full()).get("serialNumber").asText());
    }
}
