package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled jar as a process: exit codes, nothing stray on its streams, nothing left behind. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and sh")
class JarIT {
    @TempDir
    Path temp;

    /** The Java that runs this build, and others that the machine has. */
    static Stream<String> javas() throws IOException {
        Path own = Path.of(System.getProperty("java.home"), "bin", "java");
        Path others = Path.of("/usr/lib/jvm");
        Stream<Path> newer = Files.isDirectory(others)
                ? Files.list(others)
                        .filter(home -> home.getFileName().toString().matches(".*(21|25).*"))
                : Stream.empty();
        return Stream.concat(Stream.of(own), newer.map(home -> home.resolve("bin/java")))
                .filter(Files::isExecutable)
                .map(Path::toString);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void scansWithNothingStrayOnItsStreams(String java) throws Exception {
        Jar jar = new Jar(temp, java);
        Jar.Result result = jar.run("scan", "--only", "code", "--offline");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("INCOMPLETE  exit code 3");
        assertThat(result.err().lines()).isNotEmpty().allMatch(line -> line.matches("Scanning /.*|  \\w+ .*"));
        assertThat(ReportJson.read(jar.report()).judgement().verdict().exitCode())
                .isEqualTo(3);

        Jar.Result gate = jar.run("gate", "sekisho-report");
        assertThat(gate.exit()).isEqualTo(3);
        assertThat(gate.err()).isEmpty();
    }

    @Test
    void javaToolOptionsBreakNothing() throws Exception {
        Jar jar = new Jar(temp);
        jar.environment.put("JAVA_TOOL_OPTIONS", "-Dfile.encoding=ISO-8859-1 -Duser.language=tr");
        Jar.Result result = jar.run("scan", "--only", "code", "--offline", "--language", "ja");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("不完全  終了コード 3");
        assertThat(result.err()).startsWith("Picked up JAVA_TOOL_OPTIONS");
    }

    @Test
    void withoutGitTheScanSaysSoAndIsIncomplete() throws Exception {
        Jar jar = new Jar(temp);
        Files.createDirectories(jar.directory().resolve(".git"));
        Files.writeString(jar.directory().resolve("notes.txt"), "nothing secret");
        jar.environment.put("PATH", temp.resolve("no-programs").toString());
        Jar.Result result = jar.run("scan", "--only", "secret", "--offline");
        assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(3);
        assertThat(result.out()).containsIgnoringCase("install git");
    }

    @Test
    void wrongUsageEndsWith2() throws Exception {
        Jar.Result result = new Jar(temp).run("scan", "--fail-on", "x");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("none of critical, high");
    }

    @Test
    void aFailedGateEndsWith1AndLibrariesAreNotHeard() throws Exception {
        Jar jar = new Jar(temp).misbehaving("noisy");
        Jar.Result result = jar.run("scan");
        assertThat(result.exit()).as(result.err()).isEqualTo(1);
        assertThat(result.out() + result.err()).doesNotContain("noise on");
        assertThat(logs()).contains("stdout - noise on stdout", "stderr - noise on stderr");
    }

    @Test
    void whatCannotStartIsABugOfOurs() throws Exception {
        assertThat(new Jar(temp).withoutLibraries().run("scan").exit()).isEqualTo(4);
    }

    @Test
    void aRealOutOfMemoryErrorCostsOneScannerOnly() throws Exception {
        Jar jar = new Jar(temp).misbehaving("memory", "-Xmx64m");
        Jar.Result result = jar.run("scan", "--fail-on", "none");
        assertThat(result.exit()).as(result.err()).isEqualTo(3);
        assertThat(result.out()).contains("ran out of memory", "SEKISHO_JAVA_OPTIONS=-Xmx");
        assertThat(ReportJson.read(jar.report()).facts().findings()).hasSize(1);
    }

    @Test
    void aScannerThatCannotBeStoppedDiesWithTheProcess() throws Exception {
        Jar jar = new Jar(temp).misbehaving("deaf");
        Process process = jar.start("scan", "--timeout", "1s");
        List<ProcessHandle> children = awaitDescendants(process, 1);
        Jar.Result result = jar.end(process);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(ReportJson.read(jar.report()).facts().findings()).hasSize(1);
        assertGone(children);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalLeavesNoChildNoHalfFileAndNoWorkDirectory(String signal) throws Exception {
        // A CI job in the background of a shell ignores SIGINT, and so would its children.
        Jar jar = signal.equals("INT")
                ? new Jar(temp, java(), "env", "--default-signal=INT").misbehaving("child")
                : new Jar(temp).misbehaving("child");
        Process process = jar.start("scan");
        List<ProcessHandle> children = awaitDescendants(process, 3);
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        Jar.Result result = jar.end(process);
        assertThat(result.exit()).isEqualTo(signal.equals("INT") ? 130 : 143);
        assertThat(result.err()).contains("Stopped before the end.");
        assertGone(children);
        assertThat(jar.directory().resolve("sekisho-report")).isEmptyDirectory();
        assertThat(temp.resolve("home/cache/work")).isEmptyDirectory();
    }

    @Test
    void aSignalWhoseInterruptALibrarySwallowsStopsTheScanAsWell() throws Exception {
        Jar jar = new Jar(temp).misbehaving("child", "-Dswallow");
        Process process = jar.start("scan");
        while (process.isAlive() && !Files.exists(jar.directory().resolve("waiting"))) {
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", Long.toString(process.pid())).start().waitFor();
        Jar.Result result = jar.end(process);
        assertThat(result.exit()).isEqualTo(143);
        assertThat(result.err()).contains("Stopped before the end.");
        assertThat(temp.resolve("home/cache/work"))
                .satisfiesAnyOf(
                        work -> assertThat(work).doesNotExist(),
                        work -> assertThat(work).isEmptyDirectory());
    }

    @Test
    void aFullDiskIsSaidAndLeavesNoHalfReport() throws Exception {
        Jar jar = new Jar(temp, java(), "sh", "-c", "ulimit -f 2; exec \"$@\"", "sh").misbehaving("noisy");
        Jar.Result result = jar.run("scan");
        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).contains("FAILED  exit code 1");
        assertThat(result.err()).contains("cannot be written", "--output");
        assertThat(jar.directory().resolve("sekisho-report")).isEmptyDirectory();
    }

    @Test
    void aReadOnlyDirectoryIsSaid() throws Exception {
        Jar.Result result = new Jar(temp).run("scan", "--output", "/proc/sekisho");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("/proc/sekisho/sekisho-report.json cannot be written");
    }

    @Test
    void theCompletionScriptIsOneThatBashReads() throws Exception {
        Jar.Result result = new Jar(temp).run("completion", "bash");
        assertThat(result.exit()).isZero();
        Path script = Files.writeString(temp.resolve("script"), result.out());
        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void theBundleHasWhatMergingJarsUsuallyLoses() throws Exception {
        try (JarFile jar = new JarFile(Jar.FILE.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)"));
            assertThat(names).noneMatch(name -> name.endsWith("module-info.class"));
            assertThat(names).noneMatch(name -> name.startsWith("com/h3xstream/findsecbugs/"));
            assertThat(text(jar, "findbugs.xml")).contains("edu.umd.cs.findbugs.plugins.core");
            assertThat(text(jar, "META-INF/services/java.sql.Driver"))
                    .contains("org.h2.Driver", "org.postgresql.Driver");
            assertThat(text(jar, "META-INF/services/org.owasp.dependencycheck.analyzer.Analyzer"))
                    .contains("JarAnalyzer", "RetireJsAnalyzer");
            assertThat(names).contains("META-INF/services/org.apache.lucene.codecs.Codec");
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Lucene");
            assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                    .isEqualTo("true");
        }
    }

    /** What a test dependency that is managed in the wrong scope takes out of the bundle, no test sees but this one. */
    @Test
    void noClassThatDependencyCheckNamesIsMissingFromTheBundle() {
        StringWriter out = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "--multi-release",
                        "17",
                        "--missing-deps",
                        "-include",
                        "(org\\.owasp\\.dependencycheck|io\\.sekisho)\\..*",
                        Jar.FILE.toString());
        assertThat(exit).as(out.toString()).isZero();
        assertThat(out.toString()).isEmpty();
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<ProcessHandle> awaitDescendants(Process process, int count) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            List<ProcessHandle> children = process.descendants().toList();
            if (children.size() >= count) {
                return children;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the scanner did not start its children");
    }

    private static void assertGone(List<ProcessHandle> children) throws InterruptedException {
        for (int i = 0; i < 50 && children.stream().anyMatch(ProcessHandle::isAlive); i++) {
            Thread.sleep(100);
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(temp.resolve("home/logs"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
