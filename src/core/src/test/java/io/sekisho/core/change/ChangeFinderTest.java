package io.sekisho.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitRemote;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.core.plan.GitUrl;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Change;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change is compared with, and whose report may be. */
class ChangeFinderTest extends ChangedRepository {
    @Test
    void theBaseIsWhereTheBranchWentOff() throws Exception {
        git("checkout", "-q", "-b", "change");
        write("src/A.java", numbers(20).replace("line 7\n", "line seven\n"));
        commit("change");
        git("checkout", "-q", "main");
        write("src/Same.java", "x");
        String main = commit("main goes on");
        git("checkout", "-q", "change");
        GitTarget target = new GitTarget("origin/main", main, null);
        assertThat(find(top, target, null, null).change().base()).isEqualTo(base);
        git("merge", "-q", "-m", "merge", "main");
        assertThat(find(top, target, null, null).change().base()).isEqualTo(main);
        // A report of the branch itself would call untouched what it brought in before.
        String earlier = git("rev-parse", "HEAD~1");
        assertThat(find(top, target, earlier, null).change().base()).isEqualTo(main);
        assertThat(find(top, target, base, null).change().base()).isEqualTo(base);
        assertThat(find(top, null, earlier, null).change()).isEqualTo(new Change(null, earlier, List.of()));
    }

    @Test
    void withoutABaseNothingIsKnownAndAGapSaysSo() throws Exception {
        git("checkout", "-q", "--orphan", "other");
        commit("no common history");
        GitTarget target = new GitTarget("origin/main", base, null);
        Changes changes = find(top, target, null, null);
        assertThat(changes.change()).isEqualTo(new Change("origin/main", null, List.of()));
        assertThat(changes.gaps()).extracting(Gap::type).containsExactly(GapType.HISTORY_UNAVAILABLE);
        assertThat(touched(changes, Kind.CODE, at("src/A.java", 7))).isNull();
        Changes plain = new ChangeFinder(target, null, CLOCK).find(temp, null, temp.resolve("w"));
        assertThat(plain.gaps()).extracting(Gap::type).containsExactly(GapType.HISTORY_UNAVAILABLE);
        assertThat(find(top, null, null, null)).isEqualTo(Changes.NONE);
        assertThat(find(top, null, base, null)).isEqualTo(Changes.NONE);
    }

    /** GitLab's clone of a merge request: some commits of its ref alone, without the one where it went off. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void aShallowCloneIsDeepenedToTheMergeBase(int depth) throws Exception {
        git("checkout", "-q", "-b", "change");
        commits("change", 100);
        git("checkout", "-q", "main");
        commits("main", 100);
        String main = git("rev-parse", "main");
        Path remote = temp.resolve("remote.git");
        ChildProcess.run(
                List.of("git", "clone", "-q", "--bare", top.toString(), remote.toString()),
                temp,
                Map.of(),
                Duration.ofSeconds(30));
        for (boolean merged : new boolean[] {false, true}) {
            top = Files.createDirectories(temp.resolve("clone" + depth + merged));
            git("init", "-q");
            git("fetch", "-q", "--depth=" + depth, remote.toUri().toString(), "change", "main");
            git(
                    "checkout",
                    "-q",
                    "--detach",
                    git("ls-remote", remote.toUri().toString(), "change").split("\t")[0]);
            if (merged) { // as Jenkins does; no remote has that commit
                git("merge", "-q", "--allow-unrelated-histories", "-X", "ours", "-m", "merged", main);
            }
            Git git = Git.open(top).orElseThrow();
            GitRemote there =
                    new GitRemote(git, GitUrl.of("file://" + remote).orElseThrow(), new HashMap<>(System.getenv()));
            GitTarget target = new GitTarget("origin/main", main, "refs/heads/main");
            Changes changes = find(top, target, null, there);
            assertThat(changes.gaps()).isEmpty();
            assertThat(changes.change().base()).isEqualTo(merged ? main : base);
            assertThat(touched(changes, Kind.CODE, at("src/A.java", 7))).isFalse();
            assertThat(git("fsck", "--connectivity-only")).isEmpty();
        }
    }

    /** Whatever of the history is in the clone. */
    @Test
    void onlyReportsOfTheTargetVouch() throws Exception {
        git("checkout", "-q", "-b", "change");
        commits("change", 100);
        git("checkout", "-q", "main");
        commits("main", 100);
        String main = git("rev-parse", "main");
        String between = git("rev-parse", "main~50");
        String change = git("rev-parse", "change");
        String own = git("rev-parse", "change~70");
        Path remote = temp.resolve("remote.git");
        ChildProcess.run(
                List.of("git", "clone", "-q", "--bare", top.toString(), remote.toString()),
                temp,
                Map.of(),
                Duration.ofSeconds(30));
        git("-C", remote.toString(), "config", "uploadpack.allowAnySHA1InWant", "true");
        for (String reference : List.of(main, between, base, change, own, "0".repeat(40))) {
            top = Files.createDirectories(temp.resolve("vouch" + asked++));
            git("init", "-q");
            git("fetch", "-q", "--depth=1", remote.toUri().toString(), "main", "change");
            git("checkout", "-q", "--detach", change);
            GitRemote there = new GitRemote(
                    Git.open(top).orElseThrow(),
                    GitUrl.of("file://" + remote).orElseThrow(),
                    new HashMap<>(System.getenv()));
            GitTarget target = new GitTarget("origin/main", main, "refs/heads/main");
            assertThat(new ChangeFinder(target, there, CLOCK).mayVouch(top, reference))
                    .as(reference)
                    .isEqualTo(List.of(main, between, base).contains(reference));
            assertThat(new ChangeFinder(null, null, CLOCK).mayVouch(top, reference))
                    .as("on a trusted ref")
                    .isTrue();
        }
        assertThat(new ChangeFinder(target(), null, CLOCK).mayVouch(top, null)).isFalse();
        assertThat(new ChangeFinder(target(), null, CLOCK).mayVouch(temp, main)).isFalse();
    }

    private void commits(String branch, int count) throws Exception {
        String tip = git("rev-parse", branch);
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < count; i++) {
            stream.append("commit refs/heads/")
                    .append(branch)
                    .append("\ncommitter a <a@example.org> ")
                    .append(1_700_000_000 + i)
                    .append(" +0000\ndata 1\nx\n")
                    .append(i == 0 ? "from " + tip + "\n" : "")
                    .append("M 644 inline ")
                    .append(branch)
                    .append(".txt\ndata ")
                    .append(String.valueOf(i).length())
                    .append('\n')
                    .append(i)
                    .append('\n');
        }
        ChildProcess.Result result = ChildProcess.run(
                List.of("git", "fast-import", "--quiet"),
                top,
                Map.of(),
                stream.toString().getBytes(),
                Duration.ofSeconds(30));
        assertThat(result.ok()).as(result.err()).isTrue();
        git("reset", "-q", "--hard");
    }
}
