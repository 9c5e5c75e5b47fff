package io.sekisho.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Vulnerability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An edit of a build file touches what it brings in, or brings in otherwise; read by the plan, at the base and today. */
class BuildTouchTest extends ChangedRepository {
    private static final String[] ALL = {"a@1", "b@1", "deep@1", "far@1"};

    @BeforeEach
    void builds() throws Exception {
        for (String library : List.of("b", "other", "new", "deep", "far")) {
            library(library, "1");
        }
        library("deep", "2");
        library("far", "2");
        library("a", "1", dependency("deep", "1"), dependency("far", "1"));
        pom("app", dependency("a", "1"), dependency("b", "1"));
        pom("lib", dependency("other", "1"));
        base = commit("builds");
        assertThat(touched("app")).isEmpty();
    }

    @Test
    void whatDecidesNothingTouchesNothing() throws Exception {
        edit(
                "app/pom.xml",
                "<dependencies>",
                "<!-- x --><name>n</name><build><finalName>f</finalName></build>\n<dependencies>");
        assertThat(touched("app")).isEmpty();
        edit("app/pom.xml", "<version>0</version>", "<version>7</version><properties><u>1</u></properties>");
        assertThat(touched("app")).isEmpty();
    }

    @Test
    void anAddedDependencyIsTouchedWithWhatComesThroughIt() throws Exception {
        library("new", "1", dependency("other", "1"));
        pom("app", dependency("a", "1"), dependency("b", "1"), dependency("new", "1"));
        commit("add");
        assertThat(touched("app")).containsExactly("new@1", "other@1");
    }

    /** What is dropped for something nearer may have held something else back. */
    @Test
    void anAddedDependencyThatShiftsAnotherOneTouchesIt() throws Exception {
        library("new", "1", dependency("deep", "2"));
        library("deep", "1", dependency("far", "2"));
        library("c", "1", dependency("d", "1"));
        library("d", "1", dependency("e", "1"));
        library("e", "1", dependency("far", "1"));
        library("a", "1", dependency("deep", "1"));
        pom("app", dependency("a", "1"), dependency("c", "1"));
        base = commit("far@2 wins");
        pom("app", dependency("new", "1"), dependency("a", "1"), dependency("c", "1"));
        commit("an honest addition");
        assertThat(touched("app")).contains("deep@2", "far@1").doesNotContain("a@1", "c@1", "d@1", "e@1");
    }

    @Test
    void aRemovedDependencyTouchesWhatThenWins() throws Exception {
        pom("app", dependency("a", "1"), dependency("deep", "2"));
        base = commit("held up");
        pom("app", dependency("a", "1"));
        commit("remove");
        assertThat(touched("app")).containsExactly("deep@1");
    }

    @Test
    void anExclusionAScopeOrAProfileTouchesWhatItBringsIn() throws Exception {
        library("b", "1", dependency("deep", "2"));
        pom(
                "app",
                dependency("b", "1"),
                dependency("a", "1"),
                dependency("other", "1").replace("<version>", "<scope>test</scope><version>"));
        base = commit("held up");
        String exclusion =
                "<exclusions><exclusion><groupId>g</groupId><artifactId>deep</artifactId></exclusion></exclusions>";
        edit("app/pom.xml", dependency("b", "1"), dependency("b", "1").replace("<version>", exclusion + "<version>"));
        assertThat(touched("app")).containsExactly("deep@1");
        edit("app/pom.xml", "<scope>test</scope>", "");
        assertThat(touched("app")).containsExactly("deep@1", "other@1");
        edit(
                "app/pom.xml",
                "</project>",
                "<profiles><profile><activation><activeByDefault>true</activeByDefault></activation><dependencies>"
                        + dependency("new", "1") + "</dependencies></profile></profiles></project>");
        assertThat(touched("app")).containsExactly("deep@1", "new@1", "other@1");
    }

    @Test
    void aPropertyTouchesWhatTakesItsVersionFromIt() throws Exception {
        edit("app/pom.xml", dependency("b", "1"), dependency("b", "1") + dependency("far", "${far}"));
        edit(
                "app/pom.xml",
                "<dependencies>",
                "<properties><far>${indirect}</far><indirect>1</indirect></properties><dependencies>");
        base = git("rev-parse", "HEAD");
        edit("app/pom.xml", "<indirect>1", "<indirect>2");
        assertThat(touched("app")).containsExactly("far@2");
    }

    @Test
    void aManagedVersionOfAParentTouchesTheModulesThatTakeIt() throws Exception {
        String parent = "<parent><groupId>g</groupId><artifactId>root</artifactId><version>0</version></parent>";
        write("pom.xml", root(""));
        for (String module : List.of("app", "lib")) {
            edit(module + "/pom.xml", "<dependencies>", parent + "<dependencies>");
        }
        base = commit("a parent");
        write(
                "pom.xml",
                root("<dependencyManagement><dependencies>" + dependency("deep", "2") + dependency("new", "1")
                        + "</dependencies></dependencyManagement>"));
        commit("manage");
        assertThat(touched("app")).containsExactly("deep@2");
        assertThat(touched("lib")).isEmpty();
        write("pom.xml", root("<build><pluginManagement/></build>"));
        commit("a plugin");
        assertThat(touched("app")).isEmpty();
    }

    @Test
    void aModuleThatAnotherOneNeedsTouchesWhatThenWins() throws Exception {
        pom("app", dependency("lib", "0"), dependency("a", "1"));
        pom("lib", dependency("deep", "2"));
        base = commit("app needs lib");
        assertThat(touched("app")).isEmpty();
        pom("lib", dependency("deep", "2"), dependency("b", "1"));
        commit("more");
        assertThat(touched("app")).containsExactly("b@1");
        pom("lib", dependency("b", "1"));
        commit("less");
        assertThat(touched("app")).containsExactly("b@1", "deep@1");
    }

    /** Whoever does not have the former version's pom does not know what it held up. */
    @Test
    void withoutTheFormerPomsOnlyWhatIsDeclaredIsUntouched() throws Exception {
        library("a", "2", dependency("deep", "1"), dependency("far", "1"));
        pom("app", dependency("a", "2"), dependency("b", "1"));
        Path former = local().resolve("g/a/1");
        Files.delete(former.resolve("a-1.pom"));
        commit("bump");
        assertThat(touched("app")).containsExactly("a@2", "deep@1", "far@1");
        library("a", "1", dependency("deep", "1"), dependency("far", "1"));
        assertThat(touched("app")).containsExactly("a@2");
    }

    /** What lies on this machine is what today's build files asked for. */
    @Test
    void whatChoosesByWhatLiesHereProvesNothing() throws Exception {
        edit("app/pom.xml", dependency("b", "1"), dependency("b", "[1,2)"));
        base = git("rev-parse", "HEAD");
        edit("app/pom.xml", dependency("b", "[1,2)"), dependency("b", "1"));
        assertThat(touched("app")).containsExactly(ALL);
        String profile =
                "<profiles><profile><activation><file><missing>src/x</missing></file></activation><dependencies>"
                        + dependency("new", "1") + "</dependencies></profile></profiles></project>";
        write("app/src/x", "");
        edit("app/pom.xml", "</project>", profile);
        base = git("rev-parse", "HEAD");
        git("rm", "-q", "app/src/x");
        edit("app/pom.xml", "</project>", "<url>u</url><properties/></project>");
        edit("app/pom.xml", "<version>0</version>", "<version>1</version>");
        assertThat(touched("app")).contains("new@1");
    }

    @Test
    void aModuleThatIsMovedIsUntouchedAndACopyIsNot() throws Exception {
        git("mv", "app", "site");
        commit("move");
        assertThat(touched("site")).isEmpty();
        write(
                "copy/pom.xml",
                Files.readString(top.resolve("site/pom.xml")).replace("<artifactId>app<", "<artifactId>copy<"));
        commit("copy");
        assertThat(touched("copy")).containsExactly(ALL);
    }

    @Test
    void aLinkToABuildFileProvesNothing() throws Exception {
        Files.createSymbolicLink(top.resolve("linked"), Path.of("lib"));
        write("pom.xml", root("<modules><module>linked</module></modules>"));
        base = commit("a link");
        pom("app", dependency("b", "1"));
        commit("remove");
        assertThat(touched("app")).containsExactly("b@1");
    }

    @Test
    void gradlesLockTellsEachComponent() throws Exception {
        write("g/build.gradle", "dependencies { implementation 'g:a:1' }\n");
        write(
                "g/gradle.lockfile",
                "g:a:1=runtimeClasspath\ng:b:1=runtimeClasspath\ng:t:1=testRuntimeClasspath\nempty=\n");
        base = commit("gradle");
        write(
                "g/gradle.lockfile",
                "g:a:1=runtimeClasspath\ng:b:2=runtimeClasspath\ng:n:1=runtimeClasspath\ng:t:1=runtimeClasspath\n");
        write("g/build.gradle", "// x\ndependencies { implementation 'g:a:1' }\n");
        commit("bump");
        assertThat(touched("g")).containsExactly("b@2", "n@1", "t@1");
    }

    /** Archives that a build has made are told by what is declared, where that is the same component. */
    @Test
    void whatABuildPacksIsTouchedByItsPluginsUnlessItIsDeclaredAsBefore() throws Exception {
        assertThat(packed("pkg:maven/g/b@1", "pkg:maven/g/b@1")).isFalse();
        edit("app/pom.xml", "<dependencies>", "<build><finalName>f</finalName></build><dependencies>");
        assertThat(packed("pkg:maven/g/b@1", "pkg:maven/g/b@1")).isFalse();
        assertThat(packed("pkg:maven/g/b@2", "pkg:maven/g/b@2")).isTrue();
        assertThat(packed("pkg:maven/g/z@1", "pkg:maven/g/b@1"))
                .as("only thought to be it")
                .isTrue();
        assertThat(touched("pkg:maven/g/z@1", "app.jar", "app", List.of("pkg:maven/g/b@1"), "app/pom.xml"))
                .as("in the project's directory itself")
                .isTrue();
        assertThat(packed("pkg:maven/g/z@1"))
                .as("nobody knows what brings it in")
                .isTrue();
    }

    @Test
    void aJarInTheRepositoryIsTouchedByItsOwnChange() throws Exception {
        write("app/libs/own.jar", "PK");
        base = commit("a jar");
        assertThat(own()).isFalse();
        write("app/libs/own.jar", "PK2");
        commit("another");
        assertThat(own()).isTrue();
    }

    private Boolean own() throws Exception {
        return touched("pkg:maven/g/own@1", "app/libs/own.jar", "app", List.of("pkg:maven/g/own@1"), "app/pom.xml");
    }

    private Boolean packed(String purl, String... path) throws Exception {
        return touched(purl, "app/target/app.jar!/x.jar", "app", List.of(path), "app/pom.xml");
    }

    private Boolean touched(String purl, String artifact, String module, List<String> path, String file)
            throws Exception {
        Occurrence occurrence =
                new Occurrence("dependency", Location.line(file, 1), artifact, module, null, true, path, null, null);
        return witnessed(List.of(about(purl, occurrence)))
                .get(0)
                .occurrences()
                .get(0)
                .touched();
    }

    /** All of a module that is touched and shipped. */
    private Set<String> touched(String module) throws Exception {
        List<Finding> findings = new Planner(caches())
                .plan(PlanRequest.of(top)).dependencies().stream()
                        .filter(one ->
                                one.module().equals(module) && !one.scope().equals("test"))
                        .map(BuildTouchTest::finding)
                        .toList();
        return witnessed(findings).stream()
                .filter(one -> !Boolean.FALSE.equals(one.occurrences().get(0).touched()))
                .map(one -> one.vulnerability().packageUrl().replace("pkg:maven/g/", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Finding finding(ResolvedDependency one) {
        String jar = one.packageUrl().replaceAll(".*/", "").replace('@', '-') + ".jar";
        return about(
                one.packageUrl(),
                new Occurrence("dependency", one.declaration(), jar, one.module(), null, true, one.path(), null, null));
    }

    private static Finding about(String purl, Occurrence occurrence) {
        return finding(Kind.DEPENDENCY, occurrence)
                .about(new Vulnerability(
                        "CVE-1", List.of(), purl, "x", "1", null, null, null, List.of(), null, null, null));
    }

    private List<Finding> witnessed(List<Finding> findings) throws Exception {
        return new ChangeFinder(target(), null, CLOCK)
                .reading(caches(), List.of())
                .find(top, null, temp.resolve("work" + asked++))
                .witness(findings);
    }

    private PackageCaches caches() {
        return new PackageCaches(local(), temp.resolve("gradle"));
    }

    private Path local() {
        return temp.resolve("m2");
    }

    private void library(String name, String version, String... dependencies) throws Exception {
        Path directory =
                Files.createDirectories(local().resolve("g").resolve(name).resolve(version));
        Files.writeString(directory.resolve(name + "-" + version + ".pom"), project(name, version, dependencies));
        Files.writeString(directory.resolve(name + "-" + version + ".jar"), name + version);
    }

    private void pom(String module, String... dependencies) throws Exception {
        write(module + "/pom.xml", project(module, "0", dependencies));
    }

    private static String root(String more) {
        return "<project>\n<modelVersion>4.0.0</modelVersion>\n<groupId>g</groupId><artifactId>root</artifactId>\n<version>0</version><packaging>pom</packaging>"
                + more + "</project>";
    }

    private static String project(String name, String version, String... dependencies) {
        return "<project>\n<modelVersion>4.0.0</modelVersion>\n<groupId>g</groupId><artifactId>" + name
                + "</artifactId>\n<version>" + version + "</version>\n"
                + Stream.of(dependencies).collect(Collectors.joining("\n", "<dependencies>\n", "\n</dependencies>\n"))
                + "</project>\n";
    }

    private static String dependency(String name, String version) {
        return "<dependency><groupId>g</groupId><artifactId>" + name + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    private void edit(String path, String from, String to) throws Exception {
        String before = Files.readString(top.resolve(path));
        assertThat(before).contains(from);
        write(path, before.replace(from, to));
        commit("edit " + path);
    }
}
