package io.sekisho.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Vulnerability;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An edit of a {@code package.json} or of its lock file touches the packages of which it now says something else. */
class NpmTouchTest extends ChangedRepository {
    private static final String MANIFEST = """
            {"name": "web", "version": "1.0.0", "scripts": {"test": "x"},
             "dependencies": {"express": "4.0.0", "@types/node": "1.0.0"},
             "devDependencies": {"jest": "1.0.0", "old": "npm:lodash@4.0.0"}}
            """;
    private static final String LOCK = """
            {"lockfileVersion": 3, "packages": {"": {"name": "web"},
             "node_modules/express": {"version": "4.0.0", "integrity": "a"},
             "node_modules/@types/node": {"version": "1.0.0", "dev": true},
             "node_modules/express/node_modules/qs": {"version": "6.0.0"},
             "node_modules/old": {"name": "lodash", "version": "4.0.0"}}}
            """;

    @BeforeEach
    void npm() throws Exception {
        write("web/package.json", MANIFEST);
        write("web/static/jquery-1.8.js", "/* jquery 1.8 */\n");
        write("app/libs/old.jar", "PK");
        base = commit("npm");
    }

    @Test
    void whatDecidesNothingTouchesNothing() throws Exception {
        edit("web/package.json", "\"1.0.0\", \"scripts\": {\"test\": \"x\"}", "\"1.0.1\", \"private\": true");
        for (String name : List.of("express", "%40types/node", "jest", "lodash", "qs")) {
            assertThat(touched(name)).as(name).isFalse();
        }
        assertThat(script()).isFalse();
    }

    /** The reviewer's: scripts of 2013 that nobody declares. */
    @Test
    void whatLiesThereItselfIsTouchedByItsOwnChange() throws Exception {
        edit("web/package.json", "\"express\": \"4.0.0\"", "\"express\": \"4.1.0\"");
        write("app/pom.xml", "<project><packaging>war</packaging></project>");
        commit("both");
        assertThat(script()).isFalse();
        assertThat(touched("pkg:maven/g/old@1", "app/libs/old.jar")).isFalse();
        assertThat(touched("pkg:maven/g/other@1", "app/pom.xml")).isTrue();
        write("web/static/jquery-1.8.js", "/* jquery 1.8.1 */\n");
        write("app/libs/old.jar", "PK2");
        commit("itself");
        assertThat(script()).isTrue();
        assertThat(touched("pkg:maven/g/old@1", "app/libs/old.jar")).isTrue();
    }

    @Test
    void withoutALockAPackageIsTouchedByWhatBringsItIn() throws Exception {
        edit("web/package.json", "\"express\": \"4.0.0\"", "\"express\": \"4.1.0\"");
        assertThat(touched("express")).isTrue();
        assertThat(touched("qs", "express", "qs")).isTrue();
        assertThat(touched("qs")).as("nobody knows what brings it in").isTrue();
        assertThat(touched("qs", "jest", "qs")).isFalse();
        assertThat(touched("jest")).isFalse();
        assertThat(touched("pkg:maven/g/a@1", "web/pom.xml")).isNull();
    }

    @Test
    void aScopeOrAnAliasThatChangesTouches() throws Exception {
        edit("web/package.json", "npm:lodash@4.0.0", "npm:lodash@4.0.1");
        assertThat(touched("lodash")).isTrue();
        assertThat(touched("jest")).isFalse();
        edit("web/package.json", "\"devDependencies\"", "\"optionalDependencies\"");
        assertThat(touched("jest")).isTrue();
        assertThat(touched("express")).isFalse();
    }

    @Test
    void whatNamesNoPackageMayTouchAny() throws Exception {
        edit("web/package.json", "\"name\": \"web\"", "\"name\": \"web\", \"overrides\": {\"qs\": \"1\"}");
        assertThat(touched("jest")).isTrue();
        edit("web/package.json", "{\"name\"", "{{\"name\"");
        assertThat(touched("jest")).as("not readable").isTrue();
        git("checkout", "-q", "--detach", base);
        write("web/.npmrc", "registry=x\n");
        commit("another registry");
        assertThat(touched("jest")).isTrue();
        assertThat(script()).isFalse();
    }

    @Test
    void aLockTellsEachPackage() throws Exception {
        write("web/package-lock.json", LOCK);
        base = commit("lock");
        edit("web/package.json", "\"express\": \"4.0.0\"", "\"express\": \"^4.0.0\"");
        assertThat(touched("express")).as("declared otherwise").isTrue();
        assertThat(touched("qs")).as("locked as before").isFalse();
        edit("web/package-lock.json", "\"6.0.0\"", "\"6.0.1\"");
        assertThat(touched("qs")).isTrue();
        assertThat(touched("%40types/node")).isFalse();
        edit("web/package-lock.json", ", \"dev\": true", "");
        assertThat(touched("%40types/node")).as("it is shipped now").isTrue();
        assertThat(touched("lodash")).isFalse();
        edit("web/package-lock.json", "\"lodash\", \"version\": \"4.0.0\"", "\"lodash\", \"version\": \"3.0.0\"");
        assertThat(touched("lodash")).isTrue();
    }

    @Test
    void aModuleThatIsMovedWithItsLockIsUntouchedAndANewOneIsNot() throws Exception {
        write("web/package-lock.json", LOCK);
        base = commit("lock");
        git("mv", "web", "site");
        commit("move");
        assertThat(touched("pkg:npm/express@4.0.0", "site/package.json")).isFalse();
        write("other/package.json", "{\"dependencies\": {\"express\": \"4.0.0\"}}");
        commit("another");
        assertThat(touched("pkg:npm/express@4.0.0", "other/package.json")).isTrue();
    }

    @Test
    void aLockOfVersionOneTellsEachPackageToo() throws Exception {
        String lock = "{\"lockfileVersion\": 1, \"dependencies\": {\"express\": {\"version\": \"4.0.0\","
                + " \"dependencies\": {\"qs\": {\"version\": \"6.0.0\"}}}}}";
        write("web/package-lock.json", lock);
        base = commit("lock");
        edit("web/package-lock.json", "6.0.0", "6.0.1");
        assertThat(touched("qs")).isTrue();
        assertThat(touched("express")).isFalse();
    }

    /** It names the package of an alias where the others have the version. */
    @Test
    void anAliasInALockOfVersionOneIsOfItsPackage() throws Exception {
        String lock = "{\"lockfileVersion\": 1, \"dependencies\": {\"short\": {\"version\": \"npm:@s/long@4.0.0\"}}}";
        write("web/package-lock.json", lock);
        base = commit("lock");
        edit("web/package-lock.json", "4.0.0", "3.0.0");
        assertThat(touched("%40s/long")).isTrue();
        assertThat(touched("express")).isFalse();
    }

    /** The reviewer's: the lock file stays as it is, and npm takes it. */
    @Test
    void whatBecomesShippedIsTouched() throws Exception {
        write("web/package.json", "{\"workspaces\": [\"a\"], \"dependencies\": {\"c\": \"1\"}}");
        write("web/a/package.json", "{\"dependencies\": {\"b\": \"1\"}, \"devDependencies\": {\"tool\": \"1\"}}");
        write("web/package-lock.json", """
                {"lockfileVersion": 3, "packages": {"": {}, "a": {}, "node_modules/a": {"link": true, "resolved": "a"},
                 "node_modules/tool": {"version": "1", "dev": true, "dependencies": {"b": "1", "x": "1"}},
                 "node_modules/x": {"version": "1", "dev": true},
                 "node_modules/b": {"version": "1"},
                 "node_modules/c": {"version": "1"}}}
                """);
        base = commit("tool");
        edit("web/a/package.json", "}, \"devDependencies\": {", ", ");
        assertThat(touched("tool", "tool")).isTrue();
        assertThat(touched("x", "tool", "x")).isTrue();
        assertThat(touched("b", "tool", "b")).as("shipped before").isFalse();
        assertThat(touched("c", "c")).isFalse();
        git("mv", "web", "site");
        commit("move");
        assertThat(touched("pkg:npm/x@1", "site/package.json", List.of("pkg:npm/x@1")))
                .isTrue();
        assertThat(touched("pkg:npm/b@1", "site/package.json", List.of("pkg:npm/b@1")))
                .isFalse();
    }

    /** What is still marked as development's may be led to by another entry. */
    @Test
    void whatAnEntryOfTheLockLeadsToIsTouched() throws Exception {
        write("web/package.json", "{\"dependencies\": {\"c\": \"1\"}, \"devDependencies\": {\"x\": \"1\"}}");
        write("web/package-lock.json", """
                {"lockfileVersion": 3, "packages": {"": {},
                 "node_modules/c": {"version": "1", "dependencies": {}},
                 "node_modules/x": {"version": "1", "dev": true}}}
                """);
        base = commit("tool");
        edit("web/package-lock.json", "\"dependencies\": {}", "\"dependencies\": {\"x\": \"1\"}");
        assertThat(touched("x", "c", "x")).isTrue();
        assertThat(touched("c", "c")).isFalse();
    }

    private void edit(String path, String from, String to) throws Exception {
        String before = Files.readString(top.resolve(path));
        assertThat(before).contains(from);
        write(path, before.replace(from, to));
        commit("edit " + path);
    }

    private Boolean script() throws Exception {
        return touched("pkg:javascript/jquery@1.8", "web/static/jquery-1.8.js");
    }

    private Boolean touched(String name, String... way) throws Exception {
        if (name.startsWith("pkg:")) {
            return touched(name, way[0], List.of());
        }
        List<String> path = Stream.of(way).map(one -> "pkg:npm/" + one + "@1").toList();
        return touched("pkg:npm/" + name + "@1", "web/package.json", path);
    }

    private Boolean touched(String purl, String path, List<String> way) throws Exception {
        String module = path.substring(0, path.indexOf('/'));
        Occurrence occurrence = new Occurrence(
                "dependency",
                Location.file(path),
                null,
                path.endsWith(".xml") ? null : module,
                null,
                true,
                way,
                null,
                null);
        Finding finding = finding(Kind.DEPENDENCY, occurrence)
                .about(new Vulnerability(
                        "CVE-1", List.of(), purl, "x", "1", null, null, null, List.of(), null, null, null));
        return find().witness(List.of(finding)).get(0).occurrences().get(0).touched();
    }
}
