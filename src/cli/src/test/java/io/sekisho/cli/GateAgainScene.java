package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Text;
import io.sekisho.scanner.external.ExternalScanner;
import io.sekisho.scanner.external.ExternalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project whose scanners find what its files say, and the question whether {@code gate} says of a report what its scan said. */
abstract class GateAgainScene {
    static final ObjectMapper JSON = new ObjectMapper();
    static final List<String> FILES = List.of("A", "B", "C", "D");
    private static final List<String> LINES = List.of("BAD one", "BAD two", "BAD two", "KEY 1", "KEY 2", "fine");

    @TempDir
    Path temp;

    World world;
    boolean broken;
    boolean unread;
    boolean sarif;

    @BeforeEach
    void repository() throws Exception {
        world = new World(
                temp,
                (context, request, config, trusted) -> List.of(
                        new FakeScanner(Kind.CODE, this::flaws),
                        new FakeScanner(Kind.SECRET, this::secrets),
                        new ExternalScanner(new ExternalSettings(request.sarif()))));
        world.write(".gitignore", "sekisho-report/\n");
        world.write(".sekisho/config.yml", "gate: {fail-on: low}\n");
        git("init", "-q", "-b", "main");
    }

    void write(Random random, String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        world.write("src/" + name + ".txt", text.toString());
    }

    static String config(Random random) {
        String rules = List.of(
                        "",
                        "  rules:\n    - {name: patience, when: {kind: code}, action: fail,"
                                + " grace: {warn: 0d, fail: 30d}}\n",
                        "  rules:\n    - {name: fresh, when: {status: new}, action: warn}\n")
                .get(random.nextInt(3));
        return "gate:\n  fail-on: " + List.of("low", "high", "none").get(random.nextInt(3)) + "\n" + rules
                + "baseline: {ratchet: " + (random.nextInt(4) > 0) + "}\n"
                + "suppression-limits: {fail-on: [" + (random.nextBoolean() ? "unused, expired" : "") + "]}\n";
    }

    String suppressions(Random random) {
        StringBuilder text = new StringBuilder("suppressions:\n");
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append("  - {rule: %s, path: src/%s.txt, reason: r%d, owner: o, expires: %s}\n"
                    .formatted(
                            random.nextBoolean() ? "BAD" : "KEY",
                            FILES.get(random.nextInt(FILES.size())),
                            i,
                            LocalDate.ofInstant(world.now, ZoneOffset.UTC).plusDays(random.nextInt(90))));
        }
        return text.toString();
    }

    /** In the same place, by the same file named, and among others. */
    void assertSame(ExitCode scanned) throws IOException {
        assertSame(scanned, ".sekisho/config.yml");
    }

    /**
     * @param policy the file that is in force
     * @param flags of the scan's trust, for the commands that take them
     */
    void assertSame(ExitCode scanned, String policy, String... flags) throws IOException {
        JsonNode report = JSON.readTree(world.reportFile().toFile());
        World.Result gate = run(flags, "gate", "sekisho-report", "--output", "../again");
        assertThat(gate.exit()).as(gate.err() + gate.out()).isEqualTo(scanned);
        assertThat(JSON.readTree(temp.resolve("again/sekisho-report.json").toFile()))
                .isEqualTo(report);

        World.Result named = world.run("gate", "sekisho-report", "--policy", policy, "--output", "../named");
        assertThat(named.exit()).as(named.err() + named.out()).isEqualTo(scanned);
        ObjectNode before = (ObjectNode) report.get("judgement");
        String again = Files.readString(temp.resolve("named/sekisho-report.json"))
                .replace("\"" + policy, "\".sekisho/config.yml");
        ObjectNode after = (ObjectNode) JSON.readTree(again).get("judgement");
        assertThat(after.path("verdict").path("exitCode"))
                .isEqualTo(before.path("verdict").path("exitCode"));
        for (String part : List.of("findings", "gaps", "gone", "baseline", "reference", "memory")) {
            assertThat(after.get(part)).as(part).isEqualTo(before.get(part));
        }

        Files.createDirectories(temp.resolve("reports"));
        for (String copy : List.of("one.json", "two.json")) {
            Files.copy(world.reportFile(), temp.resolve("reports").resolve(copy), StandardCopyOption.REPLACE_EXISTING);
        }
        for (List<String> by : List.of(List.<String>of(), List.of("--policy", policy))) {
            List<String> command = new ArrayList<>(List.of("gate", "../reports", "--format", "json"));
            command.addAll(by);
            World.Result many = run(by.isEmpty() ? flags : new String[0], command.toArray(String[]::new));
            assertThat(many.exit()).as(many.err()).isEqualTo(scanned);
            JSON.readTree(many.out())
                    .get("reports")
                    .forEach(row -> assertThat(row.get("after")).isEqualTo(row.get("before")));
        }
    }

    World.Result run(String[] flags, String... command) {
        return world.run(Stream.of(command, flags).flatMap(Stream::of).toArray(String[]::new));
    }

    ExitCode scan(String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of("scan"));
        if (sarif) {
            world.write("../tool.sarif", sarif());
            command.addAll(List.of("--sarif", "../tool.sarif"));
        }
        World.Result result = run(flags, command.toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isNotEqualTo(ExitCode.WRONG_USAGE);
        return result.exit();
    }

    private ScanResult flaws(ScanContext context) throws ScannerException {
        if (broken) {
            throw new ScannerException(Gap.of(GapType.SCANNER_FAILED, "code", Text.of("x.y"), null), null, null);
        }
        return result(found("BAD"));
    }

    private ScanResult secrets(ScanContext context) {
        return result(found("KEY"));
    }

    private ScanResult result(List<RawFinding> found) {
        List<RawFinding> all = found.stream()
                .filter(one -> !unread || !one.occurrence().location().path().equals("src/A.txt"))
                .toList();
        List<Gap> gaps = unread
                ? List.of(new Gap(
                        GapType.UNREADABLE_FILE,
                        found.isEmpty() ? "code" : found.get(0).kind().key(),
                        Text.of("x.y"),
                        null,
                        List.of("src/A.txt"),
                        1))
                : List.of();
        return new ScanResult("1", ScannerState.COMPLETED, all, List.of(), gaps, Map.of("files", 4L), Map.of());
    }

    private String sarif() throws IOException {
        List<String> results = new ArrayList<>();
        for (RawFinding finding : found("BAD")) {
            results.add("""
                    {"ruleId": "X", "level": "error", "message": {"text": "x"}, "locations": [{"physicalLocation": \
                    {"artifactLocation": {"uri": "%s"}, "region": {"startLine": %d}}}]}""".formatted(
                            finding.occurrence().location().path(),
                            finding.occurrence().location().startLine()));
        }
        return "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"T\", \"version\": \"1\"}},"
                + " \"results\": [" + String.join(",", results) + "]}]}";
    }

    private List<RawFinding> found(String mark) {
        List<RawFinding> found = new ArrayList<>();
        for (String name : FILES) {
            Path file = world.directory.resolve("src/" + name + ".txt");
            for (int i = 0; i < lines(file).size(); i++) {
                String line = lines(file).get(i);
                if (line.startsWith(mark)) {
                    found.add(finding("src/" + name + ".txt", name, i + 1, line));
                }
            }
        }
        return found;
    }

    private static RawFinding finding(String path, String type, int number, String line) {
        Rule rule = new Rule(line.substring(0, 3), "x", null, null, null);
        if (line.startsWith("BAD")) {
            return RawFinding.code(
                    List.of("BAD", type, "run()V", line),
                    rule,
                    null,
                    Occurrence.at("code", Location.line(path, number)).quoting(line),
                    new CodeDetail(type, "run()V", "SECURITY", 9, "high"),
                    null);
        }
        return RawFinding.secret(
                List.of("KEY", path, "***"),
                rule,
                null,
                Occurrence.at("secret", Location.line(path, number)).quoting("***"),
                new SecretDetail(3.5, List.of("k1:" + line.charAt(4))),
                null);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        Stream.of(arguments).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .directory(world.directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
