package io.sekisho.scanner.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.Module.BuildTool;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** A small project of modules that a test writes and compiles. */
final class JavaProject {
    final Path root;
    private final List<Module> modules = new ArrayList<>();
    private final List<String> excludes = new ArrayList<>();

    JavaProject(Path root) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
    }

    /** @param path relative to the project */
    JavaProject write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** Compiles {@code src/main/java} of a module, like a build tool with debug information. */
    JavaProject compile(String module, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-g", "-proc:none", "-nowarn", "-d", classes(module).toString()));
        arguments.addAll(List.of(options));
        sources(module).forEach(file -> arguments.add(file.toString()));
        Files.createDirectories(classes(module));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0])))
                .isZero();
        return this;
    }

    /** The same with another JDK's compiler. */
    JavaProject compileWith(Path jdk, String module) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/javac").toString(), "-g", "-d", classes(module).toString()));
        sources(module).forEach(file -> command.add(file.toString()));
        Files.createDirectories(classes(module));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return this;
    }

    private List<Path> sources(String module) throws IOException {
        try (var files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    JavaProject module(String directory, Path... auxiliary) {
        Path home = root.resolve(directory);
        modules.add(new Module(
                directory,
                BuildTool.MAVEN,
                List.of(classes(directory)),
                List.of(home.resolve("target/test-classes")),
                List.of(home.resolve("src/main/java"), home.resolve("src/main/kotlin")),
                List.of(auxiliary)));
        return this;
    }

    JavaProject exclude(String glob) {
        excludes.add(glob);
        return this;
    }

    Path classes(String module) {
        return root.resolve(module).resolve("target/classes");
    }

    ScanPlan plan() {
        return new ScanPlan(
                root,
                null,
                ScanScope.of(ScanScope.Reach.TREE),
                modules,
                List.of(),
                List.of(),
                List.of(),
                excludes,
                List.of(),
                List.of());
    }

    ScanContext context(Progress progress) throws IOException {
        return new ScanContext(plan(), Files.createTempDirectory(root.getParent(), "work-"), progress);
    }

    ScanResult scan() throws Exception {
        return new CodeScanner(CodeSettings.defaults()).scan(context(Progress.NONE));
    }

    static List<String> places(ScanResult result) {
        return result.findings().stream().map(JavaProject::place).sorted().toList();
    }

    private static String place(RawFinding raw) {
        return raw.rule().id() + " " + raw.occurrence().location().path() + ":"
                + raw.occurrence().location().startLine();
    }

    static Gap gap(ScanResult result, GapType type, String code) {
        return result.gaps().stream()
                .filter(gap -> gap.type() == type && gap.message().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " " + code + " in " + result.gaps()));
    }
}
