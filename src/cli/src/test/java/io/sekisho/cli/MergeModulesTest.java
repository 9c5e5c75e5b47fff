package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules outside git, of which reports know nothing but their directories' names. */
class MergeModulesTest {
    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void twoDirectoriesOfOneName() throws Exception {
        world = new World(temp, FakeScanner.critical());
        world.write("one/app/src/A.java", "class A {}");
        world.write("two/app/src/A.java", "class A {}");
        world.run("scan", "one/app", "--output", "a");
        world.run("scan", "two/app", "--output", "b");
    }

    @Test
    void namesakesAreNotGuessedAt() {
        World.Result merged = world.run("merge", "a", "b");
        assertThat(merged.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(merged.err()).contains("both called app", "--module " + world.directory.resolve("a"));
        assertThat(world.reportFile()).doesNotExist();
    }

    @Test
    void theUserTellsThemApart() throws Exception {
        World.Result merged = world.run("merge", "a", "b", "--module", "a=one/app", "--module", "b=./two/app/");
        assertThat(merged.exit()).as(merged.err()).isEqualTo(ExitCode.GATE_FAILED);
        Finding finding = world.report().facts().findings().get(0);
        assertThat(finding.occurrences())
                .extracting(one -> one.location().path())
                .containsExactly("one/app/src/A.java", "two/app/src/A.java");

        assertThat(world.run("merge", "a", "b", "--module", "a=.", "--module", "b=.")
                        .exit())
                .isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().facts().findings().get(0).occurrences())
                .extracting(one -> one.location().path())
                .containsExactly("src/A.java");
    }

    @Test
    void whatCannotBeTrueIsRefused() {
        for (String wrong : new String[] {"a", "a=", "=one", "c=one", "a=/one", "a=../one"}) {
            World.Result result = world.run("merge", "a", "b", "--module", wrong);
            assertThat(result.exit()).as(wrong).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(result.err()).as(wrong).contains("--module " + wrong, "For example");
        }
        assertThat(world.run("merge", "a", "b", "--module", "a=one", "--module", "a=two")
                        .err())
                .contains("already");
    }

    /** Jobs that share the scans of one directory run each scan once. */
    @Test
    void whatIsAssumedOfJobsIsTold() throws Exception {
        World jobs = new World(temp.resolve("jobs"), FakeScanner.critical(), FakeScanner.clean(Kind.CODE));
        jobs.run("scan", "--only", "secret", "--output", "a");
        jobs.run("scan", "--only", "code", "--output", "b");
        World.Result merged = jobs.run("merge", "a", "b");
        assertThat(merged.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(merged.err()).contains("taken for parts of one directory", "--module");
    }

    @Test
    void gitKnowsBetter() throws Exception {
        World git = new World(temp.resolve("git"), FakeScanner.critical());
        git.write("app/src/A.java", "class A {}");
        assertThat(new ProcessBuilder("git", "init", "-q", git.directory.toString())
                        .start()
                        .waitFor())
                .isZero();
        git.run("scan", "app", "--output", "a");
        World.Result merged = git.run("merge", "a", "--module", "a=lib");
        assertThat(merged.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(merged.err()).contains("its report says app");
        assertThat(git.run("merge", "a", "--module", "a=app").exit()).isEqualTo(ExitCode.GATE_FAILED);
    }
}
