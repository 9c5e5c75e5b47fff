package io.sekisho.scanner.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalScannerTest {
    @TempDir
    Path temp;

    private SarifProject project;

    @BeforeEach
    void create() throws Exception {
        project = new SarifProject(temp);
    }

    private static String at(String uri, int line, String more) {
        return "{\"ruleId\":\"r\",\"message\":{\"text\":\"m\"},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\""
                + uri + "\"},\"region\":{\"startLine\":" + line + "}}}]" + more + "}";
    }

    @Test
    void withoutFilesThereIsNothingToScan() throws Exception {
        assertThat(project.scan().state()).isEqualTo(ScannerState.NOTHING_TO_SCAN);
    }

    @ParameterizedTest
    @CsvSource({
        "src/a.c, src/a.c",
        "./src//a.c, src/a.c",
        "src/../lib/a.c, lib/a.c",
        "src\\\\sub\\\\a.c, src/sub/a.c",
        "src/%E6%97%A5%20x.c, src/日 x.c",
        "src/50%.c, src/50%.c",
    })
    void readsRelativePathsAsToolsWriteThem(String uri, String path) throws Exception {
        assertThat(project.results(at(uri, 3, "")).only().occurrence().location())
                .isEqualTo(Location.line(path, 3));
    }

    @Test
    void absolutePathsInTheProjectBecomeRelative() throws Exception {
        String root = project.root.toString();
        project.results(
                at("file://" + root + "/src/a.c", 1, ""),
                at(root + "/src/b.c", 1, ""),
                at("file://localhost" + root + "/src/c.c", 1, ""),
                at("file:" + root + "/d%20d.c", 1, ""));
        assertThat(project.scan().findings())
                .extracting(raw -> raw.occurrence().location().path())
                .containsExactly("src/a.c", "src/b.c", "src/c.c", "d d.c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "../../etc/passwd",
                "/etc/passwd",
                "src/%2e%2e/%2e%2e/etc/passwd",
                "C:\\\\etc\\\\passwd"
            })
    void whatLiesOutsideIsSaidAndShownAtTheSarifFile(String uri) throws Exception {
        ScanResult result = project.results(at(uri, 1, "")).scan();
        RawFinding raw = result.findings().get(0);
        assertThat(raw.occurrence().location()).isEqualTo(Location.file("results.sarif"));
        assertThat(raw.occurrence().snippet()).isNull();
        assertThat(raw.message()).isEqualTo("m\npasswd");
        assertThat(result.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.type()).isEqualTo(GapType.PATH_OUTSIDE))
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("passwd"));
    }

    @Test
    void aLinkOutOfTheProjectIsNotRead() throws Exception {
        Files.writeString(temp.resolve("outside.txt"), "not yours\n");
        Files.createSymbolicLink(project.root.resolve("link.txt"), temp.resolve("outside.txt"));
        assertThat(project.results(at("link.txt", 1, "")).only().occurrence().snippet())
                .isNull();
    }

    @Test
    void theLineOfTheProjectMakesTheFingerprint() throws Exception {
        project.write("a.c", "x\n  strcpy(a,   b);\r\n").write("b/a.c", "");
        RawFinding first = project.results(at("a.c", 2, "")).only();
        assertThat(first.occurrence().snippet()).isEqualTo("strcpy(a,   b);");
        project = new SarifProject(temp);
        project.write("a.c", "x\n\n\nstrcpy(a, b);\n");
        RawFinding moved = project.results(at("a.c", 4, "")).only();
        assertThat(Fingerprints.of(moved.kind(), moved.identity()))
                .isEqualTo(Fingerprints.of(first.kind(), first.identity()));
    }

    @Test
    void whatIsNoDigestIsNoFingerprint() throws Exception {
        project.write("a.c", "one\ntwo\n");
        project.results(
                at("a.c", 1, ",\"fingerprints\":{\"matchBasedId/v1\":\"requires login\"}"),
                at("a.c", 2, ",\"fingerprints\":{\"matchBasedId/v1\":\"requires login\"}"));
        assertThat(project.scan().findings())
                .extracting(raw -> raw.identity().get(3))
                .containsExactly("one", "two");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"security-severity\":\"9.8\"', 9.8",
        "'\"security-severity\":7', 7.0",
        "'\"security-severity\":\"high\"',",
        "'\"security-severity\":11',",
        "'\"security-severity\":\"NaN\"',",
    })
    void readsSecuritySeverityOfAResult(String property, Double expected) throws Exception {
        RawFinding raw = project.results(at("a.c", 1, ",\"properties\":{" + property + "}"))
                .only();
        assertThat(raw.external().securitySeverity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"kind\":\"external\"}', true",
        "'{\"kind\":\"external\",\"status\":\"accepted\"}', true",
        "'{\"kind\":\"external\",\"status\":\"rejected\"}', false",
        "'{\"kind\":\"inSource\"},{\"kind\":\"external\",\"status\":\"underReview\"}', false",
        "'', false",
    })
    void onlyAcceptedSuppressionsAreFacts(String suppressions, boolean suppressed) throws Exception {
        RawFinding raw = project.results(at("a.c", 1, ",\"suppressions\":[" + suppressions + "]"))
                .only();
        assertThat(raw.occurrence().toolSuppression() != null).isEqualTo(suppressed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"CWE-79: Cross-site Scripting\"", "\"external/cwe/cwe-079\"", "\"CWE79\""})
    void readsWeaknessesFromTags(String tag) throws Exception {
        RawFinding raw = project.results(at("a.c", 1, ",\"properties\":{\"tags\":[" + tag + "]}"))
                .only();
        assertThat(raw.rule().cwes()).containsExactly(79);
    }

    @Test
    void readsWeaknessesFromTaxa() throws Exception {
        String taxa =
                ",\"taxa\":[{\"id\":\"CWE-89\",\"toolComponent\":{\"name\":\"cwe\"}},{\"id\":\"1\",\"toolComponent\":{\"name\":\"OWASP\"}}]";
        assertThat(project.results(at("a.c", 1, taxa)).only().rule().cwes()).containsExactly(89);
    }

    @Test
    void grypesRuleIsTheVulnerability() throws Exception {
        String result = at("app.jar", 0, "").replace("\"ruleId\":\"r\"", "\"ruleId\":\"CVE-2021-44228-log4j-core\"");
        assertThat(project.results(result).only().rule().id()).isEqualTo("CVE-2021-44228");
    }

    @Test
    void aCredentialNeverLeavesTheFile() throws Exception {
        String value = "c0rrectHorse-battery";
        project.write("a.py", "password = '" + value + "'\n");
        project.results(at("a.py", 1, ",\"properties\":{\"tags\":[\"CWE-798\"]}")
                .replace("\"text\":\"m\"", "\"text\":\"hard-coded `" + value + "` found\"")
                .replace("\"startLine\":1", "\"startLine\":1,\"snippet\":{\"text\":\"password = '" + value + "'\"}"));
        RawFinding raw = project.only();
        assertThat(raw.toString()).doesNotContain(value);
        assertThat(raw.message()).isEqualTo("hard-coded *** found");
    }

    @Test
    void noOtherResultShowsTheLineOfASecret() throws Exception {
        project.write("a.py", "x = 1\nlogin('sa', 'c0rrectHorse')\n");
        project.results(
                at("a.py", 2, "")
                        .replace("\"text\":\"m\"", "\"text\":\"unencrypted login, password: c0rrectHorse\"")
                        .replace("\"ruleId\":\"r\"", "\"ruleId\":\"hard-coded-secret\""),
                at("a.py", 2, ""),
                at("a.py", 1, ""));
        List<RawFinding> all = project.scan().findings();
        assertThat(all).noneMatch(raw -> raw.occurrence().toString().contains("c0rrectHorse"));
        assertThat(all.get(0).message()).isEqualTo("unencrypted login, password: ***");
        assertThat(all.get(2).occurrence().snippet()).isEqualTo("x = 1");
    }

    @Test
    void readsAByteOrderMarkAndUtf16() throws Exception {
        String content = SarifProject.resource("codeql.sarif");
        project.sarif("bom.sarif", "\uFEFF" + content);
        Files.write(
                temp.resolve("utf16.sarif"), ("\uFEFF" + content).getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        project.file(temp.resolve("utf16.sarif"));
        assertThat(project.scan().findings()).hasSize(4);
    }

    @Test
    void excludedPathsAreCounted() throws Exception {
        ScanResult result = project.exclude("vendor/**")
                .results(at("vendor/a.c", 1, ""), at("a.c", 1, ""))
                .scan();
        assertThat(result.findings()).hasSize(1);
        assertThat(result.gaps())
                .extracting(gap -> gap.type() + " " + gap.count())
                .containsExactly("SCOPE_CONFIGURED 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"version\":\"2.1.0\",\"runs\":[{\"tool\":\n  {\"driver\": oops', external.broken-json, ':2:'",
        "'{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{}', external.broken-json, ':1:'",
        "'', external.not-sarif, '\"version\": \"2.1.0\"'",
        "'[]', external.not-sarif, '\"runs\"'",
        "'{\"version\":\"2.1.0\"}', external.not-sarif, '\"runs\"'",
        "'{\"version\":\"1.0.0\",\"runs\":[]}', external.wrong-version, '1.0.0'",
        "'{\"version\":\"2.1.0\",\"runs\":[]}', external.no-runs, '\"runs\"'",
        "'{\"version\":\"2.1.0\",\"runs\":[{\"results\":[]}],\"inlineExternalProperties\":[{\"results\":[{}]}]}', external.inline, 'inline'",
        "'{\"version\":\"2.1.0\",\"runs\":[{}]}', external.no-results, 'unnamed tool'",
        "'{\"version\":\"2.1.0\",\"runs\":[7]}', external.no-results, 'unnamed tool'",
        "'{\"version\":\"2.1.0\",\"runs\":[{\"results\":null}]}', external.no-results, 'unnamed tool'",
        "'{\"version\":\"2.1.0\",\"runs\":[{\"results\":{}}]}', external.no-results, 'unnamed tool'",
        "'{\"version\":\"2.1.0\",\"runs\":[{\"externalPropertyFileReferences\":{\"results\":[{\"location\":{\"uri\":\"r.json\"}}]}}]}', external.elsewhere, 'results'",
        "'{\"version\":\"2.1.0\",\"runs\":[{\"results\":[],\"externalPropertyFileReferences\":{\"driver\":{\"guid\":\"g\"}}}]}', external.elsewhere, 'driver'",
    })
    void aFileThatCannotBeReadMakesTheScanIncompleteAndKeepsTheRest(String content, String code, String says)
            throws Exception {
        project.sample("gitleaks.sarif").sarif("bad.sarif", content);
        assertThatThrownBy(project::scan).isInstanceOfSatisfying(ScannerException.class, e -> {
            assertThat(e.gap().message().code()).isEqualTo(code);
            assertThat(new Texts(Language.EN).render(e.gap().message())).contains("bad.sarif", says);
            assertThat(e.partial().findings()).hasSize(2);
        });
    }

    @Test
    void anEmptyListOfResultsMeansThatNothingWasFound() throws Exception {
        ScanResult result = project.sarif(
                        "clean.sarif",
                        "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"Lint\"}},\"results\":[],"
                                + "\"externalPropertyFileReferences\":{\"results\":[]}}]}")
                .scan();
        assertThat(result.state()).isEqualTo(ScannerState.COMPLETED);
        assertThat(result.gaps()).isEmpty();
    }

    @Test
    void whatIsNoResultIsCounted() throws Exception {
        ScanResult result =
                project.results("null", at("a.c", 1, ""), "\"text\"", "[]").scan();
        assertThat(result.findings()).hasSize(1);
        assertThat(result.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.count()).isEqualTo(3))
                .satisfies(gap -> assertThat(gap.message().arguments()).containsExactly("tool", "3", "results.sarif"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"kind\":\"inSource\"}', 'SARIF suppression (inSource)'",
        "'{\"kind\":\"inSource\"},{\"kind\":\"external\",\"justification\":\"seen\"}', 'SARIF suppression (external): seen'",
        "'{\"justification\":\"external\"}', 'SARIF suppression (no kind): external'",
    })
    void whoCouldHaveWrittenASuppressionIsTold(String suppressions, String told) throws Exception {
        RawFinding raw = project.results(at("a.c", 1, ",\"suppressions\":[" + suppressions + "]"))
                .only();
        assertThat(raw.occurrence().toolSuppression()).isEqualTo(told);
    }

    @Test
    void aMissingFileAndADirectoryAreBothSaid() throws Exception {
        project.file(temp.resolve("absent.sarif")).file(temp);
        assertThatThrownBy(project::scan).isInstanceOfSatisfying(ScannerException.class, e -> {
            assertThat(e.gap().message().code()).isEqualTo("external.no-file");
            assertThat(e.partial().gaps())
                    .extracting(gap -> gap.type() + " " + gap.message().code())
                    .containsExactly("SCANNER_FAILED external.not-a-file");
        });
    }

    @Test
    void aToolThatFailedMakesTheScanIncomplete() throws Exception {
        project.sarif(
                "failed.sarif",
                "{\"version\":\"2.1.0\",\"runs\":[{\"results\":["
                        + at("a.c", 1, "")
                        + "],\"invocations\":[{\"executionSuccessful\":false}],\"tool\":{\"driver\":{\"name\":\"Lint\"}}}]}");
        assertThatThrownBy(project::scan).isInstanceOfSatisfying(ScannerException.class, e -> {
            assertThat(e.gap().type()).isEqualTo(GapType.SCANNER_FAILED);
            assertThat(e.gap().message().arguments()).containsExactly("Lint", "failed.sarif");
            assertThat(e.partial().findings()).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"toolExecutionNotifications", "toolConfigurationNotifications"})
    void aToolThatTellsNothingButErrorsHasFailed(String list) throws Exception {
        project.sarif("crashed.sarif", withErrors(list, "error", ""));
        assertThatThrownBy(project::scan).isInstanceOfSatisfying(ScannerException.class, e -> {
            assertThat(e.gap().type()).isEqualTo(GapType.SCANNER_FAILED);
            assertThat(e.gap().message()).isEqualTo(Text.of("external.only-errors", "Lint", 1, "crashed.sarif"));
            assertThat(e.partial().gaps()).isEmpty();
        });
    }

    @Test
    void whatIsNoMoreThereSaysNothingOfAToolThatMetErrors() throws Exception {
        project.sarif(
                "crashed.sarif",
                withErrors("toolExecutionNotifications", "error", at("a.c", 1, ",\"baselineState\":\"absent\"")));
        assertThatThrownBy(project::scan).isInstanceOf(ScannerException.class);
    }

    @Test
    void aWarningOfAToolThatFoundNothingIsNoFailure() throws Exception {
        project.sarif("warned.sarif", withErrors("toolExecutionNotifications", "warning", ""));
        assertThat(project.scan().gaps()).isEmpty();
    }

    /** The tool did look; but what it no longer tells may be where it met the error. */
    @Test
    void errorsBesideResultsAreFilesThatWereNotRead() throws Exception {
        project.sarif("some.sarif", withErrors("toolExecutionNotifications", "error", at("a.c", 1, "")));
        ScanResult result = project.scan();
        assertThat(result.findings()).hasSize(1);
        assertThat(result.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.type()).isEqualTo(GapType.UNREADABLE_FILE);
            assertThat(gap.message().code()).isEqualTo("external.tool-errors");
        });
    }

    private static String withErrors(String list, String level, String results) {
        return """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Lint"}}, "results": [%s], "invocations": [
                  {"executionSuccessful": true, "%s": [{"level": "%s", "message": {"text": "crash"}}]}]}]}
                """.formatted(results, list, level);
    }

    @Test
    void hostileValuesDoNoHarm() throws Exception {
        project.results(
                "{}",
                "null",
                "7",
                "{\"locations\":7,\"message\":[],\"ruleIndex\":99999999999,\"level\":\"shout\",\"suppressions\":{}}",
                at("a\\u0000b\\n.c", -5, ""),
                at("a.c", 2147483647, ",\"kind\":\"review\""),
                at("%00", 1, ""));
        List<RawFinding> all = project.scan().findings();
        assertThat(all).hasSize(5);
        assertThat(all)
                .allSatisfy(
                        raw -> assertThat(raw.occurrence().location().path()).doesNotContain("\n", "\0"));
    }
}
