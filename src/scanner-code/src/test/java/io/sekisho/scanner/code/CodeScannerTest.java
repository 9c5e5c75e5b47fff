package io.sekisho.scanner.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ScannerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CodeScannerTest {
    @TempDir
    Path temp;

    private JavaProject project() throws Exception {
        return new JavaProject(temp.resolve("project"));
    }

    private JavaProject twoModules() throws Exception {
        JavaProject project = project();
        return project.write("core/src/main/java/shop/Queries.java", Samples.QUERIES)
                .write("web/src/main/java/shop/web/Documents.java", Samples.DOCUMENTS)
                .compile("core")
                .compile("web")
                .module("core")
                .module("web", project.classes("core"));
    }

    @Test
    void findsFlawsAtTheirPlacesInTwoModules() throws Exception {
        ScanResult result = twoModules().scan();
        assertThat(result.state()).isEqualTo(ScannerState.COMPLETED);
        assertThat(JavaProject.places(result))
                .contains(
                        "SQL_INJECTION_JDBC core/src/main/java/shop/Queries.java:7",
                        "XXE_DOCUMENT web/src/main/java/shop/web/Documents.java:9",
                        "COMMAND_INJECTION web/src/main/java/shop/web/Documents.java:13");
        assertThat(result.inputs()).containsEntry("classes", 2L).containsEntry("modules", 2L);
        assertThat(result.version()).contains("4.10.4").contains("1.14.0");
        RawFinding raw = find(result, "SQL_INJECTION_JDBC");
        assertThat(raw.rule().cwes()).containsExactly(89);
        assertThat(raw.rule().helpUri()).isEqualTo("https://find-sec-bugs.github.io/bugs.htm#SQL_INJECTION_JDBC");
        assertThat(raw.rule().description()).doesNotContain("<").contains("\n").hasSizeLessThanOrEqualTo(800);
        assertThat(raw.message()).isNotBlank().doesNotContain("{");
        assertThat(raw.occurrence().artifact()).isEqualTo("core/target/classes/shop/Queries.class");
        assertThat(raw.occurrence().module()).isEqualTo("core");
        assertThat(raw.occurrence().snippet()).startsWith("return statement.executeQuery(");
        assertThat(raw.code().className()).isEqualTo("shop.Queries");
        assertThat(raw.code().method()).startsWith("find(Ljava/sql/Statement;Ljava/lang/String;)");
        assertThat(raw.code().category()).isEqualTo("SECURITY");
        assertThat(raw.code().rank()).isBetween(1, 20);
        assertThat(raw.code().confidence()).isIn("high", "medium", "low");
    }

    @Test
    void classesWithoutSourcesAreShownAtTheClassFile() throws Exception {
        JavaProject project = twoModules();
        Files.delete(project.root.resolve("core/src/main/java/shop/Queries.java"));
        RawFinding raw = find(project.scan(), "SQL_INJECTION_JDBC");
        assertThat(raw.occurrence().location().path()).isEqualTo("core/target/classes/shop/Queries.class");
        assertThat(raw.occurrence().location().startLine()).isZero();
        assertThat(raw.identity()).last().asString().startsWith("java/sql/Statement.executeQuery(");
    }

    @Test
    void anAnnotationInTheScannedCodeDoesNotHideAFinding() throws Exception {
        String annotated =
                Samples.QUERIES.replace("public class", "@SuppressFBWarnings(\"SQL_INJECTION_JDBC\") public class")
                        + "@interface SuppressFBWarnings { String[] value(); }\n";
        ScanResult result = project()
                .write("src/main/java/shop/Queries.java", annotated)
                .compile("")
                .module("")
                .scan();
        assertThat(find(result, "SQL_INJECTION_JDBC").occurrence().toolSuppression())
                .isNull();
    }

    @Test
    void aClassThatIsNotOnTheClassPathIsAGap() throws Exception {
        JavaProject project = project()
                .write("lib/src/main/java/lib/Base.java", "package lib; public class Base { public void go() {} }")
                .compile("lib");
        project.write("src/main/java/shop/Item.java", "package shop; public class Item extends lib.Base {}")
                .compile("", "-cp", project.classes("lib").toString())
                .module("");
        Gap gap = JavaProject.gap(project.scan(), GapType.AUXILIARY_CLASS_MISSING, "code.class-missing");
        assertThat(gap.paths()).containsExactly("lib.Base");
        assertThat(gap.count()).isEqualTo(1);
    }

    @Test
    void anUnreadableClassFileIsAGapAndTheRestIsScanned() throws Exception {
        JavaProject project = twoModules();
        Path broken = project.classes("core").resolve("shop/Broken.class");
        Files.write(broken, new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 0, 9, 1, 1});
        Path cut = project.classes("core").resolve("shop/Cut.class");
        byte[] whole = Files.readAllBytes(project.classes("web").resolve("shop/web/Documents.class"));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
        ScanResult result = project.scan();
        assertThat(JavaProject.places(result)).contains("SQL_INJECTION_JDBC core/src/main/java/shop/Queries.java:7");
        assertThat(result.gaps())
                .filteredOn(gap -> gap.type() == GapType.UNREADABLE_FILE)
                .flatExtracting(Gap::paths)
                .contains("core/target/classes/shop/Broken.class", "core/target/classes/shop/Cut.class");
    }

    @Test
    void readsTheNewestClassFilesAndSaysWhichAreTooNew() throws Exception {
        JavaProject project = twoModules();
        setVersion(project.classes("core").resolve("shop/Queries.class"), ClassDirectory.NEWEST_FORMAT);
        setVersion(project.classes("web").resolve("shop/web/Documents.class"), ClassDirectory.NEWEST_FORMAT + 1);
        ScanResult result = project.scan();
        assertThat(JavaProject.places(result))
                .contains("SQL_INJECTION_JDBC core/src/main/java/shop/Queries.java:7")
                .noneMatch(place -> place.contains("Documents"));
        assertThat(JavaProject.gap(result, GapType.UNREADABLE_FILE, "code.too-new")
                        .paths())
                .containsExactly("web/target/classes/shop/web/Documents.class");
    }

    @Test
    void aProjectOfWhichNothingCanBeReadIsNotClean() throws Exception {
        JavaProject project = twoModules();
        setVersion(project.classes("core").resolve("shop/Queries.class"), 99);
        setVersion(project.classes("web").resolve("shop/web/Documents.class"), 99);
        assertThatThrownBy(project::scan)
                .isInstanceOfSatisfying(
                        ScannerException.class,
                        e -> assertThat(e.gap().message().code()).isEqualTo("code.all-unreadable"));
    }

    private static void setVersion(Path classFile, int version) throws Exception {
        byte[] bytes = Files.readAllBytes(classFile);
        bytes[7] = (byte) version;
        Files.write(classFile, bytes);
    }

    @Test
    void classesOfOneNameInTwoModulesAreBothAnalysed() throws Exception {
        ScanResult result = project()
                .write("a/src/main/java/shop/Queries.java", Samples.QUERIES)
                .write("b/src/main/java/shop/Queries.java", "\n\n" + Samples.QUERIES)
                .compile("a")
                .compile("b")
                .module("a")
                .module("b")
                .scan();
        assertThat(JavaProject.places(result))
                .contains(
                        "SQL_INJECTION_JDBC a/src/main/java/shop/Queries.java:7",
                        "SQL_INJECTION_JDBC b/src/main/java/shop/Queries.java:9");
        assertThat(result.inputs()).containsEntry("classes", 2L);
        assertThat(result.findings().stream()
                        .filter(raw -> raw.rule().id().equals("SQL_INJECTION_JDBC"))
                        .map(raw -> Fingerprints.of(raw.kind(), raw.identity()))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void leavesOutWhatTheConfigurationExcludesAndSaysSo() throws Exception {
        ScanResult result = twoModules().exclude("web/**").scan();
        assertThat(JavaProject.places(result)).noneMatch(place -> place.contains("web/"));
        assertThat(JavaProject.gap(result, GapType.SCOPE_CONFIGURED, "code.excluded")
                        .count())
                .isPositive();
    }

    @Test
    void testClassesAreNotedNotAnalysed() throws Exception {
        JavaProject project = twoModules();
        Path test = project.root.resolve("core/target/test-classes/shop");
        Files.createDirectories(test);
        Files.copy(project.classes("web").resolve("shop/web/Documents.class"), test.resolve("Documents.class"));
        ScanResult result = project.scan();
        assertThat(result.inputs()).containsEntry("classes", 2L);
        assertThat(JavaProject.gap(result, GapType.TOOL_NOTE, "code.tests-not-analysed")
                        .paths())
                .containsExactly("core/target/test-classes");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAndPipesAmongTheClassesAreNotOpened() throws Exception {
        JavaProject project = twoModules();
        Path classes = project.classes("core");
        Files.createSymbolicLink(classes.resolve("shop/Linked.class"), Path.of("/dev/zero"));
        assertThat(new ProcessBuilder(
                                "mkfifo", classes.resolve("shop/Pipe.class").toString())
                        .start()
                        .waitFor())
                .isZero();
        ScanResult result = project.scan();
        assertThat(JavaProject.places(result)).contains("SQL_INJECTION_JDBC core/src/main/java/shop/Queries.java:7");
        assertThat(find(result, "SQL_INJECTION_JDBC").occurrence().artifact())
                .isEqualTo("core/target/classes/shop/Queries.class");
        assertThat(JavaProject.gap(result, GapType.SKIPPED_FILE, "code.not-a-file")
                        .paths())
                .containsExactly("core/target/classes/shop/Linked.class", "core/target/classes/shop/Pipe.class");
    }

    @Test
    void aMethodTooLongForSpotBugsIsAGap() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            body.append("        System.out.println(name + ").append(i).append(");\n");
        }
        String source = Samples.QUERIES.replace("        return", body + "        return");
        ScanResult result = project()
                .write("src/main/java/shop/Queries.java", source)
                .compile("")
                .module("")
                .scan();
        assertThat(JavaProject.gap(result, GapType.SKIPPED_FILE, "code.method-too-long")
                        .paths())
                .containsExactly("shop.Queries.find");
    }

    @Test
    void scansAtOnceInOneProcessFindTheSame() throws Exception {
        JavaProject project = twoModules();
        List<String> alone = JavaProject.places(project.scan());
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> scans = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                scans.add(() -> JavaProject.places(project.scan()));
            }
            for (var one : threads.invokeAll(scans)) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aStoppedScanKeepsWhatItHasFoundAndEndsSoon() throws Exception {
        JavaProject project = twoModules();
        // The second unit begins when the first has given its findings.
        project.write("copy/src/main/java/shop/Queries.java", Samples.QUERIES)
                .compile("copy")
                .module("copy");
        int[] analyses = {0};
        Progress stopInSecond = (step, done, total) -> {
            if (step.code().equals("code.step-analysing") && done == total && analyses[0]++ == 0) {
                stopNext();
            }
        };
        assertThatThrownBy(() -> new CodeScanner(CodeSettings.defaults()).scan(project.context(stopInSecond)))
                .isInstanceOf(ScannerException.class)
                .satisfies(e -> assertThat(JavaProject.places(((ScannerException) e).partial()))
                        .contains("SQL_INJECTION_JDBC core/src/main/java/shop/Queries.java:7"))
                .satisfies(e -> assertThat(((ScannerException) e).partial().gaps())
                        .noneMatch(gap -> gap.type() == GapType.UNREADABLE_FILE));
        assertThat(Thread.interrupted()).isFalse();
    }

    private static void stopNext() {
        Thread self = Thread.currentThread();
        Executors.newSingleThreadScheduledExecutor(work -> {
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    return thread;
                })
                .schedule(self::interrupt, 1, TimeUnit.MILLISECONDS);
    }

    private static RawFinding find(ScanResult result, String rule) {
        return result.findings().stream()
                .filter(raw -> raw.rule().id().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " in " + JavaProject.places(result)));
    }
}
