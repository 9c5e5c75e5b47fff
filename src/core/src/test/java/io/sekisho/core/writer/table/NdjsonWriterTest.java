package io.sekisho.core.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Report;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NdjsonWriterTest extends ReportWriterContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected ReportWriter writer() {
        return new NdjsonWriter();
    }

    /** BigQuery refuses a line with a field that the schema has not, without one that it requires, or of another type. */
    @Test
    void everyLineFitsTheSchemaBesideIt() throws IOException {
        Set<String> filled = new HashSet<>();
        for (Report report : List.of(
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ShopReports.shop(),
                ShopReports.proposed(java.time.Instant.parse("2026-11-25T00:00:00Z")))) {
            PaperSheets sheets = write(report, Language.JA);
            Map<String, JsonNode> schema = new HashMap<>();
            for (JsonNode field : JSON.readTree(sheets.files().get(NdjsonWriter.SCHEMA_FILE))) {
                schema.put(field.get("name").asText(), field);
                assertThat(field.get("name").asText()).matches("[a-z][a-z_]*");
                assertThat(field.get("description").asText()).isNotBlank().doesNotStartWith("data.");
            }
            for (String line : sheets.text().split("\n")) {
                JsonNode row = JSON.readTree(line);
                row.fields().forEachRemaining(field -> {
                    assertThat(schema).containsKey(field.getKey());
                    assertFits(field.getValue(), schema.get(field.getKey()));
                    filled.add(field.getKey());
                });
                schema.values().stream()
                        .filter(field -> field.get("mode").asText().equals("REQUIRED"))
                        .forEach(field ->
                                assertThat(row.has(field.get("name").asText())).isTrue());
            }
        }
        Set<String> never = new HashSet<>();
        for (Column column : Column.values()) {
            never.add(column.key());
        }
        never.removeAll(filled);
        assertThat(never).containsExactly("accepted_by");
    }

    private static void assertFits(JsonNode value, JsonNode field) {
        if (field.get("mode").asText().equals("REPEATED")) {
            assertThat(value.isArray()).isTrue();
            value.forEach(one -> assertFits(one, field.get("type").asText()));
        } else {
            assertFits(value, field.get("type").asText());
        }
    }

    private static void assertFits(JsonNode value, String type) {
        switch (type) {
            case "STRING" -> assertThat(value.isTextual()).isTrue();
            case "INT64" -> assertThat(value.isIntegralNumber()).isTrue();
            case "FLOAT64" -> assertThat(value.isNumber()).isTrue();
            case "BOOL" -> assertThat(value.isBoolean()).isTrue();
            case "DATE" -> LocalDate.parse(value.asText());
            case "TIMESTAMP" -> {
                Instant.parse(value.asText());
                assertThat(value.asText()).matches("[^.]*(\\.[0-9]{1,6})?Z");
            }
            default -> throw new AssertionError(type);
        }
    }

    @Test
    void hostileTextStaysInItsLine() throws IOException {
        String text = write(SampleReports.hostile(), Language.EN).text();
        long findings = SampleReports.hostile().facts().findings().size();
        long lines = text.lines().count();
        assertThat(lines).isEqualTo(1 + 1 + findings + suppressions(text));
        for (String line : text.split("\n")) {
            assertThat(JSON.readTree(line).isObject()).isTrue();
            assertThat(line).doesNotContain("\u202e", "\u2028");
        }
    }

    private static long suppressions(String text) {
        return text.lines()
                .filter(line -> line.contains("\"record_type\":\"suppression\""))
                .count();
    }
}
