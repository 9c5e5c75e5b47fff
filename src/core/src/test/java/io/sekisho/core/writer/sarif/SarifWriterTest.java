package io.sekisho.core.writer.sarif;

import static io.sekisho.core.writer.ReportBuilder.at;
import static io.sekisho.core.writer.ReportBuilder.code;
import static io.sekisho.core.writer.ReportBuilder.dependency;
import static io.sekisho.core.writer.ReportBuilder.external;
import static io.sekisho.core.writer.ReportBuilder.secret;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.reference.History;
import io.sekisho.core.scan.ExternalTools;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SarifWriterTest extends ReportWriterContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected SarifWriter writer() {
        return new SarifWriter();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("repository", "https://git.example.org/shop");
    }

    /** GitHub takes 10 MB: what goes in is chosen before anything is written. */
    @Override
    protected int mostHeld() {
        return 32;
    }

    private JsonNode runs(Report report) throws IOException {
        return JSON.readTree(write(report, Language.EN).text()).path("runs");
    }

    @Test
    void isWhatGitHubAndGitLabTake() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(),
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ReportBuilder.open(SampleReports.hostile()))) {
            JsonNode runs = runs(report);
            assertThat(runs).isNotEmpty().hasSizeLessThanOrEqualTo(20);
            Set<String> names = new HashSet<>();
            Set<String> categories = new HashSet<>();
            for (JsonNode run : runs) {
                assertThat(names.add(run.at("/tool/driver/name").asText())).isTrue();
                assertThat(categories.add(run.at("/automationDetails/id").asText()))
                        .isTrue();
                assertThat(run.at("/versionControlProvenance/0/repositoryUri").asText())
                        .isEqualTo("https://git.example.org/shop");
                run.at("/tool/driver/rules").forEach(SarifWriterTest::checkRule);
                run.path("results").forEach(result -> checkResult(result, run.at("/tool/driver/rules")));
            }
        }
    }

    private static void checkRule(JsonNode rule) {
        assertThat(rule.path("id").asText()).isNotBlank();
        assertThat(rule.path("name").asText()).hasSizeLessThanOrEqualTo(255);
        assertThat(rule.at("/shortDescription/text").asText()).hasSizeBetween(1, 1024);
        assertThat(rule.at("/fullDescription/text").asText()).hasSizeBetween(1, 1024);
        assertThat(rule.at("/help/text").asText()).isNotBlank();
        assertThat(rule.at("/help/markdown").asText()).isNotBlank();
        assertThat(rule.at("/properties/tags")).hasSizeLessThanOrEqualTo(10);
    }

    private static void checkResult(JsonNode result, JsonNode rules) {
        assertThat(rules.get(result.path("ruleIndex").asInt()).path("id")).isEqualTo(result.path("ruleId"));
        assertThat(result.at("/message/text").asText()).hasSizeBetween(1, 1024);
        URI uri = URI.create(
                result.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
        assertThat(uri.isAbsolute()).isFalse();
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isPositive();
        assertThat(result.at("/partialFingerprints/primaryLocationLineHash").asText())
                .matches("[0-9a-f]{40}:1");
    }

    @Test
    void aRunForEachToolThatRan() throws IOException {
        JsonNode runs = runs(ReportBuilder.complete()
                .run(Kind.SECRET, ScannerState.LEFT_OUT)
                .run(Kind.EXTERNAL, ScannerState.COMPLETED)
                .add(external("1", Severity.LOW, "Semgrep", at(Kind.EXTERNAL, "a.js", 2)), Action.WARN)
                .add(external("2", Severity.LOW, "The code tool", at(Kind.EXTERNAL, "a.js", 3)), Action.WARN)
                .build());
        assertThat(runs.findValuesAsText("name"))
                .contains("The dependency tool", "The code tool", "Semgrep", "The code tool-2")
                .doesNotContain("The secret tool");
        assertThat(runs.at("/0/automationDetails/id").asText()).isEqualTo("sekisho/dependency/");
    }

    private static Report failedCode() {
        return ReportBuilder.complete()
                .run(Kind.CODE, ScannerState.FAILED)
                .gap(GapType.SCANNER_FAILED, "code", Effect.INCOMPLETE)
                .gap(GapType.DATABASE_STALE, "dependency", Effect.INCOMPLETE)
                .gap(GapType.TOOL_NOTE, "dependency", Effect.NOTED)
                .add(code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 3)), Action.WARN)
                .build();
    }

    @Test
    void whatWasNotSeenWholeHasNoRunThatWouldCloseIt() throws IOException {
        JsonNode runs = runs(failedCode());
        assertThat(runs).hasSize(2);
        assertThat(runs.findValuesAsText("executionSuccessful"))
                .as("an old database hides nothing that was seen before")
                .containsExactly("true", "true");
        assertThat(runs.findValues("results")).allMatch(JsonNode::isEmpty);
        JsonNode told = runs.at("/0/invocations/0/toolExecutionNotifications");
        assertThat(told.findValuesAsText("level")).containsExactly("error", "error", "error", "note");
        assertThat(told.findValuesAsText("id"))
                .containsExactly("results-withheld", "scanner-failed", "database-stale", "tool-note");
        assertThat(told.at("/0/message/text").asText()).contains("The code tool did not complete");
    }

    @Test
    void whoClosesNothingMayHaveThatToo() throws IOException {
        Map<String, String> options =
                new HashMap<>(edition(failedCode(), Language.EN).options());
        options.put("partial", "write");
        JsonNode runs = JSON.readTree(
                        PaperSheets.of(writer(), new Edition(failedCode(), History.EMPTY, Language.EN, options))
                                .text())
                .path("runs");
        assertThat(runs.findValuesAsText("executionSuccessful")).containsExactly("true", "true", "false");
        assertThat(runs.at("/2/results")).hasSize(1);
    }

    @Test
    void whereNoRunRemainsOneOfOurOwnSaysWhy() throws IOException {
        JsonNode runs = runs(ReportBuilder.complete()
                .scope("range")
                .gap(GapType.DATABASE_PARTIAL, "dependency", Effect.INCOMPLETE)
                .gap(GapType.SOURCES_WITHOUT_CLASSES, "code", Effect.INCOMPLETE)
                .add(secret("1", Severity.HIGH, at(Kind.SECRET, "a", 1)), Action.FAIL)
                .build());
        assertThat(runs).hasSize(1);
        assertThat(runs.at("/0/tool/driver/name").asText()).isEqualTo("Sekisho");
        assertThat(runs.at("/0/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(runs.at("/0/results")).isEmpty();
        assertThat(runs.findValuesAsText("id"))
                .filteredOn("results-withheld"::equals)
                .hasSize(3);
    }

    @Test
    void anotherToolThatFoundNothingHasARunToo() throws IOException {
        JsonNode runs =
                runs(ReportBuilder.complete().run(tools("CodeQL", "Semgrep")).build());
        assertThat(runs.findValuesAsText("name")).contains("CodeQL", "Semgrep");
    }

    private static ScannerRun tools(String... names) {
        TreeMap<String, List<String>> versions = new TreeMap<>();
        List.of(names).forEach(name -> versions.put(name, List.of("1")));
        return new ScannerRun(
                "external",
                Kind.EXTERNAL,
                "Results of other tools",
                null,
                ScannerState.COMPLETED,
                1,
                0,
                Map.of(),
                ExternalTools.property(versions));
    }

    /** As of paths that were left out since: the scan itself is complete. */
    @Test
    void ofAKindThatTheJudgeDidNotSeeWholeThereIsNoRun() throws IOException {
        JsonNode runs = runs(ReportBuilder.complete()
                .gone(Kind.SECRET, "1", Status.NOT_SEEN)
                .gone(Kind.CODE, "2", Status.FIXED)
                .build());
        assertThat(runs)
                .extracting(run -> run.at("/tool/driver/name").asText())
                .containsExactly("The dependency tool", "The code tool");
        assertThat(runs.at("/0/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .contains("The secret tool");
    }

    @Test
    void whatWasNotSeenOfOneToolKeepsNoOtherBack() throws IOException {
        Report report = ReportBuilder.complete()
                .run(tools("CodeQL", "Semgrep"))
                .gone(Kind.EXTERNAL, "1", Status.NOT_SEEN)
                .add(external("2", Severity.LOW, "Semgrep", at(Kind.EXTERNAL, "a.js", 2)), Action.WARN)
                .build();
        assertThat(runs(report).findValuesAsText("name"))
                .as("nobody knows which")
                .doesNotContain("CodeQL", "Semgrep");
        History history = new History(
                Map.of(),
                Map.of(),
                null,
                Map.of("1", new History.Gone(report.judgement().gone().get(0), LocalDate.of(2026, 11, 24), "Semgrep")),
                null,
                new TreeMap<>());
        Edition edition = new Edition(
                report, history, Language.EN, edition(report, Language.EN).options());
        JsonNode runs = JSON.readTree(PaperSheets.of(writer(), edition).text()).path("runs");
        assertThat(runs.findValuesAsText("name")).contains("CodeQL").doesNotContain("Semgrep");
    }

    /** Its own run would be gone once it is repaired, and what GitHub knows of that would stay open for good. */
    @Test
    void whatAnotherToolSaysOfAFindingOfOursStandsInOurRun() throws IOException {
        JsonNode runs = runs(ReportBuilder.complete()
                .run(tools("Semgrep"))
                .add(secret("1", Severity.HIGH, at(Kind.SECRET, "a", 1), at(Kind.EXTERNAL, "a", 1)), Action.FAIL)
                .build());
        assertThat(runs)
                .extracting(run -> run.at("/tool/driver/name").asText())
                .containsExactly("The dependency tool", "The secret tool", "The code tool", "Semgrep");
        assertThat(runs.at("/1/results")).hasSize(2);
    }

    @Test
    void saysWhatIsSuppressedAndWhy() throws IOException {
        Finding finding = code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 3), at(Kind.CODE, "T.java", 4));
        JsonNode results = results(ReportBuilder.complete()
                .suppressed(finding, 0)
                .add(code("2", Severity.LOW, "m", at(Kind.CODE, "U.java", 1)), Action.WARN)
                .build());
        assertThat(results.findValuesAsText("uri")).containsExactly("T.java", "U.java", "A.java");
        assertThat(results.at("/0/suppressions").isArray()).isTrue();
        assertThat(results.at("/0/suppressions")).isEmpty();
        assertThat(results.at("/2/suppressions/0/justification").asText()).isEqualTo("only in tests");
        assertThat(results.at("/2/suppressions/0/kind").asText()).isEqualTo("external");
        assertThat(results.at("/2/suppressions/0/properties/expires").asText()).isEqualTo("2027-01-31");
    }

    @Test
    void saysWhichPlacesAreNew() throws IOException {
        Finding finding = code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 3), at(Kind.CODE, "B.java", 4));
        FindingJudgement judged = new FindingJudgement(
                finding.fingerprint(),
                Action.FAIL,
                null,
                null,
                List.of(),
                Status.NEW,
                Cause.INTRODUCED,
                List.of(1),
                null,
                null,
                null,
                null);
        JsonNode results = results(ReportBuilder.complete().add(finding, judged).build());
        assertThat(results.findValuesAsText("baselineState")).containsExactly("unchanged", "new");
        assertThat(results(ReportBuilder.complete().add(finding, Action.FAIL).build())
                        .findValues("baselineState"))
                .as("compared with nothing")
                .isEmpty();
    }

    private JsonNode results(Report report) throws IOException {
        for (JsonNode run : runs(report)) {
            if (!run.path("results").isEmpty()) {
                return run.path("results");
            }
        }
        throw new AssertionError("no results");
    }

    @Test
    void readersMakeOurSeveritiesOfItsNumbers() throws IOException {
        ReportBuilder report = ReportBuilder.complete();
        for (Severity severity : Severity.values()) {
            report.add(
                    dependency(severity.key(), severity, "CVE-" + severity.key(), at(Kind.DEPENDENCY, "pom.xml", 1)),
                    Action.WARN);
        }
        JsonNode run = runs(report.build()).get(0);
        assertThat(run.path("results").findValuesAsText("rank")).containsExactly("95", "80", "55", "20", "0");
        assertThat(run.path("results").findValuesAsText("level"))
                .containsExactly("error", "error", "warning", "note", "note");
        assertThat(run.at("/tool/driver/rules").findValuesAsText("security-severity"))
                .as("GitHub wants more than 0")
                .containsExactly("9.5", "8.0", "5.5", "2.0");
    }

    @Test
    void gitLabTellsKindsApartByTags() throws IOException {
        JsonNode runs = runs(ReportBuilder.complete()
                .add(secret("1", Severity.HIGH, at(Kind.SECRET, "a", 1)), Action.WARN)
                .build());
        assertThat(runs.findValue("tags").toString()).contains("\"CWE-798\"", "\"external/cwe/cwe-798\"");
    }

    @Test
    void bracketsAndBracesAreNoLinksAndPlaceholders() throws IOException {
        JsonNode results = results(ReportBuilder.complete()
                .add(code("1", Severity.HIGH, "[a](1) {0} {b}", at(Kind.CODE, "A.java", 3)), Action.WARN)
                .build());
        assertThat(results.at("/0/message/text").asText()).startsWith("\\[a\\](1) {{0}} {b}.");
    }

    @Test
    void cutsTheLeastGraveAndSaysHowMany() throws IOException {
        ReportBuilder report = ReportBuilder.complete();
        for (int i = 0; i < 6_000; i++) {
            Severity severity = i < 4_000 ? Severity.HIGH : Severity.LOW;
            report.add(code(String.valueOf(i), severity, "m", at(Kind.CODE, "A" + i + ".java", 3)), Action.WARN);
        }
        byte[] page = write(report.build(), Language.EN).main();
        assertThat(page.length).isLessThan(10_000_000);
        JsonNode run = JSON.readTree(page).at("/runs/2");
        assertThat(run.path("results")).hasSize(5_000);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .contains("1000 low");
    }

    @Test
    void keepsToTheSizeThatIsTaken() throws IOException {
        ReportBuilder report = ReportBuilder.complete();
        for (int i = 0; i < 4_990; i++) {
            String words = "\u65e5".repeat(2_000);
            report.add(code(String.valueOf(i), Severity.HIGH, words, at(Kind.CODE, "A" + i + ".java", 3)), Action.WARN);
        }
        byte[] page = write(report.build(), Language.EN).main();
        assertThat(page.length).isBetween(9_000_000, 10_000_000);
        assertThat(JSON.readTree(page)
                        .at("/runs/2/invocations/0/toolExecutionNotifications/0/descriptor/id")
                        .asText())
                .isEqualTo("results-cut");
    }

    @Test
    void keepsToTheRunsThatAreTaken() throws IOException {
        ReportBuilder report = ReportBuilder.complete();
        for (int i = 0; i < 30; i++) {
            report.add(external("" + i, Severity.LOW, "Tool " + i, at(Kind.EXTERNAL, "a.js", 2)), Action.WARN);
        }
        JsonNode runs = runs(report.build());
        assertThat(runs).hasSize(20);
        assertThat(runs.at("/0/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .contains("13 low");
    }
}
