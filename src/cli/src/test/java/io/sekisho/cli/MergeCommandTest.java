package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.ReportJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeCommandTest {
    @TempDir
    Path temp;

    /** Two jobs, one for each kind, give what one job gives. */
    @Test
    void partsOfOneDirectoryAreOneScan() throws Exception {
        World world = new World(temp, FakeScanner.critical(), FakeScanner.clean(Kind.CODE));
        assertThat(world.run("scan", "--only", "secret", "--output", "a").exit())
                .isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("scan", "--only", "code", "--output", "b").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(world.run("scan", "--output", "whole").exit()).isEqualTo(ExitCode.GATE_FAILED);

        World.Result merged = world.run("merge", "a", "b", "--to", "markdown=page.md");
        assertThat(merged.exit()).as(merged.err()).isEqualTo(ExitCode.GATE_FAILED);
        Facts facts = world.report().facts();
        Facts whole = ReportJson.read(world.directory.resolve("whole/sekisho-report.json"))
                .facts();
        assertThat(facts.findings()).isEqualTo(whole.findings());
        assertThat(facts.coverage().gaps()).isEmpty();
        assertThat(world.report().judgement().verdict().complete()).isTrue();
        assertThat(world.directory.resolve("page.md")).content().contains("src/A.java:7");
        assertThat(world.directory.resolve("sekisho-report/sekisho-history.json"))
                .exists();
    }

    @Test
    void aMissingPartIsNeverGreen() throws Exception {
        World world = new World(temp, FakeScanner.clean(Kind.SECRET), FakeScanner.clean(Kind.CODE));
        world.run("scan", "--only", "secret", "--output", "a");
        world.run("scan", "--only", "code", "--output", "b");
        assertThat(world.run("merge", "a", "b", "--expect", "2").exit()).isEqualTo(ExitCode.PASSED);

        assertThat(world.run("merge", "a", "b", "--expect", "3").exit()).isEqualTo(ExitCode.INCOMPLETE);
        World.Result missing = world.run("merge", "a", "b", "c");
        assertThat(missing.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(missing.out()).contains(world.directory.resolve("c").toString(), "is missing", "run it again");

        Files.writeString(world.directory.resolve("b/sekisho-report.json"), "{\"facts\": ");
        World.Result damaged = world.run("merge", "a", "b");
        assertThat(damaged.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(world.report().facts().coverage().gaps())
                .extracting(Gap::type)
                .contains(GapType.PART_MISSING, GapType.SCOPE_NARROWED);
        assertThat(damaged.out()).doesNotContain("Exception");
    }

    @Test
    void withoutAnyPartThereIsNothingToMerge() throws Exception {
        World.Result result = new World(temp).run("merge", "a", "b");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("None of the parts can be read");
    }

    @Test
    void thePolicyOfTheDirectoryJudgesTheWhole() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan", "--output", "a");
        assertThat(world.run("merge", "a").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("merge", "a", "--fail-on", "none").exit()).isEqualTo(ExitCode.PASSED);
        world.write(".sekisho/config.yml", "gate: {mode: observe}\n");
        assertThat(world.run("merge", "a").exit()).isEqualTo(ExitCode.PASSED);
    }

    /** The second merge knows what the first one saw. */
    @Test
    void aReferenceTellsWhatIsNew() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan", "--output", "a");
        world.run("merge", "a", "--output", "first");
        World.Result second = world.run("merge", "a", "--output", "second", "--reference", "first");
        assertThat(second.out()).contains("existing");
    }

    /** The next run of a pipeline that keeps its report in one place. */
    @Test
    void theReferenceMayLieWhereTheWholeIsWritten() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan", "--output", "a");
        assertThat(world.run("merge", "a").exit()).isEqualTo(ExitCode.GATE_FAILED);
        World.Result second = world.run("merge", "a", "--reference", "sekisho-report");
        assertThat(second.exit()).as(second.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(second.out()).contains("existing");
    }

    @Test
    void aPartIsNotReplacedByTheWhole() throws Exception {
        World world = new World(temp, FakeScanner.clean(Kind.SECRET), FakeScanner.clean(Kind.CODE));
        world.run("scan", "--only", "secret", "--output", "a");
        world.run("scan", "--only", "code", "--output", "b");
        byte[] part = Files.readAllBytes(world.directory.resolve("a/sekisho-report.json"));

        World.Result refused = world.run("merge", "a", "b", "--output", "a");

        assertThat(refused.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(refused.err()).contains("a/sekisho-report.json", "--output");
        assertThat(world.directory.resolve("a/sekisho-report.json")).hasBinaryContent(part);
    }
}
