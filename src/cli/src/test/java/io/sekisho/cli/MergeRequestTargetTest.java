package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Action;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose policy counts in a merge request, whatever its author does to its target and to the clone. */
@DisabledOnOs(OS.WINDOWS)
class MergeRequestTargetTest extends MergeRequestScene {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void theTargetIsFetchedAndTheCloneDeepened(int depth) throws Exception {
        for (int i = 0; i < 25; i++) {
            write("Main.java", "class Main {} // " + i + "\n");
            commit("goes on " + i);
        }
        mergeRequest(depth);
        assertSecretFails(world.run("scan", "--only", "secret"));
        Report report = world.report();
        assertThat(report.facts().project().change().target()).isEqualTo("origin/main");
        assertThat(report.facts().project().change().base()).isEqualTo(git(remote, "rev-parse", "main"));
        assertThat(report.judgement().toString()).contains("origin/main@");
        assertThat(gaps()).extracting(Gap::type).doesNotContain(GapType.TARGET_UNREADABLE, GapType.TARGET_UNVERIFIED);
    }

    @Test
    void offlineATargetOfWhichNothingIsThereLeavesTheScanIncomplete() throws Exception {
        git(work, "rm", "-q", "-f", "--ignore-unmatch", "deploy.properties");
        Files.deleteIfExists(work.resolve("deploy.properties"));
        commit("harmless");
        mergeRequest(0);
        assertThat(world.run("scan", "--only", "secret", "--offline").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).extracting(Gap::type).contains(GapType.TARGET_UNVERIFIED); // GitLab names a commit of it

        git(world.directory, "fetch", "-q", address(), "+refs/heads/main:refs/remotes/origin/main");
        World.Result agreed = world.run("scan", "--only", "secret", "--offline");
        assertThat(agreed.exit()).as(agreed.out()).isEqualTo(ExitCode.PASSED);

        git(world.directory, "update-ref", "-d", "refs/remotes/origin/main");
        world.environment.remove("CI_MERGE_REQUEST_DIFF_BASE_SHA");
        assertThat(world.run("scan", "--only", "secret", "--offline").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).extracting(Gap::type).contains(GapType.TARGET_UNREADABLE);
    }

    /** By an earlier step in the same clone. */
    @Test
    void rewritingTheTargetAndTheConfigurationInTheCloneDoesNotCount() throws Exception {
        write(".sekisho/config.yml", "gate: {fail-on: none}\n");
        commit("a secret");
        mergeRequest(0);
        Path ran = temp.resolve("ran");
        Path program = Files.writeString(temp.resolve("program"), "#!/bin/sh\ntouch '" + ran + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        git(world.directory, "update-ref", "refs/remotes/origin/main", "HEAD");
        git(world.directory, "config", "url." + world.directory + ".insteadOf", address());
        git(world.directory, "config", "remote.origin.url", world.directory.toString());
        for (String key : List.of("core.sshCommand", "diff.external", "credential.helper", "core.fsmonitor")) {
            git(world.directory, "config", key, program.toString());
        }
        assertSecretFails(world.run("scan", "--only", "secret"));
        assertThat(ran).doesNotExist();
        assertThat(gaps()).extracting(gap -> gap.message().code()).contains("core.target-rewritten");
    }

    /** Where no remote answers, the clone's own ref is read, and cannot say of itself that this is enough. */
    @Test
    void anUnverifiedPolicyDoesNotVouchForItself() throws Exception {
        write(".sekisho/config.yml", "gate: {fail-on: none}\ncompleteness: {target-unverified: noted}\n");
        commit("a secret");
        mergeRequest(0);
        world.environment.remove("CI_MERGE_REQUEST_DIFF_BASE_SHA");
        git(world.directory, "commit", "-q", "--allow-empty", "-m", "x");
        git(world.directory, "update-ref", "refs/remotes/origin/main", "HEAD~1");
        World.Result scan = world.run("scan", "--only", "secret", "--offline");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(scan.out()).containsPattern("SEKISHO_TARGET_SHA=\\$\\(git\\s+rev-parse origin/main\\)");
        assertThat(world.run("config", "show", "--offline").out()).containsPattern("target-unverified +incomplete");

        git(world.directory, "update-ref", "refs/remotes/origin/main", "HEAD");
        assertThat(world.run("scan", "--only", "secret", "--offline").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(gaps()).extracting(Gap::type).contains(GapType.TARGET_UNREADABLE);

        git(world.directory, "update-ref", "refs/remotes/origin/main", "HEAD~1");
        Path central = Files.writeString(
                temp.resolve("central.yml"),
                "serial: 1\nloosenable: [gate.fail-on]\ncompleteness: {target-unverified: noted}\n");
        world.environment.put("SEKISHO_POLICY", central.toString());
        World.Result accepted = world.run("scan", "--only", "secret", "--offline");
        assertThat(accepted.exit()).as(accepted.out()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void inAMergedResultTheTargetsNewCommitsAreNotTheChanges() throws Exception {
        commit("a secret");
        git(work, "checkout", "-q", "main");
        write("Other.java", "class Other {}\n");
        commit("main goes on");
        git(work, "checkout", "-q", "--detach");
        git(work, "merge", "-q", "--no-ff", "-m", "merged result", "change");
        git(work, "branch", "merged");
        mergeRequest(20, "merged");
        world.environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", git(remote, "rev-parse", "main"));
        assertSecretFails(world.run("scan", "--only", "secret"));
        assertThat(world.report().facts().project().change().base()).isEqualTo(git(remote, "rev-parse", "main"));
    }

    @Test
    void theJobTokenIsInNoLogAndNoReport() throws Exception {
        commit("a secret");
        mergeRequest(0);
        world.environment.put("CI_REPOSITORY_URL", "http://gitlab-ci-token:glcbt-very-secret@127.0.0.1:9/a/b.git");
        World.Result scan = world.run("scan", "--only", "secret");
        assertSecretFails(scan);
        String base64 = Base64.getEncoder().encodeToString("gitlab-ci-token:glcbt-very-secret".getBytes());
        for (String text : List.of(scan.out(), scan.err(), world.log(), Files.readString(world.reportFile()))) {
            assertThat(text)
                    .doesNotContain("glcbt-very-secret")
                    .doesNotContain(base64)
                    .doesNotContain(token);
        }
        assertThat(Files.readString(world.reportFile())).as("it was asked").contains("http://127.0.0.1:9/a/b.git");
    }

    @Test
    void aProtectedBranchIsItsOwnPolicyAndAnUnprotectedTagIsNot() throws Exception {
        write(".sekisho/config.yml", "gate: {fail-on: none}\n");
        commit("a secret");
        mergeRequest(0);
        world.environment.keySet().removeIf(name -> name.startsWith("CI_MERGE"));
        world.environment.put("CI_DEFAULT_BRANCH", "main");
        world.environment.put("CI_COMMIT_TAG", "v1");
        world.environment.put("CI_COMMIT_REF_PROTECTED", "false");
        assertSecretFails(world.run("scan", "--only", "secret"));

        world.environment.put("CI_COMMIT_REF_PROTECTED", "true");
        world.run("scan", "--only", "secret");
        assertThat(world.report().judgement().findings()).noneMatch(finding -> finding.action() == Action.FAIL);
        assertThat(world.report().facts().project().change()).isNull();
    }

    /** A branch of his own with a policy of his own, to be left for the real target once the pipeline has passed. */
    @Test
    void aTargetOfItsAuthorsOwnDoesNotSayWhatCounts() throws Exception {
        git(work, "checkout", "-q", "-b", "weak", "main");
        write(".sekisho/config.yml", "gate: {fail-on: none}\n");
        git(work, "add", ".sekisho");
        git(work, "commit", "-q", "-m", "a policy of my own");
        git(work, "checkout", "-q", "-b", "onto-weak");
        write("deploy.properties", "name=x\ntoken=" + token + "\n");
        commit("a secret");
        mergeRequest(20, "onto-weak");
        world.environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "weak");
        world.environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED", "false");
        world.environment.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", git(remote, "rev-parse", "weak"));
        world.environment.put("CI_DEFAULT_BRANCH", "main");
        assertSecretFails(world.run("scan", "--only", "secret"));
    }
}
