package io.sekisho.scanner.external;

import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project, and files of other tools beside it. */
final class SarifProject {
    final Path root;
    private final Path beside;
    private final List<Path> files = new ArrayList<>();
    private final List<String> excludes = new ArrayList<>();

    SarifProject(Path temp) throws IOException {
        root = Files.createDirectories(temp.resolve("shop")).toRealPath();
        beside = temp;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = SarifProject.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    SarifProject sample(String name) throws IOException {
        return sarif(name, resource(name));
    }

    SarifProject sarif(String name, String content) throws IOException {
        Path file = beside.resolve(name);
        Files.writeString(file, content);
        files.add(file);
        return this;
    }

    /** One run of a tool with one rule {@code r} and these results. */
    SarifProject results(String... results) throws IOException {
        return sarif(
                "results.sarif",
                "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"tool\",\"rules\":[{\"id\":\"r\"}]}},\"results\":["
                        + String.join(",", results) + "]}]}");
    }

    SarifProject file(Path file) {
        files.add(file);
        return this;
    }

    SarifProject write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    SarifProject exclude(String glob) {
        excludes.add(glob);
        return this;
    }

    ScanResult scan() throws Exception {
        List<Module> modules = Stream.of("", "infra")
                .map(directory ->
                        new Module(directory, Module.BuildTool.UNKNOWN, List.of(), List.of(), List.of(), List.of()))
                .toList();
        ScanPlan plan = new ScanPlan(
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
        return new ExternalScanner(new ExternalSettings(files)).scan(new ScanContext(plan, beside, Progress.NONE));
    }

    RawFinding only() throws Exception {
        List<RawFinding> all = scan().findings();
        if (all.size() != 1) {
            throw new AssertionError(all.toString());
        }
        return all.get(0);
    }
}
