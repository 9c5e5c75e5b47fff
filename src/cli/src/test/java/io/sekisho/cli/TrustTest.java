package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Text;
import io.sekisho.scanner.external.ExternalScanner;
import io.sekisho.scanner.external.ExternalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author of a branch writes about himself, as the commands judge it. */
class TrustTest {
    private static final String SARIF = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Semgrep"}}, "results": [{
              "ruleId": "sqli", "message": {"text": "injection"}, "properties": {"security-severity": "9.8"},
              "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.py"}, "region": {"startLine": 1}}}],
              "suppressions": [{"kind": "%s"}]}]}]}
            """;

    @TempDir
    Path temp;

    @Test
    void anUnprotectedBranchCannotBringItsOwnPolicyAndItsProposalIsShown() throws Exception {
        World world = onBranch(new World(temp, FakeScanner.critical()));
        world.write(".sekisho/config.yml", "gate:\n  fail-on: none\npaths:\n  exclude: [\"**\"]\n");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("gate", "sekisho-report").out())
                .contains("What the policy proposed here would change\n  - Judged by the policy proposed here")
                .doesNotContain("Suppressed");
        assertThat(world.report().facts().coverage().gaps())
                .extracting(gap -> gap.message().code())
                .contains("core.policy-proposed", "change.proposes-settings");
        assertThat(world.report().judgement().notes())
                .extracting(Text::code)
                .contains("change.effect-verdict", "change.effect-unseen");
        world.environment.put("CI_COMMIT_REF_PROTECTED", "true");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void aMarkBesideTheCodeCountsOnceItsBranchIsTrusted() throws Exception {
        World world = onBranch(world());
        world.write("semgrep.sarif", SARIF.formatted("inSource"));
        World.Result scan = world.run("scan", "--sarif", "semgrep.sarif");
        assertThat(scan.exit()).as(scan.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().notes()).containsExactly(Text.of("policy.in-source-refused", 1));
        assertThat(scan.out()).contains("written in the sources");
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.GATE_FAILED);

        world.environment.put("CI_COMMIT_REF_PROTECTED", "true");
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("scan", "--sarif", "semgrep.sarif").exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void aListOutsideTheSourcesCountsOnEveryBranch() throws Exception {
        World world = onBranch(world());
        world.write("semgrep.sarif", SARIF.formatted("external"));
        World.Result scan = world.run("scan", "--sarif", "semgrep.sarif");
        assertThat(scan.exit()).as(scan.err()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void aPolicyThatTheConfigurationNamesComesFromTheTargetToo() throws Exception {
        World world = onBranch(new World(temp, FakeScanner.critical()));
        world.write(".sekisho/config.yml", "extends: {policy: security/policy.yml}\ngate: {mode: observe}\n");
        world.write("security/policy.yml", "gate: {fail-on: high}\n");
        git(world, "add", ".");
        git(world, "commit", "-q", "-m", "a floor");
        merged(world);
        world.write("security/policy.yml", "loosenable: [gate.mode, gate.fail-on]\n");
        World.Result scan = world.run("scan", "--fail-on", "none");
        assertThat(scan.exit()).as(scan.err()).isEqualTo(ExitCode.GATE_FAILED);

        world.environment.put("CI_COMMIT_REF_PROTECTED", "true");
        assertThat(world.run("scan", "--fail-on", "none").exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void theChangeThatBringsTheFirstPolicyIsObservedOnly() throws Exception {
        World world = onBranch(new World(temp, FakeScanner.critical()));
        git(world, "rm", "-q", "-r", ".sekisho");
        git(world, "commit", "-q", "-m", "none yet");
        merged(world);
        world.write(".sekisho/config.yml", "gate:\n  mode: enforce\n");
        World.Result scan = world.run("scan");
        assertThat(scan.exit()).as(scan.err()).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().notes())
                .extracting(Text::code)
                .containsExactly("config.newcomer", "change.effect-verdict");
        assertThat(world.report().judgement().policySources().get(1)).startsWith("no .sekisho/ (origin/main@");

        world.environment.put("CI_COMMIT_REF_PROTECTED", "true");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.GATE_FAILED);
    }

    private World world() throws IOException {
        return new World(
                temp,
                (context, request, config, trusted) ->
                        List.of(new ExternalScanner(new ExternalSettings(request.sarif()))));
    }

    /** A pipeline of GitLab for a branch that everybody may push. */
    private static World onBranch(World world) throws IOException, InterruptedException {
        git(world, "init", "-q", "-b", "main");
        world.write(".sekisho/config.yml", "version: 1\n");
        git(world, "add", ".sekisho");
        git(world, "commit", "-q", "-m", "first");
        Path remote = world.directory.resolveSibling("remote.git");
        git(world, "init", "-q", "--bare", remote.toString());
        world.environment.put("CI_REPOSITORY_URL", remote.toString());
        merged(world);
        world.environment.putAll(Map.of(
                "GITLAB_CI", "true",
                "CI_COMMIT_BRANCH", "feature",
                "CI_COMMIT_REF_PROTECTED", "false",
                "CI_DEFAULT_BRANCH", "main"));
        return world;
    }

    /** What is committed is the remote's main from now on; the branch goes on from there. */
    private static void merged(World world) throws IOException, InterruptedException {
        git(world, "push", "-q", world.environment.get("CI_REPOSITORY_URL"), "+HEAD:refs/heads/main");
        git(world, "commit", "-q", "--allow-empty", "-m", "its own");
    }

    private static void git(World world, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result = ChildProcess.run(
                command, world.directory, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), Duration.ofSeconds(30));
        assertThat(result.ok()).as(result.err()).isTrue();
    }
}
