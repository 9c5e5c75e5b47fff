package io.sekisho.core.plan;

import static io.sekisho.core.plan.Sample.find;
import static io.sekisho.core.plan.Sample.gaps;
import static io.sekisho.core.plan.Sample.purls;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lock files that npm installs from, and that call a package something else than what it installs. */
class NpmDoubtsTest {
    private static final String OLD = "pkg:npm/old@1.0.0";

    @TempDir
    Path temp;

    private Sample sample;

    @BeforeEach
    void project() throws Exception {
        sample = new Sample(temp);
    }

    /** Somebody hides version 1.0.0 of "old" from the scan; npm installs it all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "another version ; 'old': '*' ; old ; 'version': '9.0.0', 'resolved': 'https://r.example/old/-/old-1.0.0.tgz'",
                "another name ; 'old': '^1' ; old ; 'name': 'new', 'version': '1.0.0', 'resolved': 'https://r.example/old/-/old-1.0.0.tgz'",
                "another name, no address ; 'old': '^1' ; old ; 'name': 'new', 'version': '1.0.0'",
                "an alias ; 'zz': 'npm:old@1.0.0' ; zz ; 'version': '1.0.0', 'resolved': 'https://r.example/old/-/old-1.0.0.tgz'",
                "an alias, no address ; 'zz': 'npm:old@1.0.0' ; zz ; 'version': '1.0.0'",
                "another place ; 'zz': '*' ; zz ; 'version': '9.0.0', 'resolved': 'https://r.example/old/-/old-1.0.0.tgz'",
                "an archive ; 'zz': 'https://r.example/old/-/old-1.0.0.tgz' ; zz ; 'version': '1.0.0'",
                "a written-out address ; 'new': '*' ; new ; 'version': '1.0.0', 'resolved': 'https://r.example/new/-/../../old/%2d/ol%64-1.0.0.tgz?new-1.0.0.tgz#new'",
                "a registry behind a path ; 'new': '*' ; new ; 'version': '1.0.0', 'resolved': 'https://r.example/api/v4/npm/old/-/old-1.0.0.tgz'",
                "another registry's form ; 'old': '*' ; old ; 'version': '9.0.0', 'resolved': 'https://r.example/old/download/old-1.0.0.tgz'",
                "a version for an address ; 'old': '*' ; old ; 'version': '9.0.0', 'resolved': '1.0.0'",
                "an alias for an address ; 'new': '*' ; new ; 'version': '9.0.0', 'resolved': 'NPM:old@=1.0.0'",
                "a version for an alias's address ; 'old': 'npm:new@1' ; old ; 'name': 'new', 'version': '1.0.0', 'resolved': '1.0.0'",
                "a version that npm takes loosely ; 'old': '*' ; old ; 'version': '9.0', 'resolved': 'https://r.example/old/-/old-1.0.0.tgz'",
                "a version that is not wanted ; 'old': '1.0.0' ; old ; 'version': '9.0.0'",
            })
    void bothAreExamined(String what, String wanted, String place, String entry) throws Exception {
        project(wanted, "'node_modules/" + place + "': {" + entry + "}");
        ScanPlan plan = sample.plan();
        assertThat(find(plan, OLD).scope()).as(what).isEqualTo("runtime");
        assertThat(purls(plan)).as("what it says, too").hasSize(2);
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).singleElement().satisfies(gap -> {
            assertThat(gap.message().code()).isEqualTo("plan.npm-doubts");
            assertThat(gap.paths()).containsExactly("package-lock.json");
            assertThat(gap.message().arguments().toString()).contains("node_modules/" + place + ": ", "old@1.0.0");
        });
    }

    /** Where nobody can tell what it is instead, the scan is incomplete. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'git+ssh://git@github.com/o/old.git#0123456789012345678901234567890123456789'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'https://codeload.github.com/o/old/tar.gz/v1.0.0'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'file:lib/x.tgz'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'FILE:lib/x.tgz'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': './lib/x.tgz'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': '../x.tgz'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': '/lib/x.tgz'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'lib/x.tgz'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'x.tgz'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'o/old#1.0.0'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'gist:0123456789'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': '^1'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'latest'",
                "'old': '^9' ; 'version': '9.0.0', 'resolved': 'npm:old@1'",
                "'old': 'o/old' ; 'version': '9.0.0', 'resolved': '1'",
                "'old': '^9' ; 'resolved': 'lib/x', 'link': true",
                "'old': '^9' ; 'version': '1.0.0'",
            })
    void whatNobodyAskedForIsUnresolved(String wanted, String entry) throws Exception {
        project(wanted, "'node_modules/old': {" + entry + "}, 'lib/x': {}");
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED))
                .singleElement()
                .extracting(gap -> gap.message().code())
                .isEqualTo("plan.npm-doubts");
    }

    /** What npm writes itself, for all that a project may ask for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'a': '~1.0.0' ; 'node_modules/a': {'version': '1.0.1', 'resolved': 'https://registry.example/a/-/a-1.0.1.tgz'}",
                "'@s/a': '>=1.0.0-beta <2' ; 'node_modules/@s/a': {'version': '1.0.0-rc.1', 'resolved': 'https://r.example/@s/a/-/a-1.0.0-rc.1.tgz'}",
                "'@s/a': '1 || 2' ; 'node_modules/@s/a': {'version': '2.3.0', 'resolved': 'https://r.example/npm/@s%2fa/-/@s/a-2.3.0.tgz'}",
                "'@s/a': '1.x' ; 'node_modules/@s/a': {'version': '1.2.3', 'resolved': 'https://npm.r.example/download/@s/a/1.2.3/0123456789abcdef'}",
                "'@s/a': '1 - 3' ; 'node_modules/@s/a': {'version': '3.2.3', 'resolved': 'https://npm.r.example/~/11/@s/a/3.2.3.tgz'}",
                "'a': 'latest' ; 'node_modules/a': {'version': '1.2.3', 'resolved': 'https://r.example/blobs/0123456789abcdef'}",
                "'zz': 'npm:a@^1' ; 'node_modules/zz': {'name': 'a', 'version': '1.2.3', 'resolved': 'https://r.example/a/-/a-1.2.3.tgz'}",
                "'zz': 'npm:@s/a@^1' ; 'node_modules/zz': {'name': '@s/a', 'version': '1.2.3'}",
                "'a': 'https://r.example/files/other-0.0.1.tgz' ; 'node_modules/a': {'version': '1.2.3', 'resolved': 'https://r.example/files/other-0.0.1.tgz'}",
                "'a': 'o/a#semver:^1' ; 'node_modules/a': {'version': '1.2.3', 'resolved': 'git+ssh://git@github.com/o/a.git#0123'}",
                "'a': 'file:lib/a.tgz' ; 'node_modules/a': {'name': 'b', 'version': '1.2.3', 'resolved': 'file:lib/a.tgz'}",
                "'a': 'file:lib/a' ; 'node_modules/a': {'resolved': 'lib/a', 'link': true}, 'lib/a': {'version': '1.0.0'}",
                "'a': '^1' ; 'node_modules/a': {'version': '1.1.0+build', 'resolved': 'https://r.example/a/-/a-1.1.0.tgz'}",
                "'a': '^1' ; 'node_modules/a': {'version': '1.1.0', 'resolved': false}",
                "'a': '^0.0.3' ; 'node_modules/a': {'version': '0.0.3', 'inBundle': true}",
            })
    void honestEntriesAreBelieved(String wanted, String entries) throws Exception {
        project(wanted, entries);
        assertThat(sample.plan().gaps()).extracting(Gap::message).isEmpty();
    }

    @Test
    void overridesExplainWhatTheDependentDidNotAskFor() throws Exception {
        sample.file(
                        "package.json",
                        json("{'dependencies': {'a': '1.0.0'}, 'overrides': {'a': {'b@1': 'npm:c@2'}, 'd': 'o/d'}}"))
                .file("package-lock.json", json("""
                        {'lockfileVersion': 3, 'packages': {
                         '': {'dependencies': {'a': '1.0.0'}},
                         'node_modules/a': {'version': '1.0.0', 'dependencies': {'b': '^1', 'd': '^1'}},
                         'node_modules/b': {'name': 'c', 'version': '2.0.0'},
                         'node_modules/d': {'version': '3.0.0', 'resolved': 'git+ssh://git@github.com/o/d.git#0123'}}}
                        """));
        ScanPlan plan = sample.plan();
        assertThat(plan.gaps()).isEmpty();
        assertThat(purls(plan)).contains("pkg:npm/c@2.0.0");
    }

    /** Up to its version 6 npm reads the one half of the file, and later the other. */
    @Test
    void bothHalvesOfALockFileAreCompared() throws Exception {
        sample.file("package.json", json("{'dependencies': {'old': '*'}}")).file("package-lock.json", json("""
                {'lockfileVersion': 2,
                 'packages': {'': {}, 'node_modules/old': {'version': '9.0.0'}},
                 'dependencies': {'old': {'version': '1.0.0'}}}
                """));
        ScanPlan plan = sample.plan();
        assertThat(purls(plan)).containsExactlyInAnyOrder(OLD, "pkg:npm/old@9.0.0");
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).hasSize(1);
    }

    /** A mark may be written by whoever proposes the change; what the project asks for is not only for development. */
    @Test
    void whatIsShippedIsNotDevelopmentsWhateverItsMark() throws Exception {
        sample.file(
                        "package.json",
                        json(
                                "{'dependencies': {'a': '1'}, 'devDependencies': {'d': '1', 't': 'file:tools/t'}, 'workspaces': ['p/*']}"))
                .file("p/w/package.json", json("{'dependencies': {'e': '1'}}"))
                .file("package-lock.json", json("""
                        {'lockfileVersion': 3, 'packages': {
                         '': {'devDependencies': {'a': '1', 'd': '1', 't': 'file:tools/t'}, 'workspaces': ['p/*']},
                         'p/w': {'dev': true, 'devDependencies': {'e': '1'}},
                         'tools/t': {'dev': true, 'dependencies': {'f': '1'}},
                         'node_modules/w': {'resolved': 'p/w', 'link': true},
                         'node_modules/t': {'resolved': 'tools/t', 'link': true, 'dev': true},
                         'node_modules/a': {'version': '1.0.0', 'dev': true, 'dependencies': {'b': '1'}},
                         'node_modules/b': {'version': '1.0.0', 'dev': true},
                         'node_modules/d': {'version': '1.0.0', 'dev': true},
                         'node_modules/e': {'version': '1.0.0', 'dev': true},
                         'node_modules/f': {'version': '1.0.0', 'dev': true},
                         'node_modules/nobodys': {'version': '1.0.0', 'dev': true}}}
                        """));
        ScanPlan plan = sample.plan();
        for (String shipped : new String[] {"a", "b", "e", "nobodys"}) {
            assertThat(find(plan, "pkg:npm/" + shipped + "@1.0.0").scope())
                    .as(shipped)
                    .isEqualTo("runtime");
        }
        for (String tool : new String[] {"d", "f"}) {
            assertThat(find(plan, "pkg:npm/" + tool + "@1.0.0").scope())
                    .as(tool)
                    .isEqualTo("dev");
        }
    }

    /** Another package manager's file beside it takes nothing away from what npm's says. */
    @Test
    void anotherLockFileDoesNotVouchForWhatThisOneLeavesOut() throws Exception {
        sample.file("yarn.lock", "");
        project("'old': '^1'", "'node_modules/new': {'version': '1.0.0'}");
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED))
                .extracting(gap -> gap.message().code())
                .contains("plan.npm-stale");
    }

    private void project(String wanted, String entries) throws Exception {
        String dependencies = "'dependencies': {" + wanted + "}";
        sample.file("package.json", json("{" + dependencies + "}"))
                .file(
                        "package-lock.json",
                        json("{'lockfileVersion': 3, 'packages': {'': {" + dependencies + "}, " + entries + "}}"));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
