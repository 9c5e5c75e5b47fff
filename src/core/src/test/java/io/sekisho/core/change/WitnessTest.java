package io.sekisho.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Change;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of the findings a change touched, and since when they are there. */
class WitnessTest extends ChangedRepository {
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
        assertThat(dependencyAfter("lib/pom.xml", "<project><version>2</version></project>", "app"))
                .isFalse();
        assertThat(dependencyAfter("web/package.json", "{\"x\":1}", "app")).isFalse();
        assertThat(dependencyAfter("app/pom.xml", "<project><version>2</version></project>", "app"))
                .isTrue();
        assertThat(dependencyAfter(
                        "pom.xml", "<project><packaging>pom</packaging><version>2</version></project>", "app"))
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
    void datesAreThoseOfTheLinesAndADayThatHasNotComeIsNone() throws Exception {
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
                        "2024-05-01T00:00:00Z", "null", "2023-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "null");
        assertThat(find().witness(findings))
                .allMatch(finding -> finding.occurrences().get(0).since() == null);
    }

    private Boolean code(String path, int line) throws Exception {
        return touched(Kind.CODE, at(path, line));
    }
}
