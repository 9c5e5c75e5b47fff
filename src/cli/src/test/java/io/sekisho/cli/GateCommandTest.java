package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {
    @TempDir
    Path temp;

    @Test
    void judgesTheFactsByThePolicyOfNow() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        assertThat(world.run("scan", "--fail-on", "none").exit()).isEqualTo(ExitCode.PASSED);
        byte[] before = Files.readAllBytes(world.reportFile());
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.GATE_FAILED);

        String fingerprint = world.report().facts().findings().get(0).fingerprint();
        world.write(
                ".sekisho/suppressions.yml",
                "suppressions:\n  - fingerprint: \"%s\"\n    reason: a test's own key\n    expires: 2027-01-01\n"
                        .formatted(fingerprint));
        World.Result suppressed = world.run("gate", "sekisho-report/sekisho-report.json");
        assertThat(suppressed.exit()).as(suppressed.err()).isEqualTo(ExitCode.PASSED);
        assertThat(suppressed.out()).contains("Suppressed", "Findings as a whole: 1");
        assertThat(Files.readAllBytes(world.reportFile())).isEqualTo(before);
    }

    @Test
    void keepsTheNewJudgementWhenAsked() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        World.Result result = world.run("gate", "sekisho-report", "--fail-on", "none", "--output", "judged");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        Report judged = ReportJson.read(world.directory.resolve("judged/sekisho-report.json"));
        assertThat(judged.facts()).isEqualTo(world.report().facts());
        assertThat(judged.judgement().verdict().failOn()).isEqualTo("none");
    }

    @Test
    void anIncompleteReportStaysIncomplete() throws Exception {
        World world = new World(temp, new FakeScanner(Kind.CODE, context -> {
            throw new IllegalStateException("x");
        }));
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(world.run("gate", "sekisho-report", "--fail-on", "none").exit())
                .isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void saysWhatIsWrongWithAReport() throws Exception {
        World world = new World(temp);
        assertWrong(world.run("gate", "none.json"), "There is no report");
        world.write("broken.json", "{\"schemaVersion\": \"1.0\",\n \"facts\": [}");
        assertWrong(world.run("gate", "broken.json"), "broken.json:2");
        world.write("other.json", "{\"schemaVersion\": \"2.0\"}");
        assertWrong(world.run("gate", "other.json"), "2.0 is not 1.x");
        world.write("foreign.json", "{\"results\": []}");
        assertWrong(world.run("gate", "foreign.json"), "no Sekisho report");
        world.write("empty.json", "");
        assertWrong(world.run("gate", "empty.json"), "no Sekisho report");
        world.write("half.json", "{\"schemaVersion\": \"1.0\", \"facts\": {\"startedAt\": \"2026-01-01T00:00:00Z\"}}");
        assertWrong(world.run("gate", "half.json"), "not a valid Sekisho report");
    }

    private static void assertWrong(World.Result result, String reason) {
        assertThat(result.err()).contains(reason, "sekisho scan");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.out()).isEmpty();
    }
}
