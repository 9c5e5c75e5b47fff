package io.sekisho.core.writer.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerState;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What GitLab refuses, asked of each of its security reports, whether its schemas are at hand or not. */
abstract class SecurityReportContractTest extends ReportWriterContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    protected abstract ReportType type();

    @Override
    protected final SecurityReportWriter writer() {
        return new SecurityReportWriter(type());
    }

    protected final JsonNode page(Report report) throws IOException {
        String text = write(report, Language.EN).text();
        assertThat(GitLabSchemas.errors(type().dashed() + "-report-format-15.2.1.json", text))
                .isEmpty();
        return JSON.readTree(text);
    }

    protected final JsonNode entries(Report report) throws IOException {
        return page(report).path("vulnerabilities");
    }

    @Test
    void isWhatGitLabTakes() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(),
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ReportBuilder.open(SampleReports.full()),
                ReportBuilder.open(SampleReports.hostile()))) {
            JsonNode page = page(report);
            assertThat(page.path("version").asText()).isEqualTo("15.2.1");
            JsonNode scan = page.path("scan");
            assertThat(scan.path("type").asText()).isEqualTo(type().word());
            assertThat(scan.path("start_time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
            assertThat(scan.path("end_time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
            for (String tool : List.of("analyzer", "scanner")) {
                for (String field : List.of("/id", "/name", "/version", "/vendor/name")) {
                    assertThat(scan.path(tool).at(field).asText()).isNotEmpty();
                }
            }
            boolean isOpen = report.judgement().findings().stream()
                    .anyMatch(judged -> judged.suppressed().isEmpty());
            assertThat(page.path("vulnerabilities").isEmpty()).isEqualTo(!isOpen);
            Set<String> ids = new HashSet<>();
            for (JsonNode entry : page.path("vulnerabilities")) {
                assertThat(ids.add(entry.path("id").asText())).isTrue();
                assertThat(entry.path("name").asText()).hasSizeBetween(1, 255);
                assertThat(entry.path("solution").asText()).hasSizeBetween(1, 7_000);
                assertThat(entry.path("severity").asText()).matches("Critical|High|Medium|Low|Info");
                assertThat(entry.path("identifiers")).isNotEmpty().hasSizeLessThanOrEqualTo(20);
                entry.findValues("url").forEach(url -> assertThat(url.asText()).matches("https?://.+"));
                assertThat(entry.at("/location/file").asText()).matches("[^/.].*");
            }
        }
    }

    @Test
    void namesTheVersionThatTheUserSets() throws IOException {
        JsonNode page = JSON.readTree(PaperSheets.of(
                        writer(),
                        new Edition(SampleReports.full(), History.EMPTY, Language.EN, Map.of("version", "15.1.4")))
                .text());
        assertThat(page.path("version").asText()).isEqualTo("15.1.4");
        assertThat(page.path("schema").asText()).contains("v15.1.4");
    }

    @Test
    void whatDidNotCompleteGivesNoReport() {
        assertThat(withheld(ReportBuilder.complete().build())).isEmpty();
        for (ScannerState state : ScannerState.values()) {
            assertThat(withheld(ReportBuilder.complete()
                                    .run(type().main(), state)
                                    .build())
                            .isPresent())
                    .as(state.name())
                    .isEqualTo(state != ScannerState.COMPLETED && state != ScannerState.NOTHING_TO_SCAN);
        }
        assertThat(withheld(new ReportBuilder().build())).isPresent();
    }

    @Test
    void aGapThatMayHideFindingsGivesNoReport() {
        String scanner = type().main().key();
        for (String concerned : new String[] {scanner, null}) {
            assertThat(withheld(ReportBuilder.complete()
                            .gap(GapType.SCOPE_NARROWED, concerned, Effect.INCOMPLETE)
                            .build()))
                    .isPresent();
            assertThat(withheld(ReportBuilder.complete()
                            .gap(GapType.SCOPE_NARROWED, concerned, Effect.NOTED)
                            .build()))
                    .isEmpty();
        }
        assertThat(withheld(ReportBuilder.complete()
                        .gap(GapType.SCANNER_FAILED, "another", Effect.INCOMPLETE)
                        .build()))
                .isEmpty();
        assertThat(withheld(ReportBuilder.complete()
                        .gap(GapType.POLICY_UNREADABLE, null, Effect.INCOMPLETE)
                        .build()))
                .as("it says nothing of what was seen")
                .isEmpty();
    }
}
