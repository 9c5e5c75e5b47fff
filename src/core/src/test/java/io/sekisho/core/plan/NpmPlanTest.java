package io.sekisho.core.plan;

import static io.sekisho.core.plan.Sample.find;
import static io.sekisho.core.plan.Sample.gaps;
import static io.sekisho.core.plan.Sample.purls;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpmPlanTest {
    private static final String MANIFEST = "{\n \"name\": \"app\",\n \"dependencies\": {\n  \"@s/a\": \"^1\"\n },\n"
            + " \"devDependencies\": {\n  \"d\": \"^2\"\n }\n}";

    @TempDir
    Path temp;

    private Sample sample;

    @BeforeEach
    void project() throws Exception {
        sample = new Sample(temp);
    }

    @Test
    void version3GivesNestedPackagesByTheirOwnPath() throws Exception {
        sample.file("web/package.json", MANIFEST).file("web/package-lock.json", """
                {"lockfileVersion": 3, "packages": {
                 "": {"dependencies": {"@s/a": "^1"}, "devDependencies": {"d": "^2"}},
                 "node_modules/@s/a": {"version": "1.1.0", "dependencies": {"b": "1"}},
                 "node_modules/@s/a/node_modules/b": {"version": "1.0.0"},
                 "node_modules/b": {"version": "2.0.0", "dev": true},
                 "node_modules/d": {"version": "2.2.0", "dev": true, "dependencies": {"b": "2"}},
                 "node_modules/left": {"version": "0.1.0"}}}
                """);
        ScanPlan plan = sample.plan();
        assertThat(purls(plan))
                .containsExactlyInAnyOrder(
                        "pkg:npm/%40s/a@1.1.0",
                        "pkg:npm/b@1.0.0", "pkg:npm/b@2.0.0", "pkg:npm/d@2.2.0", "pkg:npm/left@0.1.0");
        assertThat(find(plan, "pkg:npm/b@1.0.0")).satisfies(b -> {
            assertThat(b.path()).containsExactly("pkg:npm/%40s/a@1.1.0", "pkg:npm/b@1.0.0");
            assertThat(b.declaration()).isEqualTo(Location.line("web/package.json", 4));
            assertThat(b.scope()).isEqualTo("runtime");
        });
        assertThat(find(plan, "pkg:npm/b@2.0.0")).satisfies(b -> {
            assertThat(b.declaration()).isEqualTo(Location.line("web/package.json", 7));
            assertThat(b.scope()).isEqualTo("dev");
        });
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void version1IsReadToo() throws Exception {
        sample.file("package.json", MANIFEST).file("package-lock.json", """
                {"lockfileVersion": 1, "dependencies": {
                 "@s/a": {"version": "1.1.0", "requires": {"b": "1"}, "dependencies": {"b": {"version": "1.0.0"}}},
                 "d": {"version": "2.2.0", "dev": true}}}
                """);
        ScanPlan plan = sample.plan();
        assertThat(find(plan, "pkg:npm/b@1.0.0").path()).containsExactly("pkg:npm/%40s/a@1.1.0", "pkg:npm/b@1.0.0");
        assertThat(find(plan, "pkg:npm/d@2.2.0").declaration()).isEqualTo(Location.line("package.json", 7));
    }

    @Test
    void workspacesAndAliasesKeepTheirOwnNamesAndLines() throws Exception {
        sample.file("package.json", "{\"workspaces\": [\"p/one\"]}")
                .file("p/one/package.json", "{\"dependencies\": {\n\"short\": \"npm:long@1\"}}")
                .file("package-lock.json", """
                        {"lockfileVersion": 2, "packages": {
                         "": {"workspaces": ["p/one"]},
                         "node_modules/one": {"resolved": "p/one", "link": true},
                         "p/one": {"version": "1.0.0", "dependencies": {"short": "npm:long@1"}},
                         "node_modules/short": {"name": "long", "version": "1.0.1"}}}
                        """);
        ScanPlan plan = sample.plan();
        assertThat(purls(plan)).containsExactly("pkg:npm/long@1.0.1");
        assertThat(plan.dependencies().get(0).declaration()).isEqualTo(Location.line("p/one/package.json", 2));
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void manifestWithoutLockFileIsUnresolved() throws Exception {
        sample.file("web app/package.json", MANIFEST).file("empty/package.json", "{\"name\": \"x\"}");
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.paths()).containsExactly("web app/package.json");
                    assertThat(gap.nextStep().arguments())
                            .containsExactly("npm --prefix 'web app' install --package-lock-only");
                });
    }

    @Test
    void brokenLockFilesAreSaidAndCirclesEnd() throws Exception {
        sample.file("a/package-lock.json", "{\"packages\": ")
                .file("b/package-lock.json", "[".repeat(100_000))
                .file("c/package-lock.json", """
                        {"packages": {"": {"dependencies": {"x": "1"}},
                         "node_modules/x": {"version": "1", "dependencies": {"y": "1"}},
                         "node_modules/y": {"version": "1", "dependencies": {"x": "1"}}}}
                        """)
                .file("d/package-lock.json", "{\"packages\": {\"\": 1, \"node_modules/\": [], \"../x\": {}}}");
        ScanPlan plan = sample.plan();
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).hasSize(2);
        assertThat(purls(plan)).contains("pkg:npm/x@1", "pkg:npm/y@1");
    }

    /** Neither a lock file that does not know the directory nor installed packages tell what a package.json resolves to. */
    @ParameterizedTest
    @ValueSource(strings = {"node_modules/.keep", "node_modules/d/package.json", "other.txt"})
    void noOtherDirectorysLockVouches(String file) throws Exception {
        sample.file("package.json", MANIFEST.replace("@s/a", "b"))
                .file("package-lock.json", """
                        {"lockfileVersion": 3, "packages": {"": {}, "node_modules/b": {"version": "1.0.0"},
                         "node_modules/d": {"version": "2.0.0"}}}
                        """)
                .file("node_modules/b/package.json", "{}")
                .file("sub/package.json", MANIFEST)
                .file("sub/" + file, "{}");
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.message().code()).isEqualTo("plan.npm-unlocked");
                    assertThat(gap.paths()).containsExactly("sub/package.json");
                });
    }

    /** Packages that nobody declares: nobody tells them, unless a lock file knows their directory. */
    @Test
    void installedPackagesThatNoLockKnowsAreTold() throws Exception {
        sample.file("package.json", "{\"workspaces\": [\"p/*\"]}")
                .file("package-lock.json", """
                        {"lockfileVersion": 3, "packages": {"": {}, "p/a": {},
                         "p/a/node_modules/x": {"version": "1.0.0"}, "node_modules/a": {"link": true, "resolved": "p/a"}}}
                        """)
                .file("p/a/package.json", "{\"dependencies\": {\"x\": \"1\"}}")
                .file("p/a/node_modules/x/package.json", "{}")
                .file("y/yarn.lock", "")
                .file("y/node_modules/x/package.json", "{}")
                .file("cache/node_modules/.cache/x", "{}")
                .file("web/static/node_modules/x/index.js", "");
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.message().code()).isEqualTo("plan.npm-packages-unlocked");
                    assertThat(gap.paths()).containsExactly("web/static/node_modules");
                });
    }

    @Test
    void installedPackagesAreNotWalkedThrough() throws Exception {
        sample.file("package.json", MANIFEST).file("node_modules/d/package.json", MANIFEST);
        ScanPlan plan = sample.plan();
        assertThat(plan.manifests()).hasSize(1);
        assertThat(gaps(plan, GapType.SKIPPED_FILE)).hasSize(1);
    }
}
