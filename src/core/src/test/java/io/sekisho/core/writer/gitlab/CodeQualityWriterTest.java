package io.sekisho.core.writer.gitlab;

import static io.sekisho.core.writer.ReportBuilder.at;
import static io.sekisho.core.writer.ReportBuilder.code;
import static io.sekisho.core.writer.ReportBuilder.dependency;
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
import io.sekisho.model.Action;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeQualityWriterTest extends ReportWriterContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected CodeQualityWriter writer() {
        return new CodeQualityWriter();
    }

    private JsonNode page(Report report) throws IOException {
        JsonNode page = JSON.readTree(write(report, Language.EN).text());
        for (JsonNode entry : page) {
            assertThat(GitLabSchemas.errors("codeclimate.json", entry.toString()))
                    .isEmpty();
        }
        return page;
    }

    @Test
    void eachEntryIsWhatGitLabTakes() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(),
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ReportBuilder.open(SampleReports.full()),
                ReportBuilder.open(SampleReports.hostile()))) {
            Set<String> fingerprints = new HashSet<>();
            JsonNode page = page(report);
            assertThat(page.isArray()).isTrue();
            for (JsonNode entry : page) {
                assertThat(entry.path("description").asText()).isNotBlank();
                assertThat(entry.path("check_name").asText()).isNotBlank();
                assertThat(fingerprints.add(entry.path("fingerprint").asText())).isTrue();
                assertThat(entry.path("severity").asText()).matches("info|minor|major|critical|blocker");
                assertThat(entry.at("/location/path").asText())
                        .matches("[^/].*")
                        .doesNotStartWith("./");
                assertThat(entry.at("/location/lines/begin").asInt()).isPositive();
            }
        }
    }

    @Test
    void mapsSeverities() throws IOException {
        ReportBuilder report = ReportBuilder.complete();
        for (Severity severity : Severity.values()) {
            report.add(code(severity.key(), severity, "m", at(Kind.CODE, "A.java", 0)), Action.WARN);
        }
        assertThat(page(report.build()).findValuesAsText("severity"))
                .containsExactly("blocker", "critical", "major", "minor", "info");
    }

    @Test
    void listsThePlacesThatCount() throws IOException {
        JsonNode page = page(ReportBuilder.complete()
                .suppressed(
                        code(
                                "1",
                                Severity.HIGH,
                                "m",
                                at(Kind.CODE, "A.java", 3),
                                at(Kind.CODE, "A.java", 3),
                                at(Kind.CODE, "A.java", 4),
                                at(Kind.CODE, "./B.java", 0)),
                        2)
                .build());
        assertThat(page.findValuesAsText("path")).containsExactly("A.java", "B.java");
        assertThat(page.findValuesAsText("begin")).containsExactly("3", "1");
    }

    @Test
    void isWithheldWhenWhatIsMissingWouldPassForFixed() {
        assertThat(withheld(ReportBuilder.complete().build())).isEmpty();
        assertThat(withheld(ReportBuilder.complete()
                        .run(Kind.SECRET, ScannerState.TIMED_OUT)
                        .build()))
                .isPresent();
        assertThat(withheld(ReportBuilder.complete()
                        .run(Kind.SECRET, ScannerState.LEFT_OUT)
                        .gap(GapType.SCOPE_NARROWED, "secret", Effect.INCOMPLETE)
                        .build()))
                .isPresent();
        assertThat(withheld(ReportBuilder.complete()
                        .run(Kind.SECRET, ScannerState.LEFT_OUT)
                        .build()))
                .as("switched off for good by the trusted configuration")
                .isEmpty();
    }

    /** As of paths that were left out since, which the policy merely notes. */
    @Test
    void isWithheldWhereTheJudgeSaysNotSeen() {
        for (Kind kind : Kind.values()) {
            assertThat(withheld(ReportBuilder.complete()
                            .run(Kind.EXTERNAL, ScannerState.COMPLETED)
                            .gone(kind, "1", Status.NOT_SEEN)
                            .build()))
                    .as(kind.key())
                    .hasValue(Text.of("report.lacks-unseen", kind.key(), 1));
        }
        assertThat(withheld(ReportBuilder.complete()
                        .gone(Kind.SECRET, "1", Status.FIXED)
                        .build()))
                .isEmpty();
    }

    @Test
    void whoDoesWithoutAKindSeesTheOthers() throws IOException {
        Report report = ReportBuilder.complete()
                .gap(GapType.DATABASE_PARTIAL, "dependency", Effect.INCOMPLETE)
                .add(code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 3)), Action.WARN)
                .add(dependency("2", Severity.HIGH, "CVE-1", at(Kind.DEPENDENCY, "pom.xml", 3)), Action.WARN)
                .build();
        assertThat(withheld(report)).isPresent();
        Edition without = new Edition(report, History.EMPTY, Language.EN, Map.of("kinds", "code,secret"));
        assertThat(writer().withheld(without)).isEmpty();
        JsonNode page = JSON.readTree(PaperSheets.of(writer(), without).text());
        assertThat(page.findValuesAsText("check_name"))
                .as("that the scan was incomplete is told all the same")
                .containsExactly("database-partial", "SQL");
    }

    @Test
    void anIncompleteScanHasAnEntryOfItsOwn() throws IOException {
        JsonNode page = page(ReportBuilder.complete()
                .gap(GapType.DATABASE_STALE, "dependency", Effect.INCOMPLETE)
                .gap(GapType.TOOL_NOTE, "dependency", Effect.NOTED)
                .build());
        assertThat(page).hasSize(1);
        assertThat(page.at("/0/severity").asText()).isEqualTo("blocker");
        assertThat(page.at("/0/description").asText()).startsWith("The scan is incomplete: ");
    }

    /** GitLab shows one that is called otherwise as resolved and as new. */
    @Test
    void anEntryOfAGapIsCalledAsBeforeWhateverOthersThereAre() throws IOException {
        String alone = page(ReportBuilder.complete()
                        .gap(GapType.DATABASE_STALE, "dependency", Effect.INCOMPLETE)
                        .build())
                .at("/0/fingerprint")
                .asText();
        JsonNode page = page(ReportBuilder.complete()
                .gap(GapType.CLOCK_BEHIND, null, Effect.INCOMPLETE)
                .gap(GapType.DATABASE_STALE, "dependency", Effect.INCOMPLETE)
                .gap(GapType.DATABASE_STALE, "dependency", Effect.INCOMPLETE)
                .build());
        assertThat(page.findValuesAsText("fingerprint")).doesNotHaveDuplicates().contains(alone);
    }
}
