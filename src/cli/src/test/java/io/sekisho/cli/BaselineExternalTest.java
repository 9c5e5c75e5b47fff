package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Kind;
import io.sekisho.model.Status;
import io.sekisho.scanner.external.ExternalScanner;
import io.sekisho.scanner.external.ExternalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debt that other tools report: gone is what its own tool, imported and in order, does not report any more. */
class BaselineExternalTest {
    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void repository() throws Exception {
        world = new World(
                temp,
                (context, request, config, trusted) -> List.of(
                        FakeScanner.clean(Kind.CODE), new ExternalScanner(new ExternalSettings(request.sarif()))));
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        world.write(".sekisho/config.yml", "gate: {fail-on: low}\n");
        world.write("src/A.txt", "one\ntwo\nthree\n");
        write("zap", "1.0", true, 1, 2);
        write("other", "3", true, 3);
        assertThat(scan("zap", "other")).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("baseline", "create").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(list()).contains("tool: \"zap\"", "tool: \"other\"");
        assertThat(scan("zap", "other")).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void whatItsToolDoesNotReportAnyMoreIsPaidOffAndDoesNotComeBack() throws Exception {
        write("zap", "1.1", true);
        assertThat(scan("zap", "other")).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().gone()).hasSize(2).allMatch(gone -> gone.status() == Status.FIXED);
        assertThat(world.report().judgement().baseline().paid()).isEqualTo(2);
        assertThat(world.run("baseline", "show").out()).contains("Paid off and still listed: 2");
        write("zap", "1.1", true, 1);
        assertThat(scan("zap", "other")).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.GATE_FAILED);
        write("zap", "1.1", true);
        scan("zap", "other");
        assertThat(world.run("baseline", "prune").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(list()).doesNotContain("zap").contains("other");
    }

    @Test
    void aToolThatIsNotImportedOrFailedPaysNothingOff() throws Exception {
        assertThat(scan("other")).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().gone()).hasSize(2).allMatch(gone -> gone.status() == Status.NOT_SEEN);
        assertThat(scan()).isNotEqualTo(ExitCode.GATE_FAILED);
        write("zap", "1.0", false);
        assertThat(scan("zap", "other")).isEqualTo(ExitCode.INCOMPLETE);
        write("zap", "1.0", true, 1, 2);
        assertThat(scan("zap", "other")).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().baseline().remaining()).isEqualTo(3);
    }

    private ExitCode scan(String... tools) {
        List<String> command = new ArrayList<>(List.of("scan"));
        for (String tool : tools) {
            command.addAll(List.of("--sarif", tool + ".sarif"));
        }
        return world.run(command.toArray(String[]::new)).exit();
    }

    private String list() throws IOException {
        return Files.readString(world.directory.resolve(".sekisho/baseline.yml"));
    }

    private void write(String tool, String version, boolean successful, int... lines) throws IOException {
        List<String> results = new ArrayList<>();
        for (int line : lines) {
            results.add("""
                    {"ruleId": "X", "level": "error", "message": {"text": "x"}, "locations": [{"physicalLocation": \
                    {"artifactLocation": {"uri": "src/A.txt"}, "region": {"startLine": %d}}}]}""".formatted(line));
        }
        world.write(tool + ".sarif", """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "%s", "version": "%s"}}, \
                "invocations": [{"executionSuccessful": %s}], "results": [%s]}]}""".formatted(tool, version, successful, String.join(",", results)));
    }
}
