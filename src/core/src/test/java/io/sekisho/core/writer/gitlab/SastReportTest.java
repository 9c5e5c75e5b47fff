package io.sekisho.core.writer.gitlab;

import static io.sekisho.core.writer.ReportBuilder.at;
import static io.sekisho.core.writer.ReportBuilder.code;
import static io.sekisho.core.writer.ReportBuilder.external;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.model.Action;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SastReportTest extends SecurityReportContractTest {
    @Override
    protected ReportType type() {
        return ReportType.SAST;
    }

    @Test
    void holdsOtherToolsResultsUnderTheirNames() throws IOException {
        Report report = ReportBuilder.complete()
                .run(Kind.EXTERNAL, ScannerState.COMPLETED)
                .add(code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 3)), Action.FAIL)
                .add(external("2", Severity.LOW, "Semgrep", at(Kind.EXTERNAL, "a.js", 0)), Action.WARN)
                .build();
        JsonNode entries = entries(report);
        assertThat(entries.findValuesAsText("file")).contains("A.java", "a.js");
        assertThat(entries.at("/0/scanner/name").asText()).isEqualTo("The code tool");
        assertThat(entries.at("/1/scanner/name").asText()).isEqualTo("Semgrep");
        assertThat(entries.at("/1/identifiers/0/value").asText()).isEqualTo("Semgrep: eval");
        assertThat(entries.at("/1/location").has("start_line")).isFalse();
        assertThat(entries.at("/1/links")).isEmpty();
    }

    @Test
    void unreadableResultsOfOtherToolsWithholdIt() {
        assertThat(withheld(ReportBuilder.complete()
                        .run(Kind.EXTERNAL, ScannerState.FAILED)
                        .build()))
                .isPresent();
    }

    @Test
    void leavesSuppressedPlacesOutAndSaysHowMany() throws IOException {
        Report report = ReportBuilder.complete()
                .suppressed(code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 3), at(Kind.CODE, "T.java", 4)), 1)
                .suppressed(code("2", Severity.HIGH, "m", at(Kind.CODE, "U.java", 3)), 0)
                .add(code("3", Severity.INFO, "m", at(Kind.CODE, "V.java", 3)), Action.IGNORE)
                .build();
        JsonNode page = page(report);
        assertThat(page.path("vulnerabilities")).hasSize(1);
        assertThat(page.at("/vulnerabilities/0/location/file").asText()).isEqualTo("A.java");
        assertThat(page.at("/scan/messages").findValuesAsText("value"))
                .containsExactly(
                        "Suppressed places are not listed here: 2.",
                        "Findings that a gate rule ignores are not listed here: 1.");
    }

    @Test
    void isTrackedByContentWhenLinesMove() throws IOException {
        JsonNode before = entries(ReportBuilder.complete()
                .add(code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 3), at(Kind.CODE, "A.java", 9)), Action.WARN)
                .build());
        JsonNode after = entries(ReportBuilder.complete()
                .add(
                        code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 5), at(Kind.CODE, "A.java", 11)),
                        Action.WARN)
                .build());
        assertThat(before.findValuesAsText("value")).isNotEmpty();
        for (int i = 0; i < 2; i++) {
            String signature = "/" + i + "/tracking/items/0/signatures/0/value";
            assertThat(after.at(signature)).isEqualTo(before.at(signature));
            assertThat(after.get(i).path("id")).isEqualTo(before.get(i).path("id"));
        }
        assertThat(before.at("/0/tracking/items/0/signatures/0/value"))
                .isNotEqualTo(before.at("/1/tracking/items/0/signatures/0/value"));
    }

    @Test
    void longTextsAreCut() throws IOException {
        String megabyte = "*[".repeat(500_000);
        JsonNode entry = entries(ReportBuilder.complete()
                        .add(code("1", Severity.HIGH, megabyte, at(Kind.CODE, "A.java", 3)), Action.WARN)
                        .build())
                .get(0);
        assertThat(entry.path("description").asText().length()).isLessThan(100_000);
    }

    @Test
    void nothingOfTheProjectIsMarkup() throws IOException {
        String hostile = "/close\n@root <img src=x> [a](javascript:b) `c` #1 https://evil.example\n- x\n1. y\n===";
        String description = entries(ReportBuilder.complete()
                        .add(code("1", Severity.HIGH, hostile, at(Kind.CODE, "A.java", 3)), Action.WARN)
                        .build())
                .at("/0/description")
                .asText();
        assertThat(description)
                .startsWith(
                        "\\/close\n`@`root \\<img src=x\\> \\[a\\](javascript:b) \\`c\\` \\#1 <https://evil.example>\n"
                                + "\\- x\n1\\. y\n\\===");
    }
}
