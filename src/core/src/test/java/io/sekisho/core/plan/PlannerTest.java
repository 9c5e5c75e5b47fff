package io.sekisho.core.plan;

import static io.sekisho.core.plan.Sample.gaps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    @TempDir
    Path temp;

    private Path project;
    private Planner planner;

    @BeforeEach
    void planner() throws Exception {
        project = Files.createDirectories(temp.resolve("project")).toRealPath();
        planner = new Planner(new PackageCaches(temp.resolve("m2"), temp.resolve("gradle")));
    }

    @Test
    void emptyDirectoryHasNothingAndMissesNothing() throws Exception {
        ScanPlan plan = planner.plan(PlanRequest.of(project));
        assertThat(plan.git()).isNull();
        assertThat(plan.scope().reach()).isEqualTo(ScanScope.Reach.TREE);
        assertThat(plan.modules()).isEmpty();
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void whatIsNotADirectoryIsWrongUsage() throws Exception {
        Files.writeString(project.resolve("file"), "");
        assertThatThrownBy(() -> planner.plan(PlanRequest.of(project.resolve("none"))))
                .isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> planner.plan(PlanRequest.of(project.resolve("file"))))
                .isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> planner.plan(range("A..B"))).isInstanceOf(PlanException.class);
    }

    @Test
    void repositoryIsScannedWithItsHistoryOrARange() throws Exception {
        GitSandbox git = new GitSandbox(project);
        String one = git.write("a", "1").commit("one");
        git.git("checkout", "-q", "-b", "other");
        String two = git.write("b", "2").commit("two");
        git.git("checkout", "-q", "main");
        String three = git.write("c", "3").commit("three");
        assertThat(planner.plan(PlanRequest.of(project)).scope().reach()).isEqualTo(ScanScope.Reach.HISTORY);
        assertThat(planner.plan(range("main..other")).scope())
                .isEqualTo(new ScanScope(ScanScope.Reach.RANGE, three, two, one));
        assertThat(planner.plan(range("other..")).scope())
                .isEqualTo(new ScanScope(ScanScope.Reach.RANGE, two, three, one));
    }

    @Test
    void badRangesAreWrongUsageAndNeverAnEmptyScan() throws Exception {
        GitSandbox git = new GitSandbox(project);
        git.commit("one");
        git.git("checkout", "-q", "--orphan", "unrelated");
        git.commit("two");
        for (String bad :
                List.of("main", "..main", "main...unrelated", "nowhere..main", "main..unrelated", "--all..main")) {
            assertThatThrownBy(() -> planner.plan(range(bad))).as(bad).isInstanceOf(PlanException.class);
        }
    }

    @Test
    void shallowCloneSaysThatHistoryIsMissing() throws Exception {
        GitSandbox origin = new GitSandbox(temp.resolve("origin"));
        origin.write("a", "1").commit("one");
        origin.write("a", "2").commit("two");
        origin.git("clone", "-q", "--depth", "1", origin.directory.toUri().toString(), project.toString());
        ScanPlan whole = planner.plan(PlanRequest.of(project));
        assertThat(whole.scope().reach()).isEqualTo(ScanScope.Reach.HISTORY);
        assertThat(gaps(whole, GapType.HISTORY_UNAVAILABLE))
                .singleElement()
                .satisfies(gap -> assertThat(gap.nextStep().code()).isEqualTo("plan.shallow-next"));
        ScanPlan range = planner.plan(range("HEAD~1..HEAD"));
        assertThat(range.scope().reach()).isEqualTo(ScanScope.Reach.TREE);
        assertThat(gaps(range, GapType.HISTORY_UNAVAILABLE)).hasSize(1);
    }

    @Test
    void partialCloneSaysThatContentsMayBeMissing() throws Exception {
        GitSandbox git = new GitSandbox(project);
        git.commit("one");
        git.git("config", "remote.origin.promisor", "true");
        assertThat(gaps(planner.plan(PlanRequest.of(project)), GapType.HISTORY_UNAVAILABLE))
                .hasSize(1);
    }

    @Test
    void subdirectoryOfARepositoryIsScannedByItself() throws Exception {
        GitSandbox git = new GitSandbox(temp.resolve("whole"));
        git.write("part/deep/a.jar", "").write("b.jar", "").commit("one");
        ScanPlan plan = planner.plan(PlanRequest.of(git.directory.resolve("part/deep")));
        assertThat(plan.git().topLevel()).isEqualTo(git.directory.toRealPath());
        assertThat(plan.archives()).hasSize(1);
    }

    @Test
    void repositoryThatGitCannotReadIsNotTakenForAPlainDirectory() throws Exception {
        Files.createDirectories(project.resolve(".git"));
        ScanPlan plan = planner.plan(PlanRequest.of(project));
        assertThat(gaps(plan, GapType.HISTORY_UNAVAILABLE)).hasSize(1);
    }

    @Test
    void stagedSecretScanLooksForNothingElse() throws Exception {
        GitSandbox git = new GitSandbox(project);
        git.write("pom.xml", "<broken").commit("one");
        ScanPlan plan = planner.plan(new PlanRequest(project, null, true, Set.of(Kind.SECRET), List.of(), List.of()));
        assertThat(plan.scope().reach()).isEqualTo(ScanScope.Reach.STAGED);
        assertThat(plan.manifests()).isEmpty();
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void gapsOfKindsThatAreNotScannedAreLeftOut() throws Exception {
        Files.writeString(project.resolve("pom.xml"), "<broken");
        Files.writeString(project.resolve("a.py"), "");
        ScanPlan plan = planner.plan(new PlanRequest(project, null, false, Set.of(Kind.CODE), List.of(), List.of()));
        assertThat(plan.gaps()).extracting(Gap::scanner).containsOnly("code");
    }

    @Test
    void excludedAndOwnDirectoriesAreLeftOutAndCachesInTheTreeToo() throws Exception {
        for (String directory : List.of("kept", "docs/old", "sekisho-report", ".m2/repository")) {
            Files.createDirectories(project.resolve(directory));
            Files.writeString(project.resolve(directory).resolve("a.jar"), "");
        }
        Planner inTree = new Planner(new PackageCaches(project.resolve(".m2/repository"), temp.resolve("gradle")));
        ScanPlan plan = inTree.plan(new PlanRequest(
                project,
                null,
                false,
                Set.of(Kind.values()),
                List.of("docs/**"),
                List.of(project.resolve("sekisho-report"))));
        assertThat(plan.archives()).containsExactly(project.resolve("kept/a.jar"));
        assertThat(gaps(plan, GapType.SKIPPED_FILE))
                .singleElement()
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("docs"));
    }

    @Test
    void linksOutOfTheProjectAreNotedAndNotFollowed() throws Exception {
        Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(temp.resolve("elsewhere/a.jar"), "");
        Files.createSymbolicLink(project.resolve("out"), temp.resolve("elsewhere"));
        Files.createSymbolicLink(project.resolve("circle"), project);
        Files.createSymbolicLink(project.resolve("nowhere"), Path.of("not-there"));
        ScanPlan plan = planner.plan(PlanRequest.of(project));
        assertThat(plan.archives()).isEmpty();
        assertThat(gaps(plan, GapType.PATH_OUTSIDE))
                .singleElement()
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("out"));
    }

    @Test
    void namesThatAreNotUtf8AreNoted() throws Exception {
        Process touch = new ProcessBuilder(
                        "sh",
                        "-c",
                        ": > \"$(printf '\\377\\376.jar')\"; : > \"$(printf '\\377.java')\"; mkdir \"$(printf 'd\\377')\"")
                .directory(project.toFile())
                .inheritIO()
                .start();
        assertThat(touch.waitFor()).isZero();
        ScanPlan plan = planner.plan(PlanRequest.of(project));
        assertThat(gaps(plan, GapType.UNREADABLE_FILE))
                .singleElement()
                .satisfies(gap -> assertThat(gap.message().code()).isEqualTo("plan.misnamed"));
    }

    @Test
    void languagesThatNoScannerReadsAreCounted() throws Exception {
        for (String name : List.of("a.ts", "b.tsx", "c.go", "lib.min.js")) {
            Files.writeString(project.resolve(name), "");
        }
        assertThat(gaps(planner.plan(PlanRequest.of(project)), GapType.ECOSYSTEM_UNSUPPORTED))
                .extracting(gap -> gap.message().arguments())
                .containsExactlyInAnyOrder(List.of("2", "TypeScript"), List.of("1", "Go"));
    }

    private PlanRequest range(String range) {
        return new PlanRequest(project, range, false, Set.of(Kind.values()), List.of(), List.of());
    }
}
