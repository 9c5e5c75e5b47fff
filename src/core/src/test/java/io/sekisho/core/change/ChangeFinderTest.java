package io.sekisho.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitRemote;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.core.plan.GitUrl;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Change;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFinderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    private Path top;
    private String base;
    private int asked;

    @BeforeEach
    void repository() throws Exception {
        top = Files.createDirectories(temp.resolve("r"));
        git("init", "-q", "-b", "main");
        write("src/A.java", numbers(20));
        write("src/Old.java", numbers(30));
        write("src/Same.java", numbers(5));
        write("pom.xml", "<project><packaging>pom</packaging></project>");
        write("app/pom.xml", "<project/>");
        write("lib/pom.xml", "<project/>");
        write("web/package.json", "{}");
        base = commit("base");
    }

    @Test
    void linesThatChangedAreTouchedAndTheOthersAreNot() throws Exception {
        write("src/A.java", numbers(20).replace("line 7\n", "line seven\n").replace("line 15\n", ""));
        write("src/New.java", numbers(3));
        commit("change");
        assertThat(code("src/A.java", 7)).isTrue();
        assertThat(code("src/A.java", 6)).isFalse();
        assertThat(code("src/A.java", 8)).isFalse();
        assertThat(code("src/A.java", 14)).as("before what was taken away").isTrue();
        assertThat(code("src/A.java", 15)).as("after it").isTrue();
        assertThat(code("src/A.java", 16)).isFalse();
        assertThat(touched(Kind.SECRET, at("src/A.java", 14)))
                .as("a value is not made by what went beside it")
                .isFalse();
        assertThat(code("src/A.java", 0)).as("the file as a whole").isTrue();
        assertThat(code("src/New.java", 2)).isTrue();
        assertThat(code("src/Same.java", 2)).isFalse();
        assertThat(code("target/classes/A.class", 0))
                .as("what git does not know")
                .isNull();
    }

    @Test
    void anEarlierReportKnowsBetterThanUnchangedLinesOfAChangedFile() throws Exception {
        write("src/A.java", numbers(20).replace("line 7\n", "line seven\n"));
        commit("change");
        Occurrence far = at("src/A.java", 18);
        assertThat(touched(find(top, target(), base, null), Kind.CODE, far)).isNull();
        assertThat(touched(find(top, target(), base, null), Kind.SECRET, far)).isFalse();
        assertThat(touched(find(top, target(), base, null), Kind.CODE, at("src/Same.java", 1)))
                .isFalse();
    }

    @Test
    void aRenamedFileKeepsWhatItHeld() throws Exception {
        git("mv", "src/Old.java", "src/Moved.java");
        write("src/Moved.java", numbers(30).replace("line 3\n", "line three\n"));
        commit("rename");
        Changes changes = find();
        assertThat(changes.change())
                .isEqualTo(
                        new Change("origin/main", base, List.of(new Change.Rename("src/Old.java", "src/Moved.java"))));
        assertThat(touched(changes, Kind.CODE, at("src/Moved.java", 20))).isFalse();
        assertThat(touched(changes, Kind.CODE, at("src/Moved.java", 3))).isTrue();
    }

    /** Attributes are the author's: none of them makes a change look smaller. */
    @Test
    void attributesLineEndsAndProgramsHideNothing() throws Exception {
        Path ran = temp.resolve("ran");
        Path program = Files.writeString(temp.resolve("p.sh"), "#!/bin/sh\ntouch '" + ran + "'\n");
        program.toFile().setExecutable(true);
        write(".gitattributes", "*.java -diff\n");
        write("src/A.java", numbers(20).replace("line 7\n", "line seven\n"));
        write("src/Same.java", numbers(5).replace("\n", "\r\n"));
        commit("hide");
        write(".gitattributes", "*.java -diff\nsrc/*.java diff=evil filter=evil ident working-tree-encoding=UTF-16\n");
        git("config", "diff.renames", "false");
        for (String key : List.of(
                "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "core.fsmonitor")) {
            git("config", key, program.toString());
        }
        assertThat(code("src/A.java", 7)).isTrue();
        assertThat(code("src/A.java", 8)).isFalse();
        assertThat(code("src/Same.java", 2)).as("other line ends only").isFalse();
        assertThat(ran).doesNotExist();
    }

    @Test
    void aBinaryFileIsTouchedAsAWhole() throws Exception {
        write("src/A.java", numbers(20) + "\0");
        commit("a NUL hides lines from a patch");
        assertThat(code("src/A.java", 2)).isTrue();
    }

    @Test
    void whatIsNotCommittedCounts() throws Exception {
        write("src/A.java", numbers(20).replace("line 7\n", "line seven\n"));
        write("new dir/B.java", numbers(3));
        write(".gitignore", "target/\n");
        write("target/C.java", numbers(3));
        Files.delete(top.resolve("src/Same.java"));
        assertThat(code("src/A.java", 7)).isTrue();
        assertThat(code("src/A.java", 9)).isFalse();
        assertThat(code("new dir/B.java", 1)).isTrue();
        assertThat(code("target/C.java", 1)).isNull();
        assertThat(git("status", "--porcelain")).as("their index is left alone").contains("M src/A.java");
    }

    @Test
    void aDependencyIsTouchedByTheFilesThatDecideItsVersion() throws Exception {
        assertThat(dependencyAfter("lib/pom.xml", "<project><!-- --></project>", "app"))
                .isFalse();
        assertThat(dependencyAfter("web/package.json", "{\"x\":1}", "app")).isFalse();
        assertThat(dependencyAfter("app/pom.xml", "<project><!-- --></project>", "app"))
                .isTrue();
        assertThat(dependencyAfter("pom.xml", "<project><packaging>pom</packaging><!-- --></project>", "app"))
                .isTrue();
        assertThat(dependencyAfter("parent/pom.xml", "<project><packaging>pom</packaging></project>", "app"))
                .as("a parent beside it")
                .isTrue();
        assertThat(dependencyAfter("gradle/libs.versions.toml", "[versions]", "app"))
                .isTrue();
        assertThat(dependencyAfter("app/.mvn/maven.config", "-Dx=1", "app")).isTrue();
        assertThat(dependencyAfter("web/package-lock.json", "{}", "web")).isTrue();
        assertThat(dependencyAfter("buildSrc/src/Versions.kt", "val x = 1", "app"))
                .isTrue();
        assertThat(dependencyAfter("src/A.java", "x", "app")).isFalse();
    }

    private Boolean dependencyAfter(String path, String content, String module) throws Exception {
        git("checkout", "-q", "--detach", base);
        write(path, content);
        commit("change " + path);
        String manifest = module.equals("web") ? "web/package.json" : module + "/pom.xml";
        return touched(
                Kind.DEPENDENCY,
                new Occurrence(
                        "dependency", Location.line(manifest, 1), null, module, null, true, List.of(), null, null));
    }

    @Test
    void aSecretIsTouchedByItsCommit() throws Exception {
        write("src/A.java", numbers(20).replace("line 7\n", "line seven\n"));
        String since = commit("change");
        assertThat(touched(Kind.SECRET, inCommit(since, false))).isTrue();
        assertThat(touched(Kind.SECRET, inCommit(base, false))).isFalse();
        assertThat(touched(Kind.SECRET, inCommit(base, true)))
                .as("it came back")
                .isTrue();
    }

    private static Occurrence inCommit(String commit, boolean inTree) {
        return new Occurrence(
                "secret",
                Location.line("src/A.java", 7),
                null,
                null,
                new CommitRef(commit, null),
                inTree,
                List.of(),
                null,
                null);
    }

    @Test
    void aProjectInADirectoryOfTheRepositoryHasItsOwnPaths() throws Exception {
        git("mv", "src/Old.java", "src/Moved.java");
        write("src/A.java", numbers(20).replace("line 7\n", "line seven\n"));
        commit("change");
        Changes changes = find(top.resolve("src"), target(), null, null);
        assertThat(changes.change().renames()).containsExactly(new Change.Rename("Old.java", "Moved.java"));
        assertThat(touched(changes, Kind.CODE, at("A.java", 7))).isTrue();
        assertThat(touched(changes, Kind.CODE, at("A.java", 8))).isFalse();
    }

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

    @Test
    void datesAreThoseOfTheLinesAndNeverLaterThanNow() throws Exception {
        environment.put("GIT_COMMITTER_DATE", "2024-05-01T00:00:00Z");
        write("src/A.java", numbers(20).replace("line 7\n", "line seven\n"));
        commit("2024");
        environment.put("GIT_COMMITTER_DATE", "2030-05-01T00:00:00Z");
        write("src/A.java", numbers(20).replace("line 7\n", "  line seven\n").replace("line 9\n", "line nine\n"));
        commit("in the future; line 7 gets white space only");
        List<Finding> findings = List.of(
                finding(Kind.CODE, at("src/A.java", 7)),
                finding(Kind.CODE, at("src/A.java", 9)),
                finding(Kind.CODE, at("src/A.java", 0)),
                finding(
                        Kind.SECRET,
                        new Occurrence(
                                "secret",
                                Location.line("x", 1),
                                null,
                                null,
                                new CommitRef(base, Instant.parse("2020-01-01T00:00:00Z")),
                                false,
                                List.of(),
                                null,
                                null)),
                finding(Kind.CODE, at("none.java", 1)));
        Changes changes =
                new ChangeFinder(null, null, CLOCK).dating(finding -> true).find(top, null, temp.resolve("dated"));
        assertThat(changes.change()).isNull();
        assertThat(changes.witness(findings))
                .extracting(
                        finding -> String.valueOf(finding.occurrences().get(0).since()))
                .containsExactly(
                        "2024-05-01T00:00:00Z",
                        "2026-11-24T00:00:00Z",
                        "2023-01-01T00:00:00Z",
                        "2020-01-01T00:00:00Z",
                        "null");
        assertThat(find().witness(findings))
                .allMatch(finding -> finding.occurrences().get(0).since() == null);
    }

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_COMMITTER_DATE", "2023-01-01T00:00:00Z"));

    private Boolean code(String path, int line) throws Exception {
        return touched(Kind.CODE, at(path, line));
    }

    private Boolean touched(Kind kind, Occurrence occurrence) throws Exception {
        return touched(find(), kind, occurrence);
    }

    private static Boolean touched(Changes changes, Kind kind, Occurrence occurrence) throws Exception {
        return changes.witness(List.of(finding(kind, occurrence)))
                .get(0)
                .occurrences()
                .get(0)
                .touched();
    }

    private GitTarget target() {
        return new GitTarget("origin/main", base, null);
    }

    private Changes find() throws Exception {
        return find(top, target(), null, null);
    }

    private Changes find(Path root, GitTarget target, String reference, GitRemote remote) throws Exception {
        return new ChangeFinder(target, remote, CLOCK).find(root, reference, temp.resolve("work" + asked++));
    }

    private static Occurrence at(String path, int line) {
        return Occurrence.at("x", line == 0 ? Location.file(path) : Location.line(path, line));
    }

    private static Finding finding(Kind kind, Occurrence occurrence) {
        return new Finding(
                kind,
                "x1:0",
                Severity.HIGH,
                null,
                new Rule("r", "r", null, List.of(), null),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(occurrence));
    }

    private static String numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(top.resolve(path).getParent());
        Files.writeString(top.resolve(path), content);
    }

    private String commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD");
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result = ChildProcess.run(command, top, environment, Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result.text().strip();
    }
}
