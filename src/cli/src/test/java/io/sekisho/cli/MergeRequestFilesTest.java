package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Action;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts by the author of a merge request with what he checks in, and with his last report. */
@DisabledOnOs(OS.WINDOWS)
class MergeRequestFilesTest extends MergeRequestScene {
    /** What the author may write into files; none of it lets the secret pass. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".sekisho/config.yml | gate: {fail-on: none} | change.effect-verdict",
                ".sekisho/config.yml | gate: {mode: observe} | change.effect-verdict",
                ".sekisho/config.yml | paths: {exclude: ['deploy.properties']} | change.effect-unseen",
                ".sekisho/config.yml | scanners: {secret: {enabled: false}} | change.effect-unseen",
                ".sekisho/config.yml | scanners: {secret: {timeout: 1s}} | change.effect-none",
                ".sekisho/config.yml | secret: {gitleaks-sha256: '00000000000000000000000000000000'} | change.proposes-unreadable-step",
                ".sekisho/config.yml | completeness: {target-unreadable: noted, scope-narrowed: noted} | change.effect-none",
                ".sekisho/suppressions.yml | suppressions: [{path: deploy.properties, reason: x, expires: 2027-01-01}] | change.effect-suppressed",
                ".sekisho/severities.yml | secret: {in-tree: low} | change.effect-verdict",
                ".sekisho/severities.yml | nonsense: [ | change.proposes-unreadable-step",
                ".sekisho/baseline.yml | version: 1 | change.proposes-unreadable-step",
                ".sekisho/own-standard.yml | version: 1 |",
                ".gitleaks.toml | title = 'mine' |",
                ".gitleaksignore | deploy.properties:github-pat:2 | secret.untrusted-ignored",
                ".gitattributes | * -diff binary ident export-ignore filter=x |",
            })
    void whatItsFilesSayDoesNotCount(String path, String content, String told) throws Exception {
        write(path, content + "\n");
        commit("a secret, and an excuse");
        mergeRequest(20);
        World.Result scan = world.run("scan", "--only", "secret");
        assertSecretFails(scan);
        if (path.startsWith(".sekisho/") || path.startsWith(".gitleaks")) {
            assertThat(gaps())
                    .as("its reviewers see it")
                    .anySatisfy(gap -> assertThat(gap.paths()).contains(path));
        }
        if (told != null) {
            assertThat(Stream.concat(
                            gaps().stream()
                                    .flatMap(gap -> Stream.of(gap.message(), gap.nextStep()))
                                    .filter(Objects::nonNull),
                            world.report().judgement().notes().stream()))
                    .as("and what it would do")
                    .extracting(Text::code)
                    .contains(told);
            assertThat(told.endsWith("unreadable-step"))
                    .isEqualTo(scan.err().contains(path + ":") && scan.err().contains("exit code 2"));
        }
    }

    @Test
    void aMarkBesideTheSecretDoesNotCount() throws Exception {
        write("deploy.properties", "name=x\ntoken=" + token + " # gitleaks:allow\n");
        commit("a secret");
        mergeRequest(20);
        assertSecretFails(world.run("scan", "--only", "secret"));
    }

    /** Where packages that were committed have keys of their own, which do not block. */
    @Test
    void aPlaceThatIsFullOfOthersKeysIsNone() throws Exception {
        Files.delete(work.resolve("deploy.properties"));
        write("node_modules/some/test/ssl/server.txt", "token=" + token + "\n");
        commit("a package");
        mergeRequest(20);
        World.Result scan = world.run("scan", "--only", "secret");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(scan.out()).contains("node_modules/some/test/ssl/server.txt");
    }

    /** What the last pipeline of the same merge request said is no proof that it was there before; what the target's said is. */
    @Test
    void theChangesOwnReportDoesNotVouchForIt() throws Exception {
        commit("a secret");
        mergeRequest(20);
        assertSecretFails(world.run("scan", "--only", "secret"));
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        World.Result again = world.run("scan", "--only", "secret");
        assertSecretFails(again);
        assertThat(again.out()).contains("not in the history of origin/main");
        assertThat(gaps()).extracting(gap -> gap.message().code()).contains("status.reference-not-of-target");
        assertThat(world.report().judgement().reference()).isNull();
        assertThat(world.run("gate", "sekisho-report").out()).contains("not in the history of origin/main");

        String head = git(world.directory, "rev-parse", "HEAD");
        String main = git(remote, "rev-parse", "main");
        Path kept = Files.createDirectories(temp.resolve("kept"));
        Files.writeString(
                kept.resolve("sekisho-report.json"),
                Files.readString(world.reportFile()).replace("\"commit\" : \"" + head, "\"commit\" : \"" + main));
        world.environment.put("SEKISHO_REFERENCE", kept.toString());
        World.Result compared = world.run("scan", "--only", "secret");
        assertThat(world.report().judgement().reference().commit()).isEqualTo(main);
        assertThat(world.run("gate", "sekisho-report", "--reference", kept.toString())
                        .exit())
                .isEqualTo(compared.exit());
        Files.copy(world.reportFile(), world.directory.resolve("own.json"));
        World.Result gate = world.run("gate", "sekisho-report", "--reference", "own.json");
        assertThat(gate.out()).contains("not in the history of origin/main");
        assertThat(gate.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().findings())
                .as(compared.err())
                .noneMatch(finding -> finding.action() == Action.FAIL);
    }

    /** A report in the place where the pipeline expects the target's, or a link to one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReportThatItsAuthorCheckedInDoesNotCount(boolean linked) throws Exception {
        commit("a secret");
        mergeRequest(20);
        assertSecretFails(world.run("scan", "--only", "secret"));
        String head = git(world.directory, "rev-parse", "HEAD");
        String main = git(remote, "rev-parse", "main");
        Path forged = Files.createDirectories(linked ? temp.resolve("elsewhere") : world.directory.resolve("kept"));
        Files.writeString(
                forged.resolve("sekisho-report.json"),
                Files.readString(world.reportFile()).replace("\"commit\" : \"" + head, "\"commit\" : \"" + main));
        if (linked) {
            Files.createSymbolicLink(world.directory.resolve("kept"), forged);
        }
        git(world.directory, "add", "-f", "kept");
        git(world.directory, "commit", "-q", "-m", "this was there before, believe me");
        world.environment.put("SEKISHO_REFERENCE", "kept");
        assertSecretFails(world.run("scan", "--only", "secret"));
        assertThat(gaps()).extracting(gap -> gap.message().code()).contains("status.reference-checked-in");
    }

    /** Another tool's job failed, and results lie where its own would. */
    @Test
    void resultsOfAnotherToolThatItsAuthorCheckedInAreNotImported() throws Exception {
        mergeRequest(20);
        String empty =
                "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"T\"}}, \"results\": []}]}";
        world.write("t.sarif", empty);
        assertThat(world.run("scan", "--only", "external", "--sarif", "t.sarif").err())
                .doesNotContain("checked into");
        assertThat(gaps()).extracting(gap -> gap.message().code()).doesNotContain("external.checked-in");
        git(world.directory, "add", "-f", "t.sarif");
        World.Result scan = world.run("scan", "--only", "external", "--sarif", "t.sarif");
        assertThat(scan.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).extracting(gap -> gap.message().code()).contains("external.checked-in");
    }

    /** Nothing that lies in the clone is believed when git cannot say whose it is; what lies elsewhere is. */
    @Test
    void whatGitCannotTellIsNotBelieved() throws Exception {
        commit("a secret");
        mergeRequest(20);
        String empty =
                "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"T\"}}, \"results\": []}]}";
        world.write("t.sarif", empty);
        world.write("../beside.sarif", empty);
        assertSecretFails(world.run("scan", "--only", "secret"));
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        Files.writeString(world.directory.resolve(".git/index"), "no index");

        World.Result scan = world.run(
                "scan", "--only", "secret", "--sarif", "t.sarif", "--sarif", "../beside.sarif", "--output", "../out");
        assertThat(scan.exit()).as(scan.err()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(scan.out()).contains("t.sarif is checked into").doesNotContain("beside.sarif");
        Report report = ReportJson.read(world.directory.resolveSibling("out/sekisho-report.json"));
        assertThat(report.facts().coverage().gaps().stream()
                        .filter(gap -> gap.message().code().equals("cli.checked-in-unknown"))
                        .map(Gap::type))
                .containsExactlyInAnyOrder(GapType.SCOPE_NARROWED, GapType.REFERENCE_UNREADABLE);

        World.Result merge = world.run("merge", "sekisho-report", "--output", "../merged");
        assertThat(merge.exit()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    /** An empty database of today, for a pipeline whose home is a cache inside the project. */
    @Test
    void aHomeThatItsAuthorCheckedInIsNotUsed() throws Exception {
        commit("a secret");
        mergeRequest(20);
        Path home = world.directory.resolveSibling("home");
        Files.createDirectories(home.resolve("databases"));
        Files.writeString(home.resolve("databases/mine"), "x");
        Path inside = world.directory.resolve(".cache");
        Files.move(home, inside);
        Files.createSymbolicLink(home, inside);
        git(world.directory, "add", "-f", ".cache");
        git(world.directory, "commit", "-q", "-m", "tools");
        World.Result scan = world.run("scan", "--only", "secret");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(scan.err()).contains("checked into the scanned repository", "SEKISHO_HOME");
    }
}
