package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.gaps;
import static io.sekisho.scanner.secret.Repo.places;
import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.GapType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A range of commits, and what is staged. */
class RangeTest {
    @TempDir
    Path temp;

    @Test
    void aRangeShowsItsCommitsAndNothingBefore() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("old.txt", "old = " + token(1) + "\n").commit("before");
        repo.git("checkout", "-q", "-b", "work");
        String in = repo.write("a.txt", token(2) + "\n").commit("in").substring(0, 8);
        repo.write("a.txt", "clean\n")
                .write("old.txt", "old = " + token(1) + "\nmore\n")
                .commit("out");
        ScanResult result = repo.range("main..work");
        assertThat(places(result)).containsExactly("a.txt:1 github-pat " + in);
        assertThat(result.inputs()).containsEntry("commits", 2L).containsEntry("files", 2L);
    }

    @Test
    void aMergeInTheRangeHidesNothing() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "1\n").commit("base");
        repo.git("checkout", "-q", "-b", "work");
        repo.write("b.txt", "work\n").commit("work");
        repo.git("checkout", "-q", "main");
        repo.write("c.txt", token(1) + "\n").commit("main has a secret of its own");
        repo.git("checkout", "-q", "work");
        repo.git("merge", "-q", "--no-commit", "main");
        repo.write("hidden.txt", token(2) + "\n");
        String merge = repo.commit("evil merge").substring(0, 8);
        assertThat(places(repo.range("main..work"))).containsExactly("hidden.txt:1 github-pat " + merge + " tree");
    }

    @Test
    void attributesAndAByteOfZeroHideNothing() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "1\n").commit("base");
        repo.git("checkout", "-q", "-b", "work");
        String in = repo.write(".gitattributes", "* -diff\n")
                .write("a.txt", "1\n" + token(1) + "\n")
                .write("b.txt", "\0\n" + token(2) + "\n")
                .commit("in")
                .substring(0, 8);
        assertThat(places(repo.range("main..work")))
                .containsExactly("a.txt:2 github-pat " + in + " tree", "b.txt:2 github-pat - tree");
    }

    @Test
    void aBadReferenceIsAnErrorAndAShallowCloneIsIncomplete() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", token(1) + "\n").commit("one");
        repo.write("a.txt", token(1) + "\n2\n").commit("two");
        assertThatThrownBy(() -> repo.range("nowhere..HEAD")).isInstanceOf(PlanException.class);
        repo.git(
                "clone",
                "-q",
                "--depth",
                "1",
                "file://" + repo.directory,
                temp.resolve("shallow").toString());
        Repo shallow = new Repo(temp, "shallow");
        var plan = shallow.plan("HEAD~1..HEAD", false, List.of());
        assertThat(plan.gaps()).extracting(gap -> gap.type()).contains(GapType.HISTORY_UNAVAILABLE);
        assertThat(places(shallow.range("HEAD~1..HEAD"))).containsExactly("a.txt:1 github-pat - tree");
        assertThat(shallow.scan().findings()).hasSize(1);
    }

    @Test
    void stagedShowsWhatTheNextCommitAdds() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("old.txt", token(1) + "\n")
                .write("same.txt", token(2) + "\n")
                .commit("one");
        repo.write("old.txt", token(1) + "\nchanged " + token(3) + "\n").write("new.txt", token(4) + "\n");
        repo.git("add", "-A");
        repo.write("new.txt", "not staged any more\n").write("unstaged.txt", token(5) + "\n");
        assertThat(places(repo.staged())).containsExactly("new.txt:1 github-pat - tree", "old.txt:2 github-pat - tree");
    }

    @Test
    void stagedWorksForTheFirstCommitAndNotAmidAConflict() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", token(1) + "\n");
        repo.git("add", "-A");
        assertThat(places(repo.staged())).containsExactly("a.txt:1 github-pat - tree");
        repo.commit("one");
        assertThat(repo.staged().findings()).isEmpty();
        repo.git("checkout", "-q", "-b", "side");
        repo.write("a.txt", "side\n").commit("side");
        repo.git("checkout", "-q", "main");
        repo.write("a.txt", "main\n").commit("main");
        assertThatThrownBy(() -> repo.git("merge", "-q", "side")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(repo::staged)
                .isInstanceOfSatisfying(
                        ScannerException.class,
                        e -> assertThat(e.gap().message().code()).isEqualTo("secret.unmerged"));
    }

    @Test
    void aPartialCloneIsScannedAsFarAsItsFilesAreThere() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", token(1) + "\n").commit("one");
        repo.write("a.txt", token(2) + "\n").commit("two");
        repo.git("config", "uploadpack.allowFilter", "true");
        repo.git(
                "clone",
                "-q",
                "--no-local",
                "--filter=blob:none",
                "file://" + repo.directory,
                temp.resolve("partial").toString());
        Repo partial = new Repo(temp, "partial");
        var plan = partial.plan(null, false, List.of());
        assertThat(plan.gaps()).extracting(gap -> gap.type()).contains(GapType.HISTORY_UNAVAILABLE);
        assertThat(places(partial.scan())).containsExactly("a.txt:1 github-pat - tree");
    }

    @Test
    void aMissingObjectIsAFailureThatKeepsWhatWasSeen() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", token(1) + "\n").commit("one");
        String id = repo.git("hash-object", "a.txt");
        repo.write("a.txt", token(2) + "\n").commit("two");
        Files.delete(repo.directory.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
        assertThatThrownBy(repo::scan).isInstanceOfSatisfying(ScannerException.class, e -> {
            assertThat(e.gap().type()).isEqualTo(GapType.SCANNER_FAILED);
            assertThat(e.gap().message().code()).isEqualTo("secret.run-failed");
            assertThat(e.gap().message().arguments().get(1)).contains(id);
        });
    }

    @Test
    void aLinkedWorkTreeHasAnIndexOfItsOwn() throws Exception {
        Repo repo = new Repo(temp);
        String one = repo.write("a.txt", token(1) + "\n").commit("one").substring(0, 8);
        repo.git("worktree", "add", "-q", temp.resolve("linked").toString(), "-b", "other");
        Repo linked = new Repo(temp, "linked");
        linked.write("b.txt", token(2) + "\n");
        linked.git("add", "-A");
        assertThat(places(linked.scan()))
                .containsExactly("a.txt:1 github-pat " + one + " tree", "b.txt:1 github-pat - tree");
        assertThat(places(linked.staged())).containsExactly("b.txt:1 github-pat - tree");
        assertThat(gaps(linked.scan(), GapType.SKIPPED_FILE)).isEmpty();
    }

    @Test
    void aHooksOwnIndexIsTheOneThatCounts() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "1\n").commit("one");
        repo.write("a.txt", token(1) + "\n").write("b.txt", token(2) + "\n");
        repo.git("add", "-A");
        Path index = temp.resolve("next-index");
        Files.copy(repo.directory.resolve(".git/index"), index);
        repo.git("reset", "-q", "b.txt");
        ScanResult result = repo.scan(
                repo.plan(null, true, List.of()),
                Tools.settings(TrustedFiles.NONE, Map.of("GIT_INDEX_FILE", index.toString())));
        assertThat(places(result)).containsExactly("a.txt:1 github-pat - tree", "b.txt:1 github-pat - tree");
        assertThat(places(repo.staged())).containsExactly("a.txt:1 github-pat - tree");
    }

    @Test
    void emptyRepositoriesAndLongerObjectIdsWork() throws Exception {
        Repo repo = new Repo(temp);
        assertThat(repo.scan().findings()).isEmpty();
        assertThat(repo.staged().findings()).isEmpty();
        repo.git(
                "init",
                "-q",
                "--object-format=sha256",
                "-b",
                "main",
                temp.resolve("sha256").toString());
        Repo longer = new Repo(temp, "sha256");
        String one = longer.write("a.txt", token(1) + "\n").commit("one").substring(0, 8);
        longer.write("b.txt", token(2) + "\n");
        assertThat(places(longer.scan()))
                .containsExactly("a.txt:1 github-pat " + one + " tree", "b.txt:1 github-pat - tree");
    }
}
