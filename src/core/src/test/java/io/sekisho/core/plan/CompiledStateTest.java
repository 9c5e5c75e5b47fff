package io.sekisho.core.plan;

import static io.sekisho.core.plan.Sample.gaps;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.GapType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A code scan of what is not compiled finds nothing: that must never look like "nothing to find". */
class CompiledStateTest {
    @TempDir
    Path temp;

    private Sample sample;

    @BeforeEach
    void project() throws Exception {
        sample = new Sample(temp);
    }

    @Test
    void sourcesWithoutClassesNameTheWrappersCommand() throws Exception {
        sample.pom("", "app").file("mvnw", "").file("src/main/java/p/A.java", "package p; class A {}");
        assertThat(gaps(sample.plan(), GapType.SOURCES_WITHOUT_CLASSES))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.message().code()).isEqualTo("plan.not-compiled");
                    assertThat(gap.nextStep().arguments()).containsExactly("./mvnw -DskipTests compile");
                });
    }

    @Test
    void halfBuiltMultiModuleNamesTheModulesThatLackClasses() throws Exception {
        sample.pom("", "all", "<packaging>pom</packaging><modules><module>a</module><module>b</module></modules>")
                .pom("a", "a")
                .pom("b", "b")
                .file("a/src/main/java/p/A.java", "package p; class A {}")
                .file("b/src/main/java/p/B.java", "package p; class B {}")
                .classFile("a/target/classes", "p/A");
        assertThat(gaps(sample.plan(), GapType.SOURCES_WITHOUT_CLASSES))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.message().arguments()).containsExactly("1", "2");
                    assertThat(gap.paths()).containsExactly("b");
                });
    }

    @Test
    void sourceAddedAfterTheBuildIsSaid() throws Exception {
        sample.pom("", "app")
                .file("src/main/java/p/A.java", "package p; class A {}")
                .file("src/main/java/p/Added.java", "package p;\npublic final class Added {}")
                .file("src/main/java/p/Dead.java", "package p; /* class Dead {} */ // class Dead")
                .file("src/main/java/p/package-info.java", "package p;")
                .classFile("target/classes", "p/A");
        assertThat(gaps(sample.plan(), GapType.SOURCES_WITHOUT_CLASSES))
                .singleElement()
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("src/main/java/p/Added.java"));
    }

    @Test
    void sourceChangedAfterTheBuildIsANoteButAFreshCheckoutIsNot() throws Exception {
        sample.pom("", "app");
        for (String name : List.of("A", "B", "C")) {
            sample.file("src/main/java/p/" + name + ".java", "package p; class " + name + " {}")
                    .classFile("target/classes", "p/" + name);
        }
        touch("src/main/java/p/A.java");
        assertThat(gaps(sample.plan(), GapType.TOOL_NOTE))
                .singleElement()
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("src/main/java/p/A.java"));
        touch("src/main/java/p/B.java");
        touch("src/main/java/p/C.java");
        assertThat(sample.plan().gaps()).isEmpty();
    }

    @Test
    void classesWithoutABuildFileAreFoundByTheirPackage() throws Exception {
        sample.classFile("out/production/app", "org/p/A").classFile("out/production/app", "B");
        sample.file("out/Fake.class", "not a class");
        ScanPlan plan = sample.plan();
        assertThat(plan.modules()).singleElement().satisfies(module -> {
            assertThat(module.buildTool()).isEqualTo(Module.BuildTool.UNKNOWN);
            assertThat(module.classDirectories()).containsExactly(sample.root.resolve("out/production/app"));
        });
    }

    @Test
    void sourcesWithoutAnyBuildFileAreSaid() throws Exception {
        sample.file("code/src/p/A.java", "package p; class A {}");
        assertThat(gaps(sample.plan(), GapType.SOURCES_WITHOUT_CLASSES))
                .singleElement()
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("code/src"));
    }

    @Test
    void explodedWarIsNotScannedTwice() throws Exception {
        sample.pom("", "app")
                .file("src/main/java/p/A.java", "package p; class A {}")
                .classFile("target/classes", "p/A")
                .classFile("target/app/WEB-INF/classes", "p/A");
        ScanPlan plan = sample.plan();
        assertThat(plan.modules()).hasSize(1);
        assertThat(gaps(plan, GapType.SKIPPED_FILE)).hasSize(1);
    }

    private void touch(String path) throws Exception {
        Files.setLastModifiedTime(
                sample.root.resolve(path), FileTime.from(Instant.now().plusSeconds(60)));
    }
}
