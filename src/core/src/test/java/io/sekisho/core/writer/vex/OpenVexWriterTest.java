package io.sekisho.core.writer.vex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.AllWriters;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.core.writer.table.CsvWriter;
import io.sekisho.model.Report;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenVexWriterTest extends ReportWriterContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected OpenVexWriter writer() {
        return new OpenVexWriter();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("author", "Shop team", "product", "pkg:maven/org.example/shop@1.2");
    }

    @Test
    void saysWhatTheSuppressionsSay() throws IOException {
        JsonNode document = JSON.readTree(write(ShopReports.shop(), Language.EN).main());
        assertThat(document.get("@context").asText()).isEqualTo("https://openvex.dev/ns/v0.2.0");
        assertThat(document.get("author").asText()).isEqualTo("Shop team");
        assertThat(Instant.parse(document.get("timestamp").asText())).isEqualTo("2026-11-24T06:30:00Z");
        assertThat(document.get("statements")).hasSize(3);
        JsonNode never = document.at("/statements/0");
        assertThat(never.at("/vulnerability/name").asText()).isEqualTo("CVE-2024-0001");
        assertThat(never.at("/products/0/@id").asText()).isEqualTo("pkg:maven/org.example/shop@1.2");
        assertThat(never.at("/products/0/subcomponents/0/@id").asText()).isEqualTo(ShopReports.WEB + "@1.0");
        assertThat(never.get("status").asText()).isEqualTo("not_affected");
        assertThat(never.get("justification").asText()).isEqualTo("vulnerable_code_not_in_execute_path");
        assertThat(document.at("/statements/1/status").asText()).isEqualTo("under_investigation");
        assertThat(document.at("/statements/2/action_statement").asText())
                .isEqualTo("Risk accepted until 2027-03-31: Costs more than it is worth.");
    }

    @Test
    void whoOwnsASuppressionIsNobodysBusinessOutside() throws IOException {
        assertThat(write(ShopReports.shop(), Language.EN).text()).doesNotContain("Alice");
        assertThat(PaperSheets.of(
                                new CsvWriter(),
                                AllWriters.edition(new CsvWriter(), ShopReports.shop(), History.EMPTY, Language.EN))
                        .text())
                .contains("(owner: Alice)");
    }

    @Test
    void everyIdIsAnIri() throws Exception {
        for (Report report : List.of(SampleReports.full(), SampleReports.hostile(), ShopReports.shop())) {
            for (JsonNode id : JSON.readTree(write(report, Language.JA).main()).findValues("@id")) {
                assertThat(new URI(id.asText()).isAbsolute()).isTrue();
            }
        }
    }

    @Test
    void isWithheldWhereThereIsNothingToState() {
        assertThat(withheld(SampleReports.empty())).isPresent();
        assertThat(withheld(ShopReports.shop())).isEmpty();
    }
}
