package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.reference.HistoryJson;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Action;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository with debt, from scan to scan: every line with "BAD" is a flaw. */
class BaselineCommandTest {
    @TempDir
    Path temp;

    private World world;
    private boolean broken;

    @BeforeEach
    void repository() throws Exception {
        world = new World(temp, new FakeScanner(Kind.CODE, context -> {
            if (broken) {
                throw new ScannerException(Gap.of(GapType.SCANNER_FAILED, "code", Text.of("x.y"), null), null, null);
            }
            try {
                return FakeScanner.result(flaws(world.directory.resolve("src")).toArray(RawFinding[]::new));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        git("init", "-q", "-b", "main");
        world.write(".gitignore", "sekisho-report/\n");
        world.write(".sekisho/config.yml", "version: 1\ngate:\n  fail-on: low\n");
        world.write("src/A.txt", "BAD one\nBAD two\nBAD two\n");
        world.write("src/B.txt", "fine\nBAD three\n");
        commit("debt");
    }

    /** Of what lies elsewhere, all that is listed would seem repaired. */
    @Test
    void aReportOfAnotherDirectoryOrProjectDropsNothing() throws Exception {
        scan();
        assertThat(world.run("baseline", "create").exit()).isEqualTo(ExitCode.PASSED);
        commit("baseline");
        String before = list();
        world.write("sub/x.txt", "fine\n");
        world.run("scan", "sub", "-o", "of-sub");
        for (String command : List.of("prune", "create", "show")) {
            World.Result refused = world.run("baseline", command, "of-sub");
            assertThat(refused.exit()).as(command).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(refused.err()).contains("of-sub", "sub,", "sekisho scan");
        }
        Path report = world.reportFile();
        String commit = world.report().facts().project().commit();
        Files.writeString(report, Files.readString(report).replace(commit, "1234567890".repeat(4)));
        assertThat(world.run("baseline", "prune").err()).contains("1234567890", "another project's");
        assertThat(list()).isEqualTo(before);
    }

    @Test
    void debtIsAcceptedWhatIsNewFailsAndWhatComesBackIsRefused() throws Exception {
        assertThat(scan().exit()).isEqualTo(ExitCode.GATE_FAILED);
        World.Result created = world.run("baseline", "create", "--until", "2027-03-31");
        assertThat(created.exit()).as(created.err()).isEqualTo(ExitCode.PASSED);
        assertThat(list()).contains("until: 2027-03-31\ncreated: 2026-11-24\n").contains("count: 2");
        commit("baseline");
        assertThat(scan().exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().baseline().remaining()).isEqualTo(3);
        assertThat(world.reportFile().resolveSibling(HistoryJson.FILE_NAME)).exists();

        world.write("src/C.txt", "BAD four\n");
        assertThat(scan().exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(failing()).containsExactly("src/C.txt");

        Files.delete(world.directory.resolve("src/C.txt"));
        world.write("src/B.txt", "fine\n");
        assertThat(scan().exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().gone())
                .extracting(GoneFinding::status)
                .containsOnly(Status.FIXED);
        world.write("src/B.txt", "BAD three\n");
        assertThat(scan().exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(failing()).containsExactly("src/B.txt");
        assertThat(world.report().judgement().notes()).extracting(Text::code).contains("status.baseline-refused");
    }

    @Test
    void theListIsPrunedAndItsFirstLinesStay() throws Exception {
        scan();
        world.run("baseline", "create");
        assertThat(list()).contains("until: 2027-02-22");
        world.write(
                ".sekisho/baseline.yml",
                "# ours\r\n\r\n# reviewed by A\r\n" + list().replaceFirst("(?s)^.*?(?=version)", ""));
        assertThat(world.run("baseline", "prune").out()).contains("Nothing in .sekisho/baseline.yml is repaired yet");
        world.write("src/A.txt", "BAD two\n");
        scan();
        World.Result shown = world.run("baseline", "show");
        assertThat(shown.out())
                .contains(
                        "2 of 3 entries left, until 2027-02-22",
                        "Paid off and still listed: 1",
                        "1 a week for 90 days");
        World.Result pruned = world.run("baseline", "prune");
        assertThat(pruned.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(pruned.out()).contains("1 repaired finding dropped, 1 count lowered");
        assertThat(list()).startsWith("# ours\n\n# reviewed by A\nversion: 1\n").contains("created: 2026-11-24");
        assertThat(list().lines().filter(line -> line.contains("fingerprint")))
                .hasSize(2)
                .allMatch(line -> line.contains("count: 1,"));
        assertThat(scan().exit()).isEqualTo(ExitCode.PASSED);
        world.write("src/A.txt", "BAD two\nBAD two\n");
        assertThat(scan().exit()).isEqualTo(ExitCode.GATE_FAILED);
    }

    @Test
    void whatAnIncompleteScanCouldNotSeeStays() throws Exception {
        scan();
        world.run("baseline", "create");
        String before = list();
        broken = true;
        assertThat(scan().exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(world.run("baseline", "prune").err()).contains("could not see");
        assertThat(list()).isEqualTo(before);
        assertThat(world.run("baseline", "create").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(list()).isEqualTo(before);
        broken = false;
        assertThat(scan().exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void aListThatIsThereDoesNotGrowByItself() throws Exception {
        scan();
        world.run("baseline", "create", "--until", "30d");
        String before = list();
        world.write("src/C.txt", "BAD four\n");
        world.write("src/A.txt", "BAD two\nBAD two\n");
        scan();
        World.Result grown = world.run("baseline", "create");
        assertThat(grown.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(grown.out()).contains("+ c1:").contains("src/C.txt").contains("- c1:");
        assertThat(grown.err()).contains("would grow by 1 entry", "--force");
        assertThat(list()).isEqualTo(before);
        assertThat(world.run("baseline", "create", "--force").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(list()).contains("until: 2026-12-24").contains("src/C.txt");
        assertThat(scan().exit()).as("the ratchet still refuses it").isEqualTo(ExitCode.GATE_FAILED);
        world.write(".sekisho/config.yml", "version: 1\ngate:\n  fail-on: low\nbaseline:\n  ratchet: false\n");
        assertThat(scan().exit()).isEqualTo(ExitCode.PASSED);
        world.write(".sekisho/config.yml", "version: 1\ngate:\n  fail-on: low\n");
        assertThat(scan().exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void onlyWhatTheGateWouldFailIsListedUnlessAllIsAsked() throws Exception {
        world.write(".sekisho/config.yml", "version: 1\ngate:\n  fail-on: critical\n");
        world.write(
                ".sekisho/suppressions.yml",
                "version: 1\nsuppressions:\n  - {rule: BAD, path: src/B.txt, reason: no, owner: a, expires: 2027-01-01}\n");
        scan();
        world.run("baseline", "create");
        assertThat(list()).endsWith("findings: []\n");
        world.run("baseline", "create", "--all", "--force");
        assertThat(list()).contains("src/A.txt").doesNotContain("src/B.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-13-01", "0d", "2026-11-23"})
    void aDayThatIsNoneIsWrongUsage(String day) throws Exception {
        scan();
        World.Result result = world.run("baseline", "create", "--until", day);
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains(day);
        assertThat(world.directory.resolve(".sekisho/baseline.yml")).doesNotExist();
    }

    @Test
    void withoutReportOrListTheNextStepIsSaid() throws Exception {
        assertThat(world.run("baseline", "create").err()).contains("sekisho scan");
        scan();
        for (String command : List.of("prune", "show")) {
            World.Result result = world.run("baseline", command);
            assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(result.err()).contains("sekisho baseline create");
        }
        world.write(".sekisho/baseline.yml", "version: 1\n<<<<<<< HEAD\nuntil: 2027-01-01\n");
        World.Result torn = world.run("baseline", "show");
        assertThat(torn.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(torn.err()).contains(".sekisho/baseline.yml:2");
    }

    @Test
    void aReferenceThatIsMissingIsAnErrorWhereItWasTypedOnly() throws Exception {
        World.Result typed = world.run("scan", "--reference", "before");
        assertThat(typed.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(typed.err()).contains("before");
        assertThat(world.reportFile()).doesNotExist();
        world.environment.put("SEKISHO_REFERENCE", "before");
        World.Result named = world.run("scan");
        assertThat(named.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(named.err()).contains("There is no report at");
        assertThat(world.report().judgement().reference()).isNull();
    }

    @Test
    void theReferenceMayBeTheDirectoryThatIsWrittenTo() throws Exception {
        world.run("scan");
        world.write("src/C.txt", "BAD four\n");
        World.Result second = world.run("scan", "--reference", "sekisho-report");
        assertThat(second.exit()).as(second.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().reference()).isNotNull();
        assertThat(world.report().judgement().findings())
                .extracting(judged -> judged.status())
                .containsExactlyInAnyOrder(Status.EXISTING, Status.EXISTING, Status.EXISTING, Status.NEW);
    }

    /** A scan removes the report where it is going to write; one that is stopped leaves the history. */
    @Test
    void afterAScanThatWasStoppedTheHistoryGoesOn() throws Exception {
        world.now = World.NOW.minus(40, ChronoUnit.DAYS);
        world.run("scan");
        Files.delete(world.reportFile());
        world.now = World.NOW;
        World.Result typed = world.run("scan", "--reference", "sekisho-report");
        assertThat(typed.exit()).as(typed.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(typed.err()).contains("There is no report at");
        assertThat(firstSeen()).containsOnly(LocalDate.of(2026, 10, 15));

        Files.createDirectories(world.directory.resolve("empty"));
        assertThat(world.run("scan", "--reference", "empty").exit()).isEqualTo(ExitCode.WRONG_USAGE);
        world.environment.put("SEKISHO_REFERENCE", "empty");
        world.run("scan");
        assertThat(firstSeen()).as("a lost artifact loses no day").containsOnly(LocalDate.of(2026, 10, 15));
    }

    @Test
    void aHistoryThatCannotBeReadIsNotOverwritten() throws Exception {
        world.run("scan", "-o", "kept");
        String newer = "{\"version\": 99}";
        world.write("sekisho-report/sekisho-history.json", newer);
        World.Result elsewhere = world.run("scan", "--reference", "kept");
        assertThat(elsewhere.exit()).as(elsewhere.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.directory.resolve("sekisho-report/sekisho-history.json"))
                .hasContent(newer);
        World.Result itself = world.run("scan", "--reference", "sekisho-report");
        assertThat(itself.out()).contains("version 99 is newer");
        assertThat(world.report().judgement().verdict().complete()).isFalse();
        assertThat(world.directory.resolve("sekisho-report/sekisho-history.json"))
                .hasContent(newer);
    }

    private List<LocalDate> firstSeen() throws IOException {
        return world.report().judgement().findings().stream()
                .map(judged -> judged.firstSeen())
                .toList();
    }

    private World.Result scan() {
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        return world.run("scan");
    }

    private String list() throws IOException {
        return Files.readString(world.directory.resolve(".sekisho/baseline.yml"));
    }

    private List<String> failing() throws IOException {
        List<String> paths = new ArrayList<>();
        var report = world.report();
        for (int i = 0; i < report.facts().findings().size(); i++) {
            if (report.judgement().findings().get(i).action() == Action.FAIL) {
                paths.add(report.facts()
                        .findings()
                        .get(i)
                        .occurrences()
                        .get(0)
                        .location()
                        .path());
            }
        }
        return paths;
    }

    private static List<RawFinding> flaws(Path sources) throws IOException {
        List<RawFinding> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.sorted().toList()) {
                String path = "src/" + file.getFileName();
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains("BAD")) {
                        found.add(flaw(path, i + 1, lines.get(i)));
                    }
                }
            }
        }
        return found;
    }

    private static RawFinding flaw(String path, int line, String text) {
        String type = path.replaceAll(".*/|\\.txt", "");
        Occurrence at = Occurrence.at("code", Location.line(path, line)).quoting(text);
        return RawFinding.code(
                List.of("BAD", type, "run()V", text),
                new Rule("BAD", "Bad", null, null, null),
                null,
                at,
                new CodeDetail(type, "run()V", "SECURITY", 9, "high"),
                null);
    }

    private void commit(String message) throws Exception {
        git("add", ".");
        git("commit", "-q", "-m", message);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(world.directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
