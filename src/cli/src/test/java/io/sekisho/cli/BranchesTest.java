package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.FindingJudgement;
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

/** What one branch repaired is neither another's fault nor another's merit. Git is real, and so are other tools' results. */
class BranchesTest {
    private static final String[] TOOL = {"--sarif", "zap.sarif"};

    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void repository() throws Exception {
        world = new World(
                temp,
                (context, request, config, trusted) -> List.of(
                        new FakeScanner(Kind.SECRET, BranchesTest::secrets),
                        new ExternalScanner(new ExternalSettings(request.sarif()))));
        git("init", "-q", "-b", "main");
        world.write(".gitignore", "sekisho-report/\nref/\n*.sarif\n");
        world.write(".sekisho/config.yml", "gate: {fail-on: high}\nscanners: {dependency: {enabled: false}}\n");
        world.write("b.txt", "exec\nharmless\n");
        world.write("key.txt", "\n".repeat(6) + "SECRET\n");
        commit("all");
        git("branch", "feature");
    }

    private static ScanResult secrets(ScanContext context) {
        Path key = context.plan().root().resolve("key.txt");
        return Files.exists(key)
                ? FakeScanner.result(FakeScanner.secret("key.txt"))
                : FakeScanner.result(new RawFinding[0]);
    }

    /** The target has repaired both since; the change neither made them nor can it be asked to repair them. */
    @Test
    void aMergeRequestBehindItsTargetIsNotBlockedForWhatTheTargetRepairedSince() throws Exception {
        repairOnMain();
        change("c.txt", "hi\n");
        assertThat(proposed(true).exit()).isEqualTo(ExitCode.PASSED);
        assertThat(statuses()).containsExactly(Status.EXISTING, Status.EXISTING);

        world.write("b.txt", "exec\nharmless\nmore\n");
        commit("elsewhere in the same file");
        assertThat(proposed(true).exit()).as("it was there before").isEqualTo(ExitCode.PASSED);
    }

    @Test
    void whatTheChangeBringsBackItselfIsNew() throws Exception {
        repairOnMain();
        git("checkout", "-q", "feature");
        git("rm", "-q", "key.txt", "b.txt");
        commit("repairs both");
        world.write("b.txt", "other\nexec\n");
        world.write("key.txt", "\n".repeat(6) + "  SECRET\n");
        commit("and brings them back");
        World.Result scan = proposed(true);
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(statuses()).containsExactly(Status.NEW, Status.NEW);
    }

    /** Its lines are those of the merge base, but there the tool did not report it: something else brought it back. */
    @Test
    void whatTheTargetHadRepairedWhereTheChangeBranchedOffIsNew() throws Exception {
        scan(true);
        world.write("sanitizer.txt", "on\n");
        commit("repairs b.txt from elsewhere");
        scan(false);
        git("checkout", "-q", "-B", "feature");
        git("checkout", "-q", "main");
        world.write("d.txt", "main goes on\n");
        commit("more");
        scan(false);
        git("checkout", "-q", "feature");
        git("rm", "-q", "sanitizer.txt");
        commit("brings it back");
        keep();
        World.Result scan = proposed(true);
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().findings())
                .filteredOn(one -> one.fingerprint().startsWith("x1:"))
                .extracting(FindingJudgement::status)
                .containsExactly(Status.NEW);
    }

    /** It came in by this very change, was taken back on the target, and is proposed again as it was. */
    @Test
    void whatCameToTheTargetOnlyAfterTheChangeBranchedOffIsNew() throws Exception {
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        scan(false);
        world.write("route.txt", "to b.txt\n");
        commit("squashed");
        scan(true);
        git("rm", "-q", "route.txt");
        commit("revert");
        scan(false);
        keep();
        change("route.txt", "to b.txt\n");
        World.Result scan = proposed(true);
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.GATE_FAILED);
    }

    @Test
    void aRepairOnAnotherBranchTakesNothingFromTheBaseline() throws Exception {
        acceptAll();
        git("branch", "release");
        git("checkout", "-q", "-b", "fix");
        git("rm", "-q", "b.txt");
        commit("repair");
        assertThat(scan(false)).isEqualTo(ExitCode.PASSED);
        git("checkout", "-q", "main");
        assertThat(scan(true)).as("unchanged").isEqualTo(ExitCode.PASSED);

        git("merge", "-q", "fix");
        scan(false);
        assertThat(scan(true)).as("it came back").isEqualTo(ExitCode.GATE_FAILED);
        keep();
        git("checkout", "-q", "release");
        world.environment.put("SEKISHO_REFERENCE", "ref");
        assertThat(scan(true)).as("not repaired here").isEqualTo(ExitCode.PASSED);
    }

    @Test
    void whatTwoBranchesRepairedIsRepairedWhereBothAreMerged() throws Exception {
        acceptAll();
        git("checkout", "-q", "-b", "one");
        git("rm", "-q", "b.txt");
        commit("repair of b");
        scan(false);
        git("checkout", "-q", "-b", "two", "main");
        git("rm", "-q", "key.txt");
        commit("repair of the key");
        assertThat(scan(true)).isEqualTo(ExitCode.PASSED);
        git("merge", "-q", "--no-edit", "one");
        world.write("key.txt", "\n".repeat(6) + "SECRET\n");
        commit("the key again");
        assertThat(scan(false)).isEqualTo(ExitCode.GATE_FAILED);
        git("rm", "-q", "key.txt");
        commit("not the key, but b");
        assertThat(scan(true)).isEqualTo(ExitCode.GATE_FAILED);
    }

    /** Whoever branches off from before the list was read does not get back what its target has paid off. */
    @Test
    void aProposedChangeGoesOnFromWhatItsTargetHasLeft() throws Exception {
        git("branch", "-f", "feature");
        git("rm", "-q", "key.txt");
        commit("no key");
        git("branch", "-f", "feature");
        acceptAll();
        git("rm", "-q", "b.txt");
        commit("repair");
        scan(false);
        keep();
        git("checkout", "-q", "feature");
        world.write("b.txt", "harmless\nexec\n");
        commit("once more");
        assertThat(proposed(true).exit()).isEqualTo(ExitCode.GATE_FAILED);
    }

    /** What is cut off may have been repaired. */
    @Test
    void inACloneThatIsCutOffWhatWasRepairedCounts() throws Exception {
        acceptAll();
        git("rm", "-q", "b.txt");
        commit("repair");
        scan(false);
        keep();
        world.write("b.txt", "exec\nharmless\n");
        commit("swap");
        Path clone = temp.resolve("clone");
        git("clone", "-q", "--depth", "1", "file://" + world.directory, clone.toString());
        Files.move(world.directory, temp.resolve("origin"));
        Files.move(clone, world.directory);
        Files.createDirectories(world.directory.resolve("ref"));
        for (String file : List.of("sekisho-report.json", "sekisho-history.json")) {
            Files.copy(
                    temp.resolve("origin/ref").resolve(file),
                    world.directory.resolve("ref").resolve(file));
        }
        world.environment.put("SEKISHO_REFERENCE", "ref");
        assertThat(scan(true)).isEqualTo(ExitCode.GATE_FAILED);
    }

    private void acceptAll() throws Exception {
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        scan(true);
        assertThat(world.run("baseline", "create").exit()).isEqualTo(ExitCode.PASSED);
        commit("baseline");
        assertThat(scan(true)).isEqualTo(ExitCode.PASSED);
    }

    private void repairOnMain() throws Exception {
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        scan(true);
        git("rm", "-q", "b.txt", "key.txt");
        commit("repairs both");
        scan(false);
        keep();
    }

    /** As an artifact of the target's pipeline. */
    private void keep() throws IOException {
        Files.move(world.directory.resolve("sekisho-report"), world.directory.resolve("ref"));
    }

    private void change(String path, String content) throws Exception {
        git("checkout", "-q", "feature");
        world.write(path, content);
        commit("change");
    }

    private World.Result proposed(boolean found) throws IOException {
        tool(found);
        return world.run(command("--trusted-ref", "main", "--reference", "ref"));
    }

    private ExitCode scan(boolean found) throws IOException {
        tool(found);
        return world.run(command()).exit();
    }

    private static String[] command(String... more) {
        List<String> all = new ArrayList<>(List.of("scan", "--offline"));
        all.addAll(List.of(TOOL));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private List<Status> statuses() throws IOException {
        return world.report().judgement().findings().stream()
                .map(FindingJudgement::status)
                .toList();
    }

    /** What it says of the line with "exec". */
    private void tool(boolean found) throws IOException {
        Path file = world.directory.resolve("b.txt");
        int line = Files.exists(file) ? Files.readAllLines(file).indexOf("exec") + 1 : 1;
        String result = """
                {"ruleId": "X", "level": "error", "message": {"text": "x"}, "locations": [{"physicalLocation": \
                {"artifactLocation": {"uri": "b.txt"}, "region": {"startLine": %d, "snippet": {"text": "exec"}}}}]}""".formatted(line);
        world.write("zap.sarif", """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "zap", "version": "1"}}, \
                "invocations": [{"executionSuccessful": true}], "results": [%s]}]}""".formatted(found ? result : ""));
    }

    private void commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-q", "-m", message);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(world.directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
