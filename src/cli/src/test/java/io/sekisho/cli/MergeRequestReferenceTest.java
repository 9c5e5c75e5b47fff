package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Attempts by the author of a merge request with reports that he can write. */
@DisabledOnOs(OS.WINDOWS)
class MergeRequestReferenceTest extends MergeRequestScene {
    /** Whoever judges by a policy from elsewhere compares with no more than who judges by the target's. */
    @Test
    void theChangesOwnReportDoesNotVouchForItUnderAnotherPolicy() throws Exception {
        commit("a secret");
        mergeRequest(20);
        assertSecretFails(world.run("scan", "--only", "secret"));
        Files.copy(world.reportFile(), world.directory.resolve("own.json"));
        World.Result gate = world.run("gate", "sekisho-report", "--policy", "standard", "--reference", "own.json");
        assertThat(gate.exit()).as(gate.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(gate.out()).contains("not in the history of origin/main");

        git(world.directory, "add", "-f", "own.json");
        World.Result checkedIn = world.run("gate", "sekisho-report", "--policy", "standard", "--reference", "own.json");
        assertThat(checkedIn.exit()).as(checkedIn.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(checkedIn.out()).contains("own.json is checked in");
    }

    /** Whether a report is of the target's history is not known then, and what is not known does not count. */
    @Test
    void noReportVouchesWhereTheTargetCannotBeRead() throws Exception {
        commit("a secret");
        mergeRequest(20);
        world.environment.remove("CI_MERGE_REQUEST_DIFF_BASE_SHA");
        assertThat(world.run("scan", "--only", "secret", "--offline").exit()).isEqualTo(ExitCode.GATE_FAILED);
        Files.copy(world.reportFile(), world.directory.resolve("own.json"));
        World.Result scan = world.run("scan", "--only", "secret", "--offline", "--reference", "own.json");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(gaps()).extracting(gap -> gap.message().code()).contains("status.reference-no-target");
        assertThat(world.report().judgement().reference()).isNull();
        for (String policy : new String[] {"--trusted-ref=nowhere", "--policy=standard"}) {
            World.Result gate = world.run("gate", "sekisho-report", "--offline", policy, "--reference", "own.json");
            assertThat(gate.exit()).as(gate.out()).isEqualTo(ExitCode.GATE_FAILED);
            assertThat(gate.out()).contains("nobody can tell whether");
        }
    }
}
