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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Under the same configuration {@code gate} says of a report what the scan said that wrote it: whatever only the history knew, and
 * wherever the report is.
 */
class GateAgainTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES = List.of("A", "B", "C", "D");
    private static final List<String> LINES = List.of("BAD one", "BAD two", "BAD two", "KEY 1", "KEY 2", "fine");

    @TempDir
    Path temp;

    private World world;
    private boolean broken;
    private boolean unread;
    private boolean sarif;

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

    /** The reviewer's: what was paid off came back, and only the history knew that it was. */
    @Test
    void whatTheRatchetRefusedStaysRefused() throws Exception {
        world.write("src/A.txt", "BAD one\nBAD two\n");
        scan();
        assertThat(world.run("baseline", "create").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(scan()).isEqualTo(ExitCode.PASSED);
        world.write("src/A.txt", "BAD one\n");
        assertThat(scan()).isEqualTo(ExitCode.PASSED);
        world.write("src/A.txt", "BAD one\nBAD two\n");
        assertThat(scan()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertSame(ExitCode.GATE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 10, 12})
    void gateSaysWhatTheScanSaid(int seed) throws Exception {
        Random random = new Random(seed);
        for (String name : FILES) {
            write(random, name);
        }
        scan();
        world.run("baseline", "create");
        for (int step = 0; step < 9; step++) {
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                edit(random);
            }
            assertSame(scan());
        }
    }

    private void edit(Random random) throws Exception {
        String name = FILES.get(random.nextInt(FILES.size()));
        Path file = world.directory.resolve("src/" + name + ".txt");
        Path other = world.directory.resolve("src/" + FILES.get(random.nextInt(FILES.size())) + ".txt");
        switch (random.nextInt(12)) {
            case 0, 1 -> write(random, name);
            case 2 -> {
                if (Files.exists(file) && !Files.exists(other)) {
                    Files.move(file, other);
                }
            }
            case 3 -> Files.deleteIfExists(file);
            case 4 -> {
                git("add", ".");
                git("commit", "-q", "--allow-empty", "-m", "x");
            }
            case 5 -> world.now = world.now.plus(random.nextInt(25), ChronoUnit.DAYS);
            case 6 -> broken = random.nextInt(3) == 0;
            case 7 -> unread = random.nextBoolean();
            case 8 -> sarif = random.nextBoolean();
            case 9 -> config(random);
            case 10 -> suppress(random);
            default -> world.run("baseline", random.nextBoolean() ? "prune" : "create", "--force");
        }
    }

    private void write(Random random, String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        world.write("src/" + name + ".txt", text.toString());
    }

    private void config(Random random) throws IOException {
        String rules = List.of(
                        "",
                        "  rules:\n    - {name: patience, when: {kind: code}, action: fail,"
                                + " grace: {warn: 0d, fail: 30d}}\n",
                        "  rules:\n    - {name: fresh, when: {status: new}, action: warn}\n")
                .get(random.nextInt(3));
        world.write(
                ".sekisho/config.yml",
                "gate:\n  fail-on: " + List.of("low", "high", "none").get(random.nextInt(3)) + "\n" + rules
                        + "baseline: {ratchet: " + (random.nextInt(4) > 0) + "}\n"
                        + "suppression-limits: {fail-on: [" + (random.nextBoolean() ? "unused, expired" : "") + "]}\n");
    }

    private void suppress(Random random) throws IOException {
        StringBuilder text = new StringBuilder("suppressions:\n");
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append("  - {rule: %s, path: src/%s.txt, reason: r%d, owner: o, expires: %s}\n"
                    .formatted(
                            random.nextBoolean() ? "BAD" : "KEY",
                            FILES.get(random.nextInt(FILES.size())),
                            i,
                            LocalDate.ofInstant(world.now, ZoneOffset.UTC).plusDays(random.nextInt(90))));
        }
        world.write(".sekisho/suppressions.yml", text.toString());
    }

    /** In the same place, by the same file named, and among others. */
    private void assertSame(ExitCode scanned) throws IOException {
        JsonNode report = JSON.readTree(world.reportFile().toFile());
        World.Result gate = world.run("gate", "sekisho-report", "--output", "../again");
        assertThat(gate.exit()).as(gate.err() + gate.out()).isEqualTo(scanned);
        assertThat(JSON.readTree(temp.resolve("again/sekisho-report.json").toFile()))
                .isEqualTo(report);

        String policy = ".sekisho/config.yml";
        World.Result named = world.run("gate", "sekisho-report", "--policy", policy, "--output", "../named");
        assertThat(named.exit()).as(named.err() + named.out()).isEqualTo(scanned);
        ObjectNode before = (ObjectNode) report.get("judgement");
        ObjectNode after = (ObjectNode)
                JSON.readTree(temp.resolve("named/sekisho-report.json").toFile())
                        .get("judgement");
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
            World.Result many = world.run(command.toArray(String[]::new));
            assertThat(many.exit()).as(many.err()).isEqualTo(scanned);
            JSON.readTree(many.out())
                    .get("reports")
                    .forEach(row -> assertThat(row.get("after")).isEqualTo(row.get("before")));
        }
    }

    private ExitCode scan() throws IOException {
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        List<String> command = new ArrayList<>(List.of("scan"));
        if (sarif) {
            world.write("../tool.sarif", sarif());
            command.addAll(List.of("--sarif", "../tool.sarif"));
        }
        World.Result result = world.run(command.toArray(String[]::new));
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

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        Stream.of(arguments).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .directory(world.directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
