package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.places;
import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name is no reason to pass over a secret: whoever proposes a change chooses it. */
class OtherNamesTest {
    private static final List<String> NAMES = List.of(
            "go.sum",
            "web/package-lock.json",
            "yarn.lock",
            "poetry.lock",
            "gradle.lockfile",
            "mvnw",
            "keys.bin",
            "a/logo.PNG",
            "logo.svg",
            "notes.docx",
            "notes.zip",
            "node_modules/left-pad/index.js",
            "vendor/github.com/x/y/z.go",
            "js/jquery.min.js",
            "verification-metadata.xml");

    @TempDir
    Path temp;

    private static List<String> trees(List<String> names, String commit) {
        return names.stream()
                .map(name -> name + ":2 github-pat " + commit + " tree")
                .sorted()
                .toList();
    }

    private void fill(Repo repo) throws Exception {
        for (int i = 0; i < NAMES.size(); i++) {
            repo.write(NAMES.get(i), "first line\nkey " + token(i) + "\n");
        }
    }

    @Test
    void textOfAnyNameIsScanned() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "x\n").commit("zero");
        fill(repo);
        assertThat(places(repo.scan())).isEqualTo(trees(NAMES, "-"));
        repo.git("add", "-A");
        assertThat(places(repo.staged())).isEqualTo(trees(NAMES, "-"));
        String one = repo.commit("one").substring(0, 8);
        assertThat(places(repo.scan())).isEqualTo(trees(NAMES, one));
        assertThat(places(repo.range("HEAD~1..HEAD"))).isEqualTo(trees(NAMES, one));
        assertThat(repo.scan().findings())
                .allSatisfy(raw -> assertThat(raw.occurrence().snippet()).isEqualTo("key ***"));
    }

    /** Also a file that is gone, one that was a directory once, and what only a merge brought in. */
    @Test
    void theHistoryIsScannedToo() throws Exception {
        Repo repo = new Repo(temp);
        String one = repo.write("gone.bin", token(1) + "\n")
                .write("go.sum/x.png", token(2) + "\n")
                .commit("one");
        repo.git("rm", "-q", "-r", ".");
        String two = repo.write("go.sum", "x\n" + token(3) + "\n").commit("two");
        repo.git("checkout", "-q", "-b", "side", one);
        repo.write("yarn.lock", "a\n").commit("side");
        repo.git("checkout", "-q", "main");
        repo.git("merge", "-q", "--no-commit", "side");
        String merge = repo.write("yarn.lock", "a\n" + token(4) + "\n").commit("merge");
        repo.write("yarn.lock", "a\nb\n" + token(4) + "\n").commit("moved");
        assertThat(places(repo.scan()))
                .containsExactlyInAnyOrder(
                        "gone.bin:1 github-pat " + one.substring(0, 8),
                        "go.sum/x.png:1 github-pat " + one.substring(0, 8),
                        "go.sum:2 github-pat " + two.substring(0, 8) + " tree",
                        "yarn.lock:3 github-pat " + merge.substring(0, 8) + " tree");
    }

    /** Of these only those of the history are asked for that may be passed over at all: the list of them must hold. */
    @Test
    void whatIsGoneIsFoundUnderEveryName() throws Exception {
        Repo repo = new Repo(temp);
        fill(repo);
        List<String> numbered = List.of("a1234.bin", "b5678/T0001.java", "b9876/T0002.java");
        for (String name : numbered) {
            repo.write(name, "x\nkey " + token(name.hashCode()) + "\n");
        }
        String one = repo.commit("one").substring(0, 8);
        repo.git("rm", "-q", "-r", ".");
        repo.commit("two");
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(numbered);
        assertThat(places(repo.scan()))
                .isEqualTo(trees(names, one).stream()
                        .map(place -> place.replace(" tree", ""))
                        .toList());
    }

    @Test
    void aSecondValueOfALineHasTheSameIdentityInEveryScan() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("go.sum", "key " + token(1) + "\n").commit("one");
        repo.write("go.sum", "key " + token(2) + "\n").commit("two");
        List<List<String>> all =
                repo.scan().findings().stream().map(RawFinding::identity).toList();
        assertThat(all).hasSize(2).doesNotHaveDuplicates();
        assertThat(repo.range("HEAD~1..HEAD").findings().stream().map(RawFinding::identity))
                .singleElement()
                .isIn(all)
                .isNotEqualTo(
                        all.stream().filter(id -> id.size() == 3).findFirst().orElseThrow());
    }

    @Test
    void whatOnlyLooksRandomInALockFileIsNoSecret() throws Exception {
        Repo repo = new Repo(temp);
        String line = "api_key = '" + token(5).substring(4) + "'\n";
        repo.write("yarn.lock", line).write("a.properties", line).commit("one");
        assertThat(repo.scan().findings())
                .singleElement()
                .satisfies(raw -> assertThat(raw.occurrence().location().path()).isEqualTo("a.properties"));
    }

    /** A zero byte makes git take it for binary, and letters at its start make Gitleaks take it for a program. */
    @Test
    void bytesOfBinaryFilesAreScannedAndWhatIsCompressedIsNamed() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "x\n").commit("zero");
        String base = repo.git("rev-parse", "HEAD");
        List<String> names = List.of("keys.bin", "x.dat", "go.sum", "p.png");
        for (String name : names) {
            repo.write(name, "MZ\0 %PDF\nkey " + token(name.length()) + "\n");
        }
        zip(repo.directory.resolve("real.dat"));
        zip(repo.directory.resolve("node_modules/real.zip"));
        assertThat(places(repo.scan())).isEqualTo(trees(names, "-"));
        repo.git("checkout", "-q", "-b", "proposed");
        repo.commit("one");
        assertThat(places(repo.scan())).isEqualTo(trees(names, "-"));
        ScanResult proposed = repo.scan(repo.plan(null, false, List.of()), Tools.settings(repo.trusted(base)));
        for (ScanResult result : List.of(proposed, repo.range(base + "..HEAD"))) {
            assertThat(result.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.type()).isEqualTo(GapType.SKIPPED_FILE);
                assertThat(gap.message().code()).isEqualTo("secret.binary-changed");
                assertThat(gap.paths()).containsExactly("node_modules/real.zip", "real.dat");
            });
        }
        assertThat(repo.scan().gaps())
                .extracting(Gap::message)
                .extracting(text -> text.code())
                .containsExactly("secret.binary");
    }

    /** 27 of them in NodeGoat's history, none of which is a secret. */
    @Test
    void keysForTheTestsOfCommittedPackagesAreNamedAndNoFindings() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("node_modules/a/tests/ssl/b.txt", token(1) + "\n")
                .write("node_modules/a/b.txt", token(2) + "\n")
                .commit("one");
        ScanResult result = repo.scan();
        assertThat(result.findings())
                .singleElement()
                .satisfies(raw -> assertThat(raw.occurrence().location().path()).isEqualTo("node_modules/a/b.txt"));
        assertThat(result.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.message().code()).isEqualTo("secret.package-tests");
            assertThat(gap.paths()).containsExactly("node_modules/a/tests/ssl/b.txt");
        });
    }

    /** Else a key of the author's own would pass there; what lay there before stays as it was. */
    @Test
    void whatAChangeAddsToTheTestsOfCommittedPackagesIsFound() throws Exception {
        Repo repo = new Repo(temp);
        String base = repo.write("node_modules/a/test/old.txt", token(1) + "\n")
                .write("node_modules/a/test/more.txt", "x\n" + token(2) + "\n")
                .commit("one");
        repo.git("checkout", "-q", "-b", "proposed");
        String added = repo.write("node_modules/a/test/more.txt", "x\n" + token(2) + "\n" + token(3) + "\n")
                .write("node_modules/a/test/gone.txt", token(4) + "\n")
                .commit("two");
        java.nio.file.Files.delete(repo.directory.resolve("node_modules/a/test/gone.txt"));
        repo.commit("three");
        repo.write("node_modules/b/fixtures/new.txt", token(5) + "\n");
        ScanResult proposed = repo.scan(repo.plan(null, false, List.of()), Tools.settings(repo.trusted(base)));
        String two = added.substring(0, 8);
        assertThat(places(proposed))
                .containsExactly(
                        "node_modules/a/test/gone.txt:1 github-pat " + two,
                        "node_modules/a/test/more.txt:3 github-pat " + two + " tree",
                        "node_modules/b/fixtures/new.txt:1 github-pat - tree");
        assertThat(proposed.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("node_modules/a/test/old.txt"));
        assertThat(places(repo.range(base + "..HEAD"))).hasSize(2);
        repo.git("add", "-A");
        assertThat(places(repo.staged())).hasSize(1);
        assertThat(repo.scan().findings()).as("the default branch").isEmpty();
    }

    @Test
    void aPlainDirectoryToo() throws Exception {
        Repo repo = new Repo(temp, "elsewhere");
        Path project = Files.createDirectories(temp.resolve("project"));
        Repo files = new Repo(temp, "project");
        fill(files);
        files.write("m.txt", "MZ no program\n" + token(90) + "\n").write("z.bin", "PK\0\n" + token(91) + "\n");
        try (var all = Files.walk(project.resolve(".git"))) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
        zip(project.resolve("real.docx"));
        ScanResult result =
                repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE, Map.of()));
        List<String> names = new java.util.ArrayList<>(NAMES);
        names.remove("node_modules/left-pad/index.js");
        names.addAll(List.of("m.txt", "z.bin"));
        assertThat(places(result)).isEqualTo(trees(names, "-"));
        assertThat(result.gaps())
                .extracting(Gap::paths)
                .containsExactlyInAnyOrder(List.of("node_modules/left-pad/index.js"), List.of("real.docx"));
    }

    private static void zip(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("keys.txt"));
            zip.write(("\0" + token(77)).getBytes(StandardCharsets.UTF_8));
        }
    }
}
