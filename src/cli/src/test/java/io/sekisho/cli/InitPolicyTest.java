package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.summary.Shop;
import io.sekisho.core.policy.Policy;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sekisho init} writes is what the policy in force accepts. */
class InitPolicyTest {
    private static final Gap STALE = Gap.of(
            GapType.DATABASE_STALE,
            "dependency",
            Text.of("dependency.database-stale", 30, "2026-10-25"),
            Text.of("dependency.database-update-step"));

    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void report() throws IOException {
        world = new World(temp);
        report(List.of());
    }

    @Test
    void listsTodaysDebtWherePolicyOnlyNotesWhatWasNotSeen() throws Exception {
        report(List.of(STALE));
        World.Result incomplete = world.run("init");
        assertThat(baseline()).doesNotExist();
        assertThat(incomplete.out()).contains("No baseline yet", "sekisho database update", "sekisho baseline create");
        assertThat(config()).contains("mode: observe");

        world.write(".sekisho/config.yml", "version: 1\nextends: standard\ncompleteness: {database-stale: noted}\n");
        World.Result noted = world.run("init");
        assertThat(baseline()).content().contains("until: 2027-05-23", "aws-access-token");
        assertThat(noted.out()).contains("reviewed").doesNotContain("No baseline yet");
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void theDayIsOneThatTheFloorAccepts() throws Exception {
        central("gate: {fail-on: high}\nbaseline: {longest: 30d}\n");
        World.Result result = world.run("init");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        // By the floor, what is high fails, too.
        assertThat(baseline()).content().contains("until: 2026-12-24", "github-pat");
        assertThat(result.out()).contains("2026-12-24", "central policy");
        World.Result judged = world.run("gate", "sekisho-report");
        assertThat(judged.exit()).as(judged.out()).isEqualTo(ExitCode.PASSED);
        assertThat(judged.out()).contains("accepted by the baseline").doesNotContain("does not count");
        assertThat(world.run("config", "show").out()).doesNotContain("refused");
    }

    @Test
    void whereNoBaselineIsAllowedItSaysSoAndWritesNone() throws Exception {
        central("baseline: {allow: false}\n");
        World.Result result = world.run("init");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(baseline()).doesNotExist();
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("No baseline was written", "baseline.allow", "sekisho baseline create", "central policy");
        // A floor enforces, unless it says otherwise; what it would refuse is not proposed.
        assertThat(config()).contains("mode: enforce", "# extends: strict").doesNotContain("\nextends:");
    }

    @Test
    void aFloorCanBeTypedToo() throws Exception {
        Path policy = Files.writeString(temp.resolve("typed.yml"), "version: 1\nbaseline: {longest: 10d}\n");
        World.Result result = world.run("init", "--central-policy", policy.toString());
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(baseline()).content().contains("until: 2026-12-04");
    }

    /** Only where nobody demands a policy is a target without files observed. */
    @Test
    void underACentralPolicyTheFirstMergeRequestIsJudged() throws Exception {
        MergeRequestScene.git(world.directory, "init", "-q");
        assertThat(world.run("init").out().replaceAll("\\s+", " ")).contains("only observed");
        central("gate: {fail-on: high}\n");
        assertThat(world.run("init", "--force").out().replaceAll("\\s+", " "))
                .contains("The central policy judges it")
                .doesNotContain("only observed");
    }

    @Test
    void aBaselineThatIsThereStaysAndWhatItDoesNotAcceptIsTold() throws Exception {
        world.run("init");
        String list = Files.readString(baseline());
        String less = list.lines()
                .filter(line -> !line.contains("aws-access-token"))
                .reduce("", (all, line) -> all + line + "\n");
        Files.writeString(baseline(), less);
        World.Result again = world.run("init");
        assertThat(baseline()).hasContent(less);
        assertThat(again.out()).contains("does not accept: 1", "sekisho baseline create --force");
        assertThat(world.run("init", "--force").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(baseline()).hasContent(list);
    }

    /** What cannot be read is not guessed at. */
    @Test
    void aWrongFileIsNamedBeforeAnythingIsWritten() throws Exception {
        world.write(".sekisho/config.yml", "gate: {fial-on: low}\n");
        World.Result result = world.run("init");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains(".sekisho/config.yml:1", "fail-on", "--force");
        assertThat(world.directory.resolve(".sekisho/suppressions.yml")).doesNotExist();
        assertThat(world.run("init", "--force").exit()).isEqualTo(ExitCode.PASSED);
    }

    private void central(String content) throws IOException {
        Path policy = Files.writeString(temp.resolve("policy.yml"), "version: 1\n" + content);
        world.environment.put("SEKISHO_POLICY", policy.toString());
    }

    private void report(List<Gap> gaps) throws IOException {
        Files.createDirectories(world.reportFile().getParent());
        try (OutputStream out = Files.newOutputStream(world.reportFile())) {
            ReportJson.write(Shop.report(Policy.defaults(), gaps), out);
        }
    }

    private Path baseline() {
        return world.directory.resolve(".sekisho/baseline.yml");
    }

    private String config() throws IOException {
        return Files.readString(world.directory.resolve(".sekisho/config.yml"));
    }
}
