package io.sekisho.scanner.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code c1} must survive. */
class FingerprintTest {
    private static final String TASKS = """
            package shop;

            import java.io.IOException;
            import java.util.concurrent.Callable;
            import java.util.function.Function;

            public class Tasks {
                private final Function<String, Process> field = tool -> {
                    try {
                        return Runtime.getRuntime().exec("field " + tool);
                    } catch (IOException e) {
                        return null;
                    }
                };

                //@1
                public Callable<Process> lambda(String tool) {
                    return () -> Runtime.getRuntime().exec("lambda " + tool);
                }

                public Callable<Callable<Process>> nested(String tool) {
                    return () -> () -> Runtime.getRuntime().exec("nested " + tool);
                }

                //@2
                public Callable<Process> anonymous(String tool) {
                    return new Callable<>() {
                        @Override
                        public Process call() throws IOException {
                            return Runtime.getRuntime().exec("anonymous " + tool);
                        }
                    };
                }

                public Process local(String tool) throws IOException {
                    class Runner {
                        Process go() throws IOException {
                            return Runtime.getRuntime().exec("local " + tool);
                        }
                    }
                    return new Runner().go();
                }
            }
            """;

    @TempDir
    Path temp;

    private JavaProject project(String name, String source) throws Exception {
        return new JavaProject(temp.resolve(name))
                .write("src/main/java/shop/Tasks.java", source)
                .module("");
    }

    private static List<String> fingerprints(ScanResult result) {
        List<String> all = new ArrayList<>();
        for (RawFinding raw : result.findings()) {
            all.add(raw.rule().id() + " " + Fingerprints.of(raw.kind(), raw.identity()));
        }
        Collections.sort(all);
        return all;
    }

    private static List<String> commands(ScanResult result) {
        return fingerprints(result).stream()
                .filter(one -> one.startsWith("COMMAND_INJECTION"))
                .toList();
    }

    @Test
    void everyPlaceIsAFindingOfItsOwnUnderAMethodThatStandsInTheSource() throws Exception {
        ScanResult result = project("a", TASKS).compile("").scan();
        assertThat(commands(result)).hasSize(5).doesNotHaveDuplicates();
        assertThat(result.findings())
                .filteredOn(raw -> raw.rule().id().equals("COMMAND_INJECTION"))
                .extracting(raw ->
                        raw.identity().get(1) + " " + raw.identity().get(2).replaceAll("\\(.*", ""))
                .containsExactlyInAnyOrder(
                        "shop.Tasks <init>",
                        "shop.Tasks lambda",
                        "shop.Tasks nested",
                        "shop.Tasks call",
                        "shop.Tasks$Runner go");
    }

    @Test
    void movedLinesIndentAndNumberingDoNotMatter() throws Exception {
        String moved = TASKS.replace("//@1", """
                        public Runnable another() {
                            return () -> System.out.println("one more lambda before");
                        }
                        """).replace("//@2", """
                        public Object first() {
                            class Runner {}
                            return new Object() {};
                        }
                        """).replace("    ", "\t");
        assertThat(fingerprints(
                        project("b", "\n\n// moved\n" + moved).compile("").scan()))
                .isEqualTo(fingerprints(project("a", TASKS).compile("").scan()));
    }

    @Test
    void windowsLineEndsDoNotMatter() throws Exception {
        assertThat(fingerprints(
                        project("b", TASKS.replace("\n", "\r\n")).compile("").scan()))
                .isEqualTo(fingerprints(project("a", TASKS).compile("").scan()));
    }

    @Test
    void theSourceLevelDoesNotMatter() throws Exception {
        // Java 8 class files join strings by StringBuilder, later ones by invokedynamic.
        String old = TASKS.replace("new Callable<>()", "new Callable<Process>()");
        ScanResult eight = project("a", old).compile("", "--release", "8").scan();
        ScanResult seventeen = project("b", old).compile("", "--release", "17").scan();
        assertThat(commands(eight)).hasSize(5);
        assertThat(fingerprints(eight)).isEqualTo(fingerprints(seventeen));
    }

    @Test
    void anotherJdksCompilerDoesNotMatter() throws Exception {
        List<Path> others = jdks();
        assumeTrue(!others.isEmpty(), "no other JDK on this machine");
        List<String> ours = fingerprints(project("a", TASKS).compile("").scan());
        for (Path jdk : others) {
            JavaProject project = project(jdk.getFileName().toString(), TASKS).compileWith(jdk, "");
            assertThat(fingerprints(project.scan())).as(jdk.toString()).isEqualTo(ours);
        }
    }

    @Test
    void withoutSourcesTheInstructionTellsFindingsApart() throws Exception {
        JavaProject project = project("a", TASKS).compile("");
        Files.delete(project.root.resolve("src/main/java/shop/Tasks.java"));
        assertThat(commands(project.scan())).hasSize(5).doesNotHaveDuplicates();
        assertThat(project.scan().findings())
                .filteredOn(raw -> raw.rule().id().equals("COMMAND_INJECTION"))
                .allSatisfy(raw -> assertThat(raw.identity()).last().asString().contains("java/lang/Runtime.exec("));
    }

    private static List<Path> jdks() throws Exception {
        Path home = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        String own = Path.of(System.getProperty("java.home")).toRealPath().toString();
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(jdk -> Files.isExecutable(jdk.resolve("bin/javac")) && !Files.isSymbolicLink(jdk))
                    .filter(jdk -> !jdk.toString().equals(own))
                    .toList();
        }
    }
}
