package io.sekisho.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher {@code ./sekisho}, in every shell that is here. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path directory;

    private FakeMachine machine;

    @BeforeEach
    void checkout() throws Exception {
        machine = new FakeMachine(directory);
    }

    static Stream<List<String>> shells() {
        return Stream.of(List.of("/bin/dash"), List.of("/bin/bash", "--posix"), List.of("/bin/busybox", "sh"))
                .filter(shell -> Files.isExecutable(Path.of(shell.get(0))));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void isCorrectInEveryShell(List<String> shell) throws Exception {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of("-n", FakeMachine.repository().resolve("sekisho").toString()));
        ChildProcess.Result result = ChildProcess.run(command, null, Map.of(), Duration.ofSeconds(10));
        assertThat(result.ok()).as(result.err()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void passesArgumentsAndExitCodeOn(List<String> shell) throws Exception {
        machine.shell = shell;
        machine.jar().environment.put("FAKE_EXIT", "3");
        machine.environment.put("SEKISHO_JAVA_OPTIONS", "-Xmx2g -Dglob=*");
        ChildProcess.Result result =
                machine.run("scan", "two words", "", "*", "it's \"quoted\"", "$HOME", "日本 語", "back\\slash", "@x");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).isEmpty();
        assertThat(result.text()).startsWith("""
                        <-XX:+UseSerialGC>
                        <-XX:TieredStopAtLevel=1>
                        <-Xmx512m>
                        <-Xmx2g>
                        <-Dglob=*>
                        <-jar>
                        <%s/src/cli/target/sekisho.jar>
                        <scan>
                        <two words>
                        <>
                        <*>
                        <it's "quoted">
                        <$HOME>
                        <日本 語>
                        <back\\slash>
                        <@x>
                        """.formatted(machine.root.toRealPath()));
    }

    @Test
    void worksFromAnywhereThroughLinksAndSaysHowItWasCalled() throws Exception {
        machine.jar();
        Path links = Files.createDirectories(directory.resolve("my links"));
        Files.createSymbolicLink(links.resolve("one"), Path.of("../a checkout/sekisho"));
        Files.createSymbolicLink(links.resolve("two"), links.resolve("one"));
        ChildProcess.Result result = machine.run(links.resolve("two"), directory.resolve("tools"), "x");
        assertThat(result.text())
                .contains("<" + machine.root.toRealPath() + "/src/cli/target/sekisho.jar>")
                .contains("launcher=" + links.resolve("two"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void buildsOnceWhenTheJarIsMissing(List<String> shell) throws Exception {
        machine.shell = shell;
        ChildProcess.Result first = machine.run("scan");
        assertThat(first.ok()).as(first.err()).isTrue();
        assertThat(first.err()).contains("building it from source", "target/sekisho-build.log");
        assertThat(first.text()).as("Maven's output goes to the log").startsWith("<-XX");
        assertThat(machine.root.resolve("target/sekisho-build.log")).content().contains("cannot reach");
        assertThat(machine.run("scan").err()).isEmpty();
        assertThat(machine.builds())
                .singleElement()
                .asString()
                .isEqualTo(machine.jdk + " -q -B -f " + machine.root.toRealPath()
                        + "/pom.xml -pl src/cli -am -DskipTests package");
        assertThat(machine.root.resolve("target/sekisho-build.lock")).doesNotExist();
    }

    @Test
    void takesWhatMavenBuiltAndBuildsAgainWhenASourceChanges() throws Exception {
        machine.jar();
        machine.run();
        machine.write("src/cli/src/test/java/ATest.java", "class ATest { int changed; }");
        machine.write("src/cli/target/classes/A.class", "changed");
        machine.run();
        assertThat(machine.builds()).isEmpty();

        machine.write("rulesets/severities.yml", "rules: [changed]");
        machine.run();
        assertThat(machine.builds()).hasSize(1);
        Files.delete(machine.root.resolve("rulesets/severities.yml"));
        machine.run();
        assertThat(machine.builds()).as("a file is gone").hasSize(2);
    }

    @Test
    void isNotFooledByClocks() throws Exception {
        machine.age("src/cli/src/main/java/A.java", Duration.ofDays(-1));
        machine.run();
        machine.run();
        assertThat(machine.builds()).as("a source from tomorrow").hasSize(1);

        machine.write("src/cli/src/main/java/A.java", "class A { int older; }");
        machine.age("src/cli/src/main/java/A.java", Duration.ofDays(300));
        machine.run();
        assertThat(machine.builds()).as("another content, long ago").hasSize(2);
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        machine.environment.put("FAKE_BUILD_SECONDS", "2");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<ChildProcess.Result> run = () -> machine.run("scan");
            for (Future<ChildProcess.Result> result : threads.invokeAll(List.of(run, run, run))) {
                assertThat(result.get().ok()).as(result.get().err()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(machine.builds()).hasSize(1);
    }

    @Test
    void aDeadLaunchersLockIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        String host = new String(new ProcessBuilder("uname", "-n")
                        .start()
                        .getInputStream()
                        .readAllBytes())
                .strip();
        machine.write("target/sekisho-build.lock", host + " " + dead.pid() + "\n");
        assertThat(machine.run("scan").ok()).isTrue();
        assertThat(machine.builds()).hasSize(1);
    }

    @Test
    void aStoppedBuildLeavesNoLockAndNoChild() throws Exception {
        machine.environment.put("FAKE_BUILD_HANGS", "yes");
        ProcessBuilder builder =
                new ProcessBuilder(machine.root.resolve("sekisho").toString());
        machine.environment.forEach((name, value) -> {
            if (value != null) {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        try {
            while (machine.builds().isEmpty()) {
                Thread.sleep(20);
            }
            List<ProcessHandle> children = process.descendants().toList();
            assertThat(children).isNotEmpty();
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        } finally {
            ChildProcess.kill(process);
        }
        assertThat(machine.root.resolve("target/sekisho-build.lock")).doesNotExist();
        assertThat(machine.root.resolve("src/cli/target/sekisho.jar")).doesNotExist();
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() throws Exception {
        machine.environment.put("PATH", machine.tools.toString());
        Files.delete(machine.jdk.resolve("bin/javac"));
        ChildProcess.Result result = machine.run("scan");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.text()).isEmpty();
        assertThat(result.err())
                .contains("JDK 17 or later is missing", "without a compiler", "Maven 3.8 or later is missing", "npm");
    }

    @Test
    void namesAJavaHomeThatIsNone() throws Exception {
        machine.jar().environment.put("JAVA_HOME", "/nowhere");
        ChildProcess.Result result = machine.run("scan");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("JAVA_HOME is /nowhere").contains("Install one");
    }

    @Test
    void refusesAnOldJavaAndAnOldMaven() throws Exception {
        machine.java("1.8.0_402").jar();
        assertThat(machine.run("scan").err()).contains("is Java 1.8.0_402, which is too old");
        machine.java("11.0.2");
        Files.delete(machine.jdk.resolve("release"));
        assertThat(machine.run("scan").err()).contains("is Java 11.0.2, which is too old");
        machine.java("25").environment.put("FAKE_MAVEN", "3.6.3");
        Files.delete(machine.root.resolve("src/cli/target/sekisho.jar"));
        ChildProcess.Result result = machine.run("scan");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("is Maven 3.6.3, which is too old").doesNotContain("JDK 17");
    }

    @Test
    void aFailedBuildIsIncompleteAndSaysWhy() throws Exception {
        machine.environment.put("FAKE_BUILD_FAILS", "yes");
        ChildProcess.Result result = machine.run("scan");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.text()).isEmpty();
        assertThat(result.err())
                .contains("[ERROR] cannot reach the repository", "the build failed", "sekisho-build.log");
        assertThat(machine.root.resolve("target/sekisho-build.lock")).doesNotExist();
    }

    @Test
    void aReleaseNeedsJavaOnly() throws Exception {
        Path release = Files.createDirectories(directory.resolve("release"));
        Files.copy(machine.root.resolve("sekisho"), release.resolve("sekisho"));
        machine.environment.put("PATH", machine.tools.toString());
        ChildProcess.Result without = machine.run(release.resolve("sekisho"), release, "scan");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("neither sekisho.jar nor");
        Files.writeString(release.resolve("sekisho.jar"), "jar");
        ChildProcess.Result with = machine.run(release.resolve("sekisho"), release, "scan");
        assertThat(with.ok()).isTrue();
        assertThat(with.text()).contains("<" + release.toRealPath() + "/sekisho.jar>");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void keepsToolOptionsInForceButOutOfTheLog(List<String> shell) throws Exception {
        machine.shell = shell;
        machine.jar().environment.put("JAVA_TOOL_OPTIONS", "-Dhttps.proxyPassword=hush -XX:+UseG1GC");
        ChildProcess.Result result = machine.run("scan");
        assertThat(result.text())
                .startsWith("<@/dev/fd/3>\n<-XX:-UseSerialGC>")
                .contains("tool=\n", "file=-Dhttps.proxyPassword=hush -XX:+UseG1GC");
    }

    @Test
    void leavesToolOptionsAloneThatAnArgumentFileWouldReadOtherwise() throws Exception {
        machine.jar().environment.put("JAVA_TOOL_OPTIONS", "-Dx=C:\\temp");
        assertThat(machine.run("scan").text()).startsWith("<-XX:+UseSerialGC>").contains("tool=-Dx=C:\\temp");
    }

    @Test
    void givesJavaAnEncodingWhereNoneIsSet() throws Exception {
        machine.jar().environment.put("LANG", "C");
        assertThat(machine.run("scan").text()).contains("ctype=C.UTF-8");
        machine.environment.put("LANG", "ja_JP.UTF-8");
        assertThat(machine.run("scan").text()).contains("ctype=\n");
    }
}
