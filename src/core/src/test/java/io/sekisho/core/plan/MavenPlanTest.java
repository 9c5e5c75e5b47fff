package io.sekisho.core.plan;

import static io.sekisho.core.plan.Sample.dependencies;
import static io.sekisho.core.plan.Sample.dependency;
import static io.sekisho.core.plan.Sample.find;
import static io.sekisho.core.plan.Sample.gaps;
import static io.sekisho.core.plan.Sample.purls;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenPlanTest {
    @TempDir
    Path temp;

    private Sample sample;

    @BeforeEach
    void project() throws Exception {
        sample = new Sample(temp);
    }

    @Test
    void transitiveDependencyPointsAtTheLineThatBringsItIn() throws Exception {
        sample.library("leaf", "3")
                .library("middle", "2", dependencies(dependency("leaf", "3")))
                .library("other", "1")
                .pom("", "app", dependencies(dependency("other", "1"), dependency("middle", "2")));
        ScanPlan plan = sample.plan();
        ResolvedDependency leaf = find(plan, "pkg:maven/org.lib/leaf@3");
        assertThat(leaf.path()).containsExactly("pkg:maven/org.lib/middle@2", "pkg:maven/org.lib/leaf@3");
        assertThat(leaf.declaration()).isEqualTo(Location.line("pom.xml", 8));
        assertThat(leaf.file()).isEqualTo(sample.libraryFile("leaf", "3", "jar"));
        assertThat(leaf.direct()).isFalse();
        assertThat(find(plan, "pkg:maven/org.lib/other@1").declaration()).isEqualTo(Location.line("pom.xml", 7));
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void nearestVersionWinsAndExclusionsHold() throws Exception {
        sample.library("leaf", "3")
                .library("leaf", "4")
                .library("unwanted", "1")
                .library("middle", "2", dependencies(dependency("leaf", "3"), dependency("unwanted", "1")))
                .pom(
                        "",
                        "app",
                        dependencies(
                                dependency(
                                        "middle",
                                        "2",
                                        "<exclusions><exclusion><groupId>org.lib</groupId>"
                                                + "<artifactId>unwanted</artifactId></exclusion></exclusions>"),
                                dependency("leaf", "4")));
        assertThat(purls(sample.plan())).containsExactly("pkg:maven/org.lib/leaf@4", "pkg:maven/org.lib/middle@2");
    }

    @Test
    void versionsComeFromParentPropertiesImportedBomAndRange() throws Exception {
        sample.library("managed", "5")
                .library("imported", "6")
                .library("ranged", "1.0")
                .library("ranged", "1.9")
                .library("ranged", "2.0")
                .libraryPom(
                        "bom",
                        "1",
                        "<packaging>pom</packaging><dependencyManagement>" + dependencies(dependency("imported", "6"))
                                + "</dependencyManagement>")
                .pom(
                        "",
                        "parent",
                        "<packaging>pom</packaging><modules><module>child</module></modules>",
                        "<properties><managed.version>5</managed.version></properties>",
                        "<dependencyManagement>"
                                + dependencies(
                                        dependency("managed", "${managed.version}"),
                                        dependency("bom", "1", "<type>pom</type><scope>import</scope>"))
                                + "</dependencyManagement>")
                .file(
                        "child/pom.xml",
                        "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.lib</groupId>"
                                + "<artifactId>parent</artifactId><version>1</version></parent>"
                                + "<artifactId>child</artifactId>\n"
                                + dependencies(
                                        dependency("managed", null),
                                        dependency("imported", null),
                                        dependency("ranged", "[1.0,2.0)"))
                                + "</project>");
        ScanPlan plan = sample.plan();
        assertThat(purls(plan))
                .containsExactly(
                        "pkg:maven/org.lib/imported@6", "pkg:maven/org.lib/managed@5", "pkg:maven/org.lib/ranged@1.9");
        assertThat(find(plan, "pkg:maven/org.lib/managed@5").declaration())
                .isEqualTo(Location.line("child/pom.xml", 3));
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void siblingModulesAreClassPathAndNotComponents() throws Exception {
        sample.library("leaf", "3")
                .pom("", "all", "<packaging>pom</packaging><modules><module>a</module><module>b</module></modules>")
                .pom("a", "a", dependencies(dependency("leaf", "3")))
                .pom("b", "b", dependencies(dependency("a", "1")))
                .file("a/src/main/java/p/A.java", "package p; class A {}")
                .file("b/src/main/java/p/B.java", "package p; class B {}")
                .classFile("a/target/classes", "p/A")
                .classFile("b/target/classes", "p/B");
        ScanPlan plan = sample.plan();
        assertThat(plan.modules()).extracting(Module::directory).containsExactly("a", "b");
        assertThat(plan.modules().get(1).auxiliaryClassPath())
                .containsExactly(sample.root.resolve("a/target/classes"), sample.libraryFile("leaf", "3", "jar"));
        assertThat(plan.dependencies()).extracting(ResolvedDependency::module).containsExactly("a", "b");
        assertThat(plan.dependencies().get(1).path())
                .containsExactly("pkg:maven/org.lib/a@1", "pkg:maven/org.lib/leaf@3");
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void whatIsNotInTheLocalRepositoryIsSaidWithTheCommand() throws Exception {
        sample.libraryPom("jarless", "2")
                .pom("sub", "app", dependencies(dependency("absent", "1"), dependency("jarless", "2")));
        ScanPlan plan = sample.plan();
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).singleElement().satisfies(gap -> {
            assertThat(gap.count()).isEqualTo(2);
            assertThat(gap.message().arguments().get(1))
                    .contains("org.lib:absent:1")
                    .contains("org.lib:jarless:2");
            assertThat(gap.nextStep().arguments()).containsExactly("mvn -f sub/pom.xml dependency:go-offline");
        });
        assertThat(find(plan, "pkg:maven/org.lib/absent@1").file()).isNull();
    }

    @Test
    void missingTestDependencyIsOnlyANote() throws Exception {
        sample.pom("", "app", dependencies(dependency("absent", "1", "<scope>test</scope>")));
        ScanPlan plan = sample.plan();
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).isEmpty();
        assertThat(gaps(plan, GapType.TOOL_NOTE)).hasSize(1);
        assertThat(find(plan, "pkg:maven/org.lib/absent@1").scope()).isEqualTo("test");
    }

    @Test
    void missingParentLeavesTheModuleKnownAndTheGapSaid() throws Exception {
        sample.file(
                        "pom.xml",
                        "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.lib</groupId>"
                                + "<artifactId>nowhere</artifactId><version>9</version></parent>"
                                + "<artifactId>app</artifactId></project>")
                .file("src/main/java/p/A.java", "package p; class A {}");
        ScanPlan plan = sample.plan();
        assertThat(plan.modules())
                .singleElement()
                .satisfies(module ->
                        assertThat(module.sourceDirectories()).containsExactly(sample.root.resolve("src/main/java")));
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED))
                .singleElement()
                .satisfies(gap -> assertThat(gap.message().arguments().get(1)).contains("org.lib:nowhere"));
    }

    @Test
    void libraryWhoseOwnParentIsMissingStaysInTheListAndIsUnresolved() throws Exception {
        sample.library("orphan", "1");
        Sample.write(
                sample.libraryFile("orphan", "1", "pom"),
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.lib</groupId>"
                        + "<artifactId>nowhere</artifactId><version>9</version></parent>"
                        + "<artifactId>orphan</artifactId><version>1</version></project>");
        sample.pom("", "app", dependencies(dependency("orphan", "1")));
        ScanPlan plan = sample.plan();
        assertThat(find(plan, "pkg:maven/org.lib/orphan@1").file()).isNotNull();
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).hasSize(1);
    }

    @Test
    void profilesAreActivatedAsMavenDoes() throws Exception {
        sample.library("always", "1")
                .library("jdk", "1")
                .pom(
                        "",
                        "app",
                        "<profiles><profile><id>a</id><activation><jdk>[17,)</jdk></activation>"
                                + dependencies(dependency("jdk", "1")) + "</profile><profile><id>b</id><activation>"
                                + "<property><name>!skip</name></property></activation>"
                                + dependencies(dependency("always", "1")) + "</profile><profile><id>c</id>"
                                + dependencies(dependency("never", "1")) + "</profile></profiles>");
        assertThat(purls(sample.plan())).containsExactly("pkg:maven/org.lib/always@1", "pkg:maven/org.lib/jdk@1");
    }

    @Test
    void versionOfTheWholeReactorMayBeAnExpression() throws Exception {
        sample.library("leaf", "3")
                .file(
                        "pom.xml",
                        "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>all</artifactId>"
                                + "<version>${revision}</version><packaging>pom</packaging>"
                                + "<properties><revision>7</revision></properties>"
                                + "<modules><module>a</module><module>b</module></modules></project>")
                .file("a/pom.xml", child("a", dependency("leaf", "3")))
                .file(
                        "b/pom.xml",
                        child(
                                "b",
                                "<dependency><groupId>g</groupId><artifactId>a</artifactId>"
                                        + "<version>${project.version}</version></dependency>"));
        ScanPlan plan = sample.plan();
        assertThat(plan.gaps()).isEmpty();
        assertThat(plan.dependencies())
                .extracting(ResolvedDependency::path)
                .contains(List.of("pkg:maven/g/a@7", "pkg:maven/org.lib/leaf@3"));
    }

    private static String child(String artifact, String dependency) {
        return "<project><modelVersion>4.0.0</modelVersion><parent><groupId>g</groupId><artifactId>all</artifactId>"
                + "<version>${revision}</version></parent><artifactId>" + artifact + "</artifactId>"
                + dependencies(dependency) + "</project>";
    }

    @Test
    void whatTheBuildHasPackagedIsThereToBeScanned() throws Exception {
        sample.pom("", "app", dependencies(dependency("copied", "1"), dependency("nested", "2")))
                .file("target/dependency/copied-1.jar", "jar");
        try (var zip =
                new java.util.zip.ZipOutputStream(Files.newOutputStream(sample.root.resolve("target/app-1.jar")))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("BOOT-INF/lib/nested-2.jar"));
        }
        ScanPlan plan = sample.plan();
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).isEmpty();
        assertThat(find(plan, "pkg:maven/org.lib/copied@1").file())
                .isEqualTo(sample.root.resolve("target/dependency/copied-1.jar"));
    }

    @Test
    void pomsAmongTestDataAreNotProjects() throws Exception {
        sample.pom("", "app").pom("src/test/resources/sample", "sample", dependencies(dependency("absent", "1")));
        ScanPlan plan = sample.plan();
        assertThat(plan.dependencies()).isEmpty();
        assertThat(plan.manifests()).hasSize(2);
    }

    @Test
    void planningWritesNothing() throws Exception {
        sample.library("leaf", "3").pom("", "app", dependencies(dependency("leaf", "3"), dependency("absent", "1")));
        List<Path> before = files();
        sample.plan();
        assertThat(files()).isEqualTo(before);
    }

    private List<Path> files() throws Exception {
        try (var all = Files.walk(temp)) {
            return all.sorted().toList();
        }
    }
}
