package io.sekisho.core.plan;

import static io.sekisho.core.plan.Sample.find;
import static io.sekisho.core.plan.Sample.gaps;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradlePlanTest {
    @TempDir
    Path temp;

    private Sample sample;

    @BeforeEach
    void project() throws Exception {
        sample = new Sample(temp);
    }

    @Test
    void lockFileAndCacheGiveJarsScopesLinesAndPaths() throws Exception {
        cached("web", "2", "jar", "jar");
        cached(
                "web",
                "2",
                "pom",
                "<project><groupId>org.lib</groupId><dependencies>" + Sample.dependency("core", "1")
                        + "</dependencies></project>");
        cached("core", "1", "jar", "jar");
        sample.file(
                        "build.gradle.kts",
                        "plugins { java }\ndependencies {\n  // \"org.lib:web:1\"\n"
                                + "  implementation(\"org.lib:web:2\")\n  testImplementation(libs.check)\n}\n")
                .file(
                        "gradle/libs.versions.toml",
                        "[libraries]\ncheck = { module = \"org.lib:check\", version = \"4\" }\n")
                .file(
                        "gradle.lockfile",
                        "# comment\norg.lib:check:4=testCompileClasspath,testRuntimeClasspath\n"
                                + "org.lib:core:1=runtimeClasspath\norg.lib:web:2=compileClasspath,runtimeClasspath\nempty=\n");
        ScanPlan plan = sample.plan();
        ResolvedDependency core = find(plan, "pkg:maven/org.lib/core@1");
        assertThat(core.path()).containsExactly("pkg:maven/org.lib/web@2", "pkg:maven/org.lib/core@1");
        assertThat(core.declaration()).isEqualTo(Location.line("build.gradle.kts", 4));
        assertThat(core.scope()).isEqualTo("runtime");
        assertThat(core.file()).isNotNull();
        assertThat(find(plan, "pkg:maven/org.lib/check@4"))
                .satisfies(check -> assertThat(check.scope()).isEqualTo("test"))
                .satisfies(check ->
                        assertThat(check.declaration()).isEqualTo(Location.line("gradle/libs.versions.toml", 2)));
        assertThat(plan.gaps()).isEmpty();
    }

    @Test
    void withoutLockFileTheCommandSaysWhatMustBeEnabled() throws Exception {
        sample.file("gradlew", "").file("build.gradle", "dependencies { implementation 'org.lib:web:2' }");
        ScanPlan plan = sample.plan();
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).singleElement().satisfies(gap -> {
            assertThat(gap.nextStep().code()).isEqualTo("plan.gradle-unlocked-next");
            assertThat(gap.nextStep().arguments()).containsExactly("./gradlew dependencies --write-locks");
        });
        assertThat(find(plan, "pkg:maven/org.lib/web@2").declaration()).isEqualTo(Location.line("build.gradle", 1));
    }

    @Test
    void lockedButNotCachedIsUnresolved() throws Exception {
        sample.file("build.gradle", "").file("gradle.lockfile", "org.lib:web:2=runtimeClasspath\n");
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED)).hasSize(1);
    }

    @Test
    void modulesOfABuildSeeEachOthersClassesAndMissingOnesAreSaid() throws Exception {
        sample.file("settings.gradle", "include 'a', 'b'")
                .file("a/build.gradle", "")
                .file("b/build.gradle", "")
                .file("a/src/main/java/p/A.java", "package p; class A {}")
                .file("b/src/main/kotlin/p/B.kt", "package p")
                .classFile("a/build/classes/java/main", "p/A");
        ScanPlan plan = sample.plan();
        assertThat(plan.modules()).extracting(Module::directory).containsExactly("a", "b");
        assertThat(plan.modules().get(1).auxiliaryClassPath())
                .containsExactly(sample.root.resolve("a/build/classes/java/main"));
        assertThat(gaps(plan, GapType.SOURCES_WITHOUT_CLASSES)).singleElement().satisfies(gap -> {
            assertThat(gap.paths()).containsExactly("b");
            assertThat(gap.nextStep().arguments()).containsExactly("gradle classes");
        });
    }

    @Test
    void projectWithBothBuildFilesBelongsToTheOneThatCompiledIt() throws Exception {
        sample.pom("", "app")
                .file("build.gradle", "")
                .file("src/main/java/p/A.java", "package p; class A {}")
                .classFile("build/classes/java/main", "p/A");
        ScanPlan plan = sample.plan();
        assertThat(plan.modules())
                .singleElement()
                .satisfies(module -> assertThat(module.buildTool()).isEqualTo(Module.BuildTool.GRADLE));
        assertThat(gaps(plan, GapType.SOURCES_WITHOUT_CLASSES)).isEmpty();
    }

    private void cached(String artifact, String version, String extension, String content) {
        Sample.write(
                sample.gradle.resolve("caches/modules-2/files-2.1/org.lib/" + artifact + '/' + version + "/0123/"
                        + artifact + '-' + version + '.' + extension),
                content);
    }
}
