package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.place;
import static io.sekisho.scanner.secret.Repo.places;
import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.GapType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan of a whole history sees, and how often it says it. */
class HistoryTest {
    @TempDir
    Path temp;

    @Test
    void oneSecretInNineCommitsIsOneFindingWithNineOccurrences() throws Exception {
        Repo repo = new Repo(temp);
        for (int i = 1; i <= 9; i++) {
            // Moved down and back in line ends: still the same line.
            String end = i % 2 == 0 ? "\r\n" : "\n";
            repo.write("app.properties", "# " + i + "\n".repeat(i) + "\ttoken = " + token(1) + end);
            repo.commit("commit " + i);
        }
        ScanResult result = repo.scan();
        assertThat(result.findings()).hasSize(9);
        assertThat(result.findings().stream().map(raw -> Fingerprints.of(raw.kind(), raw.identity())))
                .containsOnly("s1:" + onlyFingerprint(result));
        assertThat(result.findings()).allMatch(raw -> raw.occurrence().inTree());
        assertThat(result.findings().get(0).occurrence().snippet()).isEqualTo("token = ***");
        assertThat(result.inputs()).containsEntry("commits", 9L).containsEntry("files", 1L);
    }

    private static String onlyFingerprint(ScanResult result) {
        RawFinding first = result.findings().get(0);
        return Fingerprints.of(first.kind(), first.identity()).substring(3);
    }

    @Test
    void saysWhatIsOnlyInTheHistory() throws Exception {
        Repo repo = new Repo(temp);
        String one = repo.write("a.txt", "t=" + token(1) + "\n").commit("in");
        repo.write("a.txt", "t=\n").commit("out");
        ScanResult result = repo.scan();
        assertThat(places(result)).containsExactly("a.txt:1 github-pat " + one.substring(0, 8));
        RawFinding raw = result.findings().get(0);
        assertThat(raw.remedy().advice().code()).isEqualTo("secret.remedy-history");
        assertThat(raw.rule().cwes()).containsExactly(798);
        assertThat(raw.occurrence().commit().date()).isNotNull();
        assertThat(raw.secret().entropy()).isGreaterThan(3);
        assertThat(raw.secret().keyedFingerprints()).isEmpty();
    }

    @Test
    void seesWhatIsNotCommittedButNotWhatGitIgnores() throws Exception {
        Repo repo = new Repo(temp);
        repo.write(".gitignore", "target/\n").write("old.txt", "nothing\n").commit("one");
        repo.write("old.txt", "changed " + token(1) + "\n")
                .write("new file.txt", "new " + token(2) + "\n")
                .write("target/out.txt", "built " + token(3) + "\n");
        repo.write("staged.txt", "staged " + token(4) + "\n");
        repo.git("add", "staged.txt");
        assertThat(places(repo.scan()))
                .containsExactly(
                        "new file.txt:1 github-pat - tree",
                        "old.txt:1 github-pat - tree",
                        "staged.txt:1 github-pat - tree");
    }

    @Test
    void seesWhatOnlyAMergeCommitHoldsEvenWhenItIsGoneAgain() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "1\n").commit("base");
        repo.git("checkout", "-q", "-b", "side");
        repo.write("a.txt", "side\n").commit("side");
        repo.git("checkout", "-q", "main");
        repo.write("a.txt", "main\n").commit("main");
        repo.git("merge", "-q", "-s", "ours", "--no-commit", "side");
        repo.write("a.txt", "merged\n" + token(1) + "\n").write("b.txt", token(2) + "\n");
        String merge = repo.commit("evil merge").substring(0, 8);
        assertThat(places(repo.scan()))
                .containsExactly("a.txt:2 github-pat " + merge + " tree", "b.txt:1 github-pat " + merge + " tree");
        repo.write("a.txt", "clean\n").commit("clean up");
        assertThat(places(repo.scan()))
                .containsExactly("a.txt:2 github-pat " + merge, "b.txt:1 github-pat " + merge + " tree");
    }

    /** Whoever opens the file of today must find it there; the commit still says where it came from. */
    @Test
    void aSecretThatMovedIsShownWhereItStandsNow() throws Exception {
        Repo repo = new Repo(temp);
        String one = repo.write("a.txt", "x\n" + token(1) + "\n").commit("one").substring(0, 8);
        repo.write("a.txt", "new\nlines\nabove\nx\n" + token(1) + "\n").commit("two");
        assertThat(places(repo.scan())).containsExactly("a.txt:5 github-pat " + one + " tree");
    }

    @Test
    void aRenamedFileIsStillInTheTreeUnderItsNewName() throws Exception {
        Repo repo = new Repo(temp);
        String one =
                repo.write("a.txt", "x\ny\nz\n" + token(1) + "\n").commit("one").substring(0, 8);
        repo.git("mv", "a.txt", "b.txt");
        repo.commit("two");
        assertThat(places(repo.scan())).containsExactly("a.txt:4 github-pat " + one, "b.txt:4 github-pat - tree");
    }

    @Test
    void isNotFooledByAttributesConfigurationOrAByteOfZero() throws Exception {
        Repo repo = new Repo(temp);
        repo.write(".gitattributes", "* -diff\n*.md binary\n");
        String one = repo.write("a.txt", token(1) + "\n")
                .write("b.md", token(2) + "\n")
                .commit("one")
                .substring(0, 8);
        repo.write("c.txt", "\0" + token(3) + "\n").commit("two");
        repo.git("config", "diff.external", "true");
        repo.git("config", "log.showRoot", "false");
        repo.git("config", "color.ui", "always");
        repo.git("config", "diff.noprefix", "true");
        repo.git(
                "config",
                "core.attributesFile",
                repo.directory.resolve(".gitattributes").toString());
        Files.writeString(repo.directory.resolve(".git/info/attributes"), "* -diff\n");
        assertThat(places(repo.scan()))
                .containsExactly(
                        "a.txt:1 github-pat " + one + " tree",
                        "b.md:1 github-pat " + one + " tree",
                        "c.txt:1 github-pat - tree");
    }

    @Test
    void runsNothingThatTheRepositoryConfigures() throws Exception {
        Repo repo = new Repo(temp);
        repo.write(".gitattributes", "* filter=evil diff=evil\n")
                .write("a.txt", token(1) + "\n")
                .commit("one");
        String evil = "touch " + temp.resolve("was-run");
        for (String key :
                List.of("filter.evil.clean", "filter.evil.smudge", "diff.evil.textconv", "diff.evil.command")) {
            repo.git("config", key, evil);
        }
        repo.git("config", "core.fsmonitor", evil);
        repo.write("a.txt", token(1) + "\nchanged\n");
        repo.scan();
        repo.staged();
        assertThat(temp.resolve("was-run")).doesNotExist();
    }

    @Test
    void findsFilesWhoseNamesAreNoText() throws Exception {
        Repo repo = new Repo(temp);
        String id = repo.git("hash-object", "-w", repo.write("x", token(1) + "\n").directory + "/x");
        Files.delete(repo.directory.resolve("x"));
        byte[] entry = ("100644 " + id + "\tb\u00e9se.txt\0").getBytes(StandardCharsets.ISO_8859_1);
        io.sekisho.core.process.ChildProcess.run(
                List.of("git", "update-index", "-z", "--index-info"),
                repo.directory,
                java.util.Map.of(),
                entry,
                java.time.Duration.ofSeconds(10));
        repo.git("commit", "-q", "-m", "latin1");
        ScanResult result = repo.scan();
        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).occurrence().location().path()).isEqualTo("b\uFFFDse.txt");
        assertThat(result.findings().get(0).occurrence().snippet()).isEqualTo("***");
        assertThat(result.findings().get(0).occurrence().inTree()).isTrue();
    }

    @Test
    void namesThatGitQuotesComeBackWhole() throws Exception {
        Repo repo = new Repo(temp);
        List<String> names = List.of("a b.txt", "a\tb", "a\nb", "q\"uote", "back\\slash", "日本語.txt", ":(glob)x", "-x");
        for (int i = 0; i < names.size(); i++) {
            repo.write(names.get(i), "v = " + token(i) + "\n");
        }
        repo.commit("one");
        ScanResult result = repo.scan();
        assertThat(result.findings().stream()
                        .map(raw -> raw.occurrence().location().path()))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> name.replace('\\', '/')).toList());
        assertThat(result.findings()).allSatisfy(raw -> {
            assertThat(raw.occurrence().snippet()).isEqualTo("v = ***");
            assertThat(raw.occurrence().inTree()).isTrue();
        });
    }

    @Test
    void aDirectoryOfALargerRepositoryIsScannedByItself() throws Exception {
        Repo repo = new Repo(temp);
        String one = repo.write("services/pay ment/a.txt", token(1) + "\n")
                .write("services/pay-ment/a.txt", token(2) + "\n")
                .write("other.txt", token(3) + "\n")
                .commit("one")
                .substring(0, 8);
        repo.write("services/pay ment/new.txt", token(4) + "\n").write("new.txt", token(5) + "\n");
        ScanResult result = repo.scan(
                repo.plan(repo.directory.resolve("services/pay ment"), null, false, List.of()),
                Tools.settings(TrustedFiles.NONE));
        assertThat(places(result))
                .containsExactly("a.txt:1 github-pat " + one + " tree", "new.txt:1 github-pat - tree");
    }

    @Test
    void tellsWhatItLeftOut() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("web/lib.jar", "PK\3\4\0" + token(1) + "\n")
                .write("docs/a.txt", token(3) + "\n")
                .write("a.txt", token(4) + "\n");
        Files.createSymbolicLink(repo.directory.resolve("link"), temp);
        String one = repo.commit("one").substring(0, 8);
        ScanResult result = repo.scan(repo.plan(null, false, List.of("docs/**")), Tools.settings(TrustedFiles.NONE));
        assertThat(places(result))
                .containsExactly("a.txt:1 github-pat " + one + " tree", "web/lib.jar:1 github-pat - tree");
        assertThat(result.gaps()).anySatisfy(gap -> {
            assertThat(gap.type()).isEqualTo(GapType.SKIPPED_FILE);
            assertThat(gap.message().code()).isEqualTo("secret.binary");
            assertThat(gap.paths()).containsExactly("web/lib.jar");
        });
        assertThat(result.gaps()).anySatisfy(gap -> {
            assertThat(gap.type()).isEqualTo(GapType.PATH_OUTSIDE);
            assertThat(gap.paths()).containsExactly("link");
        });
    }

    @Test
    void severalSecretsInOneLineAreAllMasked() throws Exception {
        Repo repo = new Repo(temp);
        String key = "AKIA" + "Q3EGTX7WKPN2ZJ4M";
        repo.write("a.txt", "x " + token(1) + " y " + token(2) + " z " + key + "\n")
                .commit("one");
        ScanResult result = repo.scan();
        assertThat(result.findings())
                .hasSize(3)
                .allSatisfy(raw -> assertThat(raw.occurrence().snippet()).isEqualTo("x *** y *** z ***"));
        assertThat(place(result.findings().get(0))).startsWith("a.txt:1");
    }
}
