package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Component;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Vulnerability;
import io.sekisho.scanner.external.ExternalScanner;
import io.sekisho.scanner.external.ExternalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A repository, a change of it, and the same after the merge, as three whole scans. Scanners find by what lines begin with:
 * {@code BAD} a flaw, {@code KEY} a secret, {@code EXT} another tool's result, {@code LIB} a vulnerable library.
 */
abstract class MergedScene {
    static final String ENTRY = "  - {%s, reason: r, owner: o, expires: 2027-06-01}\n";

    @TempDir
    Path temp;

    World world;
    private int kept;

    @BeforeEach
    void repository() throws Exception {
        world = new World(
                temp,
                (context, request, config, trusted) -> List.of(
                        new FakeScanner(Kind.CODE, scan -> result(found(scan, "BAD"), List.of())),
                        new FakeScanner(Kind.SECRET, scan -> result(found(scan, "KEY"), List.of())),
                        new FakeScanner(Kind.DEPENDENCY, scan -> result(found(scan, "LIB"), components(scan))),
                        new ExternalScanner(new ExternalSettings(request.sarif()))));
        world.write(".gitignore", "sekisho-report/\n");
        world.write(
                ".sekisho/config.yml",
                "gate: {fail-on: low}\npaths: {exclude: [\"samples/**\"]}\n"
                        + "completeness: {dependencies-unresolved: noted, coverage-fell: noted}\n");
        git("init", "-q", "-b", "main");
    }

    void suppress(String... matchers) throws IOException {
        StringBuilder text = new StringBuilder("suppressions:\n");
        Stream.of(matchers).forEach(matcher -> text.append(ENTRY.formatted(matcher)));
        world.write(".sekisho/suppressions.yml", text.toString());
    }

    /** Scans the default branch's state, with the last report as the reference where one is kept. */
    World.Result onMain(Path reference) throws Exception {
        return scan(reference == null ? List.of() : List.of("--reference", reference.toString()));
    }

    /** The change as a merge request's pipeline sees it. */
    World.Result proposed(Path reference) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--trusted-ref", "main"));
        if (reference != null) {
            arguments.addAll(List.of("--reference", reference.toString()));
        }
        return scan(arguments);
    }

    private World.Result scan(List<String> arguments) throws Exception {
        Files.deleteIfExists(world.reportFile().resolveSibling("sekisho-history.json"));
        world.write("../tool.sarif", sarif());
        List<String> command = new ArrayList<>(List.of("scan", "--offline", "--sarif", "../tool.sarif"));
        command.addAll(arguments);
        World.Result result = world.run(command.toArray(String[]::new));
        assertThat(result.exit()).as(result.err() + result.out()).isIn(ExitCode.PASSED, ExitCode.GATE_FAILED);
        return result;
    }

    /** Puts the last report and history aside, for others to be compared with. */
    Path keep() throws IOException {
        Path directory = Files.createDirectories(temp.resolve("kept" + kept++));
        for (String file : List.of("sekisho-report.json", "sekisho-history.json")) {
            Files.copy(world.reportFile().resolveSibling(file), directory.resolve(file));
        }
        return directory;
    }

    void commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
    }

    String git(String... arguments) throws Exception {
        return MergeRequestScene.git(world.directory, arguments);
    }

    /** The project's files that hold lines. */
    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(world.directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> world.directory.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.startsWith(".") && !path.startsWith("sekisho-report"))
                    .sorted()
                    .toList();
        }
    }

    private static ScanResult result(List<RawFinding> findings, List<Component> components) {
        return new ScanResult(
                "1", ScannerState.COMPLETED, findings, components, List.of(), Map.of("files", 4L), Map.of());
    }

    private List<RawFinding> found(ScanContext scan, String mark) {
        List<RawFinding> found = new ArrayList<>();
        lines(scan, mark, (path, number, line) -> found.add(finding(path, number, line)));
        return found;
    }

    private interface Line {
        void at(String path, int number, String line);
    }

    private void lines(ScanContext scan, String mark, Line to) {
        try {
            Globs excluded = Globs.of(scan.plan().excludes());
            for (String path : files()) {
                List<String> lines = Files.readAllLines(world.directory.resolve(path));
                for (int i = 0; i < lines.size() && !excluded.matches(path); i++) {
                    if (lines.get(i).startsWith(mark)) {
                        to.at(path, i + 1, lines.get(i));
                    }
                }
            }
        } catch (IOException | PlanException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RawFinding finding(String path, int number, String line) {
        Rule rule = new Rule(line.substring(0, 3), "x", null, null, null);
        Location place = Location.line(path, number);
        return switch (line.substring(0, 3)) {
            case "BAD" ->
                RawFinding.code(
                        List.of("BAD", type(path), "run()V", line),
                        rule,
                        null,
                        Occurrence.at("code", place).quoting(line),
                        new CodeDetail(type(path), "run()V", "SECURITY", 9, "high"),
                        null);
            case "KEY" ->
                RawFinding.secret(
                        List.of("KEY", path, "KEY ***"),
                        rule,
                        null,
                        Occurrence.at("secret", place).quoting("KEY ***"),
                        new SecretDetail(3.5, List.of("k1:" + line.substring(4))),
                        null);
            default -> library(rule, place, line);
        };
    }

    private static RawFinding library(Rule rule, Location place, String line) {
        String[] words = line.split(" ");
        return RawFinding.dependency(
                List.of("CVE-2020-0001", "pkg:maven/" + words[1]),
                rule,
                null,
                of(place),
                new Vulnerability(
                        "CVE-2020-0001",
                        List.of(),
                        "pkg:maven/" + words[1] + "@" + words[2],
                        words[1],
                        words[2],
                        null,
                        null,
                        "high",
                        List.of(new CvssScore("3.1", 9.8, null, "nvd")),
                        null,
                        null,
                        null),
                null);
    }

    private List<Component> components(ScanContext scan) {
        List<Component> all = new ArrayList<>();
        lines(scan, "LIB", (path, number, line) -> {
            String[] words = line.split(" ");
            all.add(new Component(
                    "pkg:maven/" + words[1] + "@" + words[2],
                    words[1],
                    words[2],
                    "maven",
                    null,
                    null,
                    true,
                    List.of(of(Location.line(path, number)))));
        });
        return all;
    }

    /** Declared in the module's build file. */
    private static Occurrence of(Location place) {
        String module = place.path().replaceAll("/?[^/]*$", "");
        return new Occurrence("dependency", place, null, module, null, true, List.of(), null, null);
    }

    private static String type(String path) {
        return path.replaceAll(".*/", "").replaceAll("\\..*", "");
    }

    private String sarif() throws IOException {
        List<String> results = new ArrayList<>();
        for (String path : files()) {
            List<String> lines = Files.readAllLines(world.directory.resolve(path));
            for (int i = 0; i < lines.size() && !path.startsWith("samples/"); i++) {
                if (lines.get(i).startsWith("EXT")) {
                    results.add("""
                            {"ruleId": "X", "level": "error", "message": {"text": "x"}, "locations": [{"physicalLocation": \
                            {"artifactLocation": {"uri": "%s"}, "region": {"startLine": %d}}}]}""".formatted(path, i + 1));
                }
            }
        }
        return "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"T\", \"version\": \"1\"}},"
                + " \"results\": [" + String.join(",", results) + "]}]}";
    }
}
