package io.sekisho.core.plan;

import static io.sekisho.core.plan.Sample.gaps;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.GapType;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects in which something is declared or written that no scanner would see: each must be told, not be a quiet zero. */
class NothingIsMissedQuietlyTest {
    private static final String LOCK =
            "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"dependencies\": {\"a\": \"1\"}},"
                    + " \"node_modules/a\": {\"version\": \"1.0.0\"}}}";

    @TempDir
    Path temp;

    /** What makes the project. */
    private interface Filling {
        void into(Sample sample) throws Exception;
    }

    private static Arguments row(String name, GapType type, Filling filling) {
        return Arguments.of(name, type, filling);
    }

    static Stream<Arguments> projects() {
        return Stream.of(
                row(
                        "package.json that is no JSON",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file("package.json", "{\"dependencies\": {\"a\": \"1\",}}")
                                .file("package-lock.json", LOCK)),
                row(
                        "package.json that the lock file above does not know",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file("package.json", "{\"dependencies\": {\"a\": \"1\"}}")
                                .file("package-lock.json", LOCK)
                                .file("frontend/package.json", "{\"dependencies\": {\"a\": \"1\"}}")),
                row(
                        "lock file that lacks what package.json declares",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file(
                                        "package.json", "{\"dependencies\": {\"a\": \"1\", \"forgotten\": \"2\"}}")
                                .file("package-lock.json", LOCK)),
                row(
                        "lock file without packages",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file("package.json", "{\"dependencies\": {\"a\": \"1\"}}")
                                .file("package-lock.json", "{\"lockfileVersion\": 3}")),
                row(
                        "Gradle: another script applied",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file("build.gradle", "apply plugin: 'java'\napply from: 'deps.gradle'\n")),
                row(
                        "Gradle: a plugin of the project's own",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file("build.gradle", "plugins { id 'conventions' }\n")
                                .file(
                                        "buildSrc/src/main/groovy/conventions.gradle",
                                        "dependencies { implementation 'g:a:1' }")),
                row(
                        "Gradle: coordinates in a variable",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file(
                                "build.gradle.kts", "val x = \"g:a:1\"\ndependencies {\n  implementation(x)\n}\n")),
                row(
                        "Gradle: the configuration's name as text",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file("build.gradle.kts", "dependencies { \"implementation\"(\"g:a:1\") }\n")),
                row(
                        "Gradle: an unusual configuration",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file("build.gradle", "dependencies {\n  developmentOnly 'g:a:1'\n}\n")),
                row(
                        "Gradle: given by the root's script",
                        GapType.DEPENDENCIES_UNRESOLVED,
                        sample -> sample.file("settings.gradle", "include 'app'")
                                .file("build.gradle", "subprojects { dependencies { implementation 'g:a:1' } }\n")
                                .file("app/build.gradle", "plugins { id 'java' }\n")),
                row(
                        "Gradle: a source set that is not compiled",
                        GapType.SOURCES_WITHOUT_CLASSES,
                        sample -> sample.file("build.gradle", "plugins { id 'java' }\n")
                                .file("src/main/java/a/A.java", "package a; class A {}")
                                .classFile("build/classes/java/main", "a/A")
                                .file("src/server/java/a/B.java", "package a; class B {}")),
                row(
                        "sources beside a Maven build",
                        GapType.SOURCES_WITHOUT_CLASSES,
                        sample -> compiled(sample).file("extra/src/b/B.java", "package b; class B {}")),
                row(
                        "a source root that a plugin adds",
                        GapType.SOURCES_WITHOUT_CLASSES,
                        sample -> compiled(sample).file("src/gen/java/b/B.java", "package b; class B {}")),
                row(
                        "Kotlin beside compiled Java",
                        GapType.SOURCES_WITHOUT_CLASSES,
                        sample -> compiled(sample).file("lib/kotlin/k/K.kt", "package k\nclass K")),
                row("nothing but an archive", GapType.ECOSYSTEM_UNSUPPORTED, sample -> sample.file("app.war", "zip")));
    }

    private static Sample compiled(Sample sample) throws Exception {
        return sample.pom("", "app")
                .file("src/main/java/a/A.java", "package a; class A {}")
                .classFile("target/classes", "a/A");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void isTold(String name, GapType type, Filling filling) throws Exception {
        Sample sample = new Sample(temp);
        filling.into(sample);
        assertThat(gaps(sample.plan(), type)).as(name).isNotEmpty();
    }

    static Stream<Arguments> wholeProjects() {
        return Stream.of(
                row(
                        "workspaces",
                        null,
                        sample -> sample.file("package.json", "{\"workspaces\": [\"web\"], \"dependencies\": {}}")
                                .file("web/package.json", "{\"dependencies\": {\"a\": \"1\"}}")
                                .file(
                                        "package-lock.json",
                                        "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"workspaces\": [\"web\"]},"
                                                + "\"node_modules/a\": {\"version\": \"1.0.0\"},"
                                                + "\"web\": {\"dependencies\": {\"a\": \"1\"}}}}")),
                row(
                        "Gradle that declares for tests only",
                        null,
                        sample -> sample.file(
                                "build.gradle",
                                "// dependencies { implementation 'g:a:1' }\nbuildscript { dependencies { classpath 'g:p:1' } }\n"
                                        + "dependencies {\n  testImplementation 'g:t:1'\n}\n")),
                row(
                        "tests, and generated sources that were compiled",
                        null,
                        sample -> compiled(sample)
                                .file("src/test/java/a/ATest.java", "package a; class ATest {}")
                                .file("gen/b/B.java", "package b; class B {}")
                                .classFile("target/classes", "b/B")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeProjects")
    void nothingIsToldOfAProjectThatIsSeenWhole(String name, GapType none, Filling filling) throws Exception {
        Sample sample = new Sample(temp);
        filling.into(sample);
        assertThat(sample.plan().gaps()).as(name).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void everySourceSetThatGradleCompiledIsScanned() throws Exception {
        Sample sample = new Sample(temp)
                .file("build.gradle", "plugins { id 'java' }\n")
                .file("src/server/java/a/B.java", "package a; class B {}")
                .classFile("build/classes/java/main", "a/A")
                .classFile("build/classes/java/server", "a/B");
        ScanPlan plan = sample.plan();
        assertThat(plan.gaps()).isEmpty();
        assertThat(plan.modules())
                .singleElement()
                .satisfies(module -> assertThat(module.classDirectories())
                        .containsExactlyInAnyOrder(
                                sample.root.resolve("build/classes/java/main"),
                                sample.root.resolve("build/classes/java/server")));
    }
}
