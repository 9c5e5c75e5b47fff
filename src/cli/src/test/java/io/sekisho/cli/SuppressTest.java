package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Change;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock says 2026-11-24. */
class SuppressTest {
    private static final String FILE = ".sekisho/suppressions.yml";

    @TempDir
    Path temp;

    private World world;
    private String first;

    @BeforeEach
    void scan() throws Exception {
        world = new World(
                temp,
                new FakeScanner(
                        Kind.SECRET,
                        context -> FakeScanner.result(
                                FakeScanner.secret("src/A.java"),
                                FakeScanner.secret("src/test/B.java"),
                                hostile("src/C.java"))));
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.GATE_FAILED);
        first = fingerprint("src/A.java");
    }

    @Test
    void anEmptyReasonIsNone() {
        World.Result result = world.run("suppress", "add", first, "--reason", " ", "--expires", "30d");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("The reason is empty", "--reason");
        assertThat(world.directory.resolve(FILE)).doesNotExist();
    }

    @Test
    void aReasonIsWhatCanBeSeenHoweverLong() throws Exception {
        World.Result invisible = world.run("suppress", "add", first, "--reason", "\u3000\u200B", "--expires", "30d");
        assertThat(invisible.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(invisible.err()).contains("The reason is empty");

        String words = "x y ".repeat(5_000).strip();
        World.Result result = world.run("suppress", "add", first, "--reason", words, "--expires", "30d");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(Files.readString(world.directory.resolve(FILE))).contains("reason: " + words + "\n");
    }

    @Test
    void ofTwoAtOnceNoneIsLost() throws Exception {
        List<String> all = world.report().facts().findings().stream()
                .map(Finding::fingerprint)
                .toList();
        List<CompletableFuture<World.Result>> running = all.stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> world.run("suppress", "add", one, "--reason", "r", "--expires", "30d")))
                .toList();
        for (CompletableFuture<World.Result> one : running) {
            assertThat(one.get().exit()).as(one.get().err()).isEqualTo(ExitCode.PASSED);
        }
        assertThat(Files.readString(world.directory.resolve(FILE))).contains(all);
        try (Stream<Path> files = Files.list(world.directory.resolve(".sekisho"))) {
            assertThat(files).containsExactly(world.directory.resolve(FILE));
        }
    }

    private static RawFinding hostile(String path) {
        return RawFinding.secret(
                List.of("evil", path, "x"),
                new Rule("evil", "evil\n  - path: \"**\" \u202E # x", null, List.of(), null),
                null,
                Occurrence.at("secret", Location.line(path, 1)),
                new SecretDetail(3.5, List.of()),
                null);
    }

    private String fingerprint(String path) throws IOException {
        return world.report().facts().findings().stream()
                .filter(finding ->
                        finding.occurrences().get(0).location().path().equals(path))
                .map(Finding::fingerprint)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void addWritesAnEntryThatTheNextJudgementHonours() throws Exception {
        World.Result added = world.run(
                "suppress",
                "add",
                first.substring(0, 12),
                "--reason",
                "A test's own key: 7 # no",
                "--expires",
                "90d",
                "--owner",
                "shop-team",
                "--approved-by",
                "security",
                "--ticket",
                "SHOP-42");
        assertThat(added.exit()).as(added.err()).isEqualTo(ExitCode.PASSED);
        assertThat(added.out())
                .contains(FILE + ":4: written", "1 finding of the report, in 1 place", "2027-02-22", "target branch");
        assertThat(read()).isEqualTo("""
                version: 1
                suppressions:
                  # AWS access token, src/A.java:7
                  - fingerprint: %s
                    reason: "A test's own key: 7 # no"
                    owner: shop-team
                    approvedBy: security
                    ticket: SHOP-42
                    created: 2026-11-24
                    expires: 2027-02-22
                """.formatted(first));
        world.run("gate", "sekisho-report", "--output", "judged");
        assertThat(world.run("gate", "sekisho-report").out()).contains("Findings as a whole: 1");
    }

    @Test
    void aSecondEntryForTheSameIsRefusedWithThePlaceOfTheFirst() throws Exception {
        add(first, "--expires", "2027-03-31");
        String before = read();
        World.Result again = world.run("suppress", "add", first, "--reason", "y", "--expires", "30d");
        assertThat(again.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(again.err()).contains(FILE + ":4", "2027-03-31", "a good reason");
        assertThat(read()).isEqualTo(before);
        assertThat(world.run("suppress", "add", first, "--path", "src/**", "--reason", "y", "--expires", "30d")
                        .exit())
                .isEqualTo(ExitCode.PASSED);
    }

    @Test
    void whatThePolicyWouldNotCountIsNotWritten() throws Exception {
        world.write(".sekisho/config.yml", "suppression-limits: {require: [owner, ticket], longest: 30d}\n");
        World.Result late = world.run("suppress", "add", first, "--reason", "x", "--expires", "31d", "--dry-run");
        assertThat(late.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(late.err()).contains("30 days", "2026-12-24", "Nothing was written");
        World.Result poor = world.run("suppress", "add", first, "--reason", "x", "--expires", "30d", "--owner", "o");
        assertThat(poor.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(poor.err()).contains("ticket", "--ticket").doesNotContain("demands owner");
        assertThat(Files.exists(world.directory.resolve(FILE))).isFalse();
        add(first, "--expires", "30d", "--owner", "o", "--ticket", "T-1");
        assertThat(world.run("suppress", "check").exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void whoeverAcceptsFarTooMuchIsTold() throws Exception {
        World.Result wide = world.run(
                "suppress", "add", first, "--rule", "--path", "**/*.java", "--reason", "x", "--expires", "9d");
        assertThat(wide.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(wide.err()).contains(FILE + ":4");
        assertThat(world.run("suppress", "check").out()).contains("[over-broad]  " + FILE + ":4");
    }

    @Test
    void anEntryThatDoesNotCountMakesNoOtherOneNeedless() throws Exception {
        world.write(".sekisho/config.yml", "suppression-limits: {require: [owner]}\n");
        world.write(FILE, """
                suppressions:
                  - {rule: aws-access-token, path: src/A.java, reason: no owner, expires: 2027-03-01}
                  - {rule: aws-access-token, path: src/A.java, reason: with one, owner: o, expires: 2027-03-01}
                  - {rule: evil, path: src/C.java, reason: no owner, expires: 2027-03-01}
                  - {rule: evil, path: src/C.java, vulnerability: CVE-1, reason: x, owner: o, expires: 2027-03-01}
                """);
        assertThat(world.run("suppress", "check").out().lines().map(line -> line.replaceAll(":([0-9]+) .*", ":$1")))
                .containsExactly(
                        "[refused]  " + FILE + ":2",
                        "[duplicate]  " + FILE + ":2",
                        "[refused]  " + FILE + ":4",
                        "Needs attention: 3; entries in all: 4.");
    }

    @Test
    @Timeout(60)
    void thousandsOfEntriesAreCompared() throws Exception {
        StringBuilder yaml = new StringBuilder("suppressions:\n");
        for (int i = 0; i < 3_000; i++) {
            yaml.append("  - {rule: R" + i + ", path: src/C" + i + ", reason: r, owner: o, expires: 2027-03-01}\n");
        }
        world.write(FILE, yaml.toString());
        assertThat(world.run("suppress", "check").exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void dryRunShowsTheChangeAndWritesNothing() throws Exception {
        world.write(FILE, "suppressions: []\n");
        World.Result shown = world.run("suppress", "add", first, "--reason", "x", "--expires", "90d", "--dry-run");
        assertThat(shown.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(shown.out().lines().map(String::stripTrailing))
                .containsExactly(
                        "--- " + FILE,
                        "+++ " + FILE,
                        "@@ -1,1 +1,6 @@",
                        "-suppressions: []",
                        "+suppressions:",
                        "+  # AWS access token, src/A.java:7",
                        "+  - fingerprint: " + first,
                        "+    reason: x",
                        "+    created: 2026-11-24",
                        "+    expires: 2027-02-22");
        assertThat(read()).isEqualTo("suppressions: []\n");
    }

    @Test
    void hostileTextOfAFindingStaysInItsComment() throws Exception {
        add(fingerprint("src/C.java"), "--expires", "90d");
        assertThat(read()).contains("  # evil\\x0a  - path: \"**\" \\u202e # x, src/C.java:1\n");
        assertThat(world.run("suppress", "list", "--format", "json").out()).contains("\"findings\" : 1");
    }

    @Test
    void aRuleCanBeNamedInsteadWhereItsPlaceIsTold() throws Exception {
        add(first, "--rule", "--path", "src/test/**", "--expires", "90d");
        assertThat(read()).contains("  - rule: aws-access-token\n    path: \"src/test/**\"\n");
        World.Result wide = world.run("suppress", "add", first, "--rule", "--reason", "x", "--expires", "90d");
        assertThat(wide.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        World.Result none = world.run("suppress", "add", first, "--vulnerability", "--reason", "x", "--expires", "90d");
        assertThat(none.err()).contains("kind secret", "Leave out --vulnerability");
        assertThat(none.exit()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsWritten() throws Exception {
        assertWrong("no day that is called", "--expires", "soon");
        assertWrong("over", "--expires", "2026-11-23");
        assertWrong("status cannot be \"safe\"", "--expires", "90d", "--vex", "safe");
        assertWrong("path cannot be \"/etc\"", "--expires", "90d", "--path", "/etc");
        World.Result unknown = world.run("suppress", "add", "s1:ffff", "--reason", "x", "--expires", "90d");
        assertThat(unknown.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(unknown.err()).contains("s1:ffff");
        World.Result many = world.run("suppress", "add", "aws-access-token", "--reason", "x", "--expires", "90d");
        assertThat(many.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(many.err()).contains(first, fingerprint("src/test/B.java"));
        assertThat(Files.exists(world.directory.resolve(FILE))).isFalse();

        world.write(FILE, "{suppressions: []}\n");
        World.Result braces = world.run("suppress", "add", first, "--reason", "x", "--expires", "90d");
        assertThat(braces.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(braces.err()).contains("- {fingerprint: " + first);
        assertThat(read()).isEqualTo("{suppressions: []}\n");
        world.write(FILE, "suppressions:\n  - rule: x\n");
        World.Result bad = world.run("suppress", "add", first, "--reason", "x", "--expires", "90d");
        assertThat(bad.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(bad.err()).contains(FILE + ":2:5", "\"reason\"", "\"expires\"");
    }

    private void assertWrong(String message, String... options) {
        List<String> all = new java.util.ArrayList<>(List.of("suppress", "add", first, "--reason", "x"));
        all.addAll(List.of(options));
        World.Result result = world.run(all.toArray(String[]::new));
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).containsAnyOf(message, "is no day");
    }

    @Test
    void explainTellsTheShortestWayThatCounts() throws Exception {
        assertThat(world.run("explain", first).out())
                .contains("\"sekisho suppress add\"", "- fingerprint: " + first, "created: 2026-11-24");

        Report report = world.report();
        Project old = report.facts().project();
        Project proposed =
                new Project(old.name(), null, null, old.scope(), null, new Change("origin/main", null, List.of()));
        Facts facts = report.facts();
        Report change = new Report(
                new Facts(
                        facts.tool(),
                        facts.startedAt(),
                        1,
                        proposed,
                        facts.findings(),
                        facts.components(),
                        facts.coverage()),
                report.judgement());
        try (OutputStream out = Files.newOutputStream(world.directory.resolve("change.json"))) {
            ReportJson.write(change, out);
        }
        assertThat(words(world.run("explain", first, "change.json").out()))
                .contains(
                        "Shortest: the owners of the central policy", ".sekisho/suppressions.yml of origin/main ahead")
                .contains("created: 2026-11-24");

        world.write(".sekisho/config.yml", "suppression-limits: {allow: false}\n");
        world.run("scan");
        assertThat(words(world.run("explain", first).out()))
                .contains(
                        "counts no suppressions of this repository (suppression-limits: allow: false). Ask the owners");
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void listShowsEachEntryWithWhatItCovers() throws Exception {
        assertThat(world.run("suppress", "list").out()).contains("no entries");
        world.write(FILE, """
                suppressions:
                  - {rule: aws-access-token, path: src/**, reason: x, owner: shop, expires: 2027-01-01}
                  - {package: "pkg:npm/a", versions: ">=1,<2", vulnerability: CVE-1, reason: x, expires: 2026-11-23, \
                vex: {status: not_affected, justification: component_not_present}}
                """);
        assertThat(world.run("suppress", "list").out().lines())
                .containsExactly(
                        "what                      findings  until         owner  place",
                        "aws-access-token, src/**  2         2027-01-01    shop   " + FILE + ":2",
                        "CVE-1, pkg:npm/a, >=1,<2  0         2026-11-23 !  -      " + FILE + ":3",
                        "Entries: 2; expired (!): 1.");
        JsonNode json = new ObjectMapper()
                .readTree(world.run("suppress", "list", "--format", "json").out())
                .path("suppressions");
        assertThat(json.get(0).path("findings").asInt()).isEqualTo(2);
        assertThat(json.get(0).path("source").asText()).isEqualTo(FILE + ":2");
        assertThat(json.get(1).path("versions").asText()).isEqualTo(">=1,<2");
        assertThat(json.get(1).path("expired").asBoolean()).isTrue();
        assertThat(json.get(1).path("vex"))
                .hasToString("{\"status\":\"not_affected\",\"justification\":\"component_not_present\"}");
        assertThat(json.get(0).has("vex")).isFalse();
        Files.delete(world.reportFile());
        assertThat(world.run("suppress", "list").out()).contains("sekisho scan");
    }

    @Test
    void checkNamesEveryEntryThatNeedsAttentionWithItsLine() throws Exception {
        world.write(FILE, """
                suppressions:
                  - {rule: a, path: x.java, reason: one, expires: 2026-11-23}
                  - {rule: aws-access-token, path: src/A.java, reason: two, owner: o, expires: 2026-12-08}
                  - {rule: b, path: x.java, reason: three, owner: o, created: 2026-10-25, expires: 2027-03-01}
                  - {rule: aws-access-token, reason: four, owner: o, expires: 2027-03-01}
                  - {rule: b, path: x.java, reason: five, owner: o, expires: 2027-03-02}
                """);
        World.Result check = world.run("suppress", "check");
        assertThat(check.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(check.out().lines().map(line -> line.replaceAll("(\\[.*?\\]  .*?:[0-9]+) .*", "$1")))
                .containsExactly(
                        "[expired]  " + FILE + ":2",
                        "[expiring]  " + FILE + ":3",
                        "[shadowed]  " + FILE + ":3",
                        "[unused]  " + FILE + ":4",
                        "[over-broad]  " + FILE + ":5",
                        "[duplicate]  " + FILE + ":6",
                        "Needs attention: 6; entries in all: 5.");
        World.Result strict = world.run("suppress", "check", "--strict");
        assertThat(strict.out()).contains("[no owner]  " + FILE + ":2", "[unused]  " + FILE + ":6");
    }

    /** Spelt otherwise, and covered all the same. */
    @Test
    void checkSeesWhatAnEntryCovers() throws Exception {
        world.write(FILE, """
                suppressions:
                  - {rule: a, path: src/main/A.java, reason: one, owner: o, expires: 2027-03-01}
                  - {rule: a, path: 'src/main/**', reason: two, owner: o, expires: 2027-03-01}
                  - {rule: a, path: src/main, reason: three, owner: o, expires: 2027-03-01}
                  - {vulnerability: CVE-1, package: 'pkg:npm/a', versions: '<2', reason: four, owner: o, expires: 2027-03-01}
                  - {vulnerability: CVE-1, package: 'pkg:npm/a', versions: '<3', reason: five, owner: o, expires: 2027-03-01}
                """);
        assertThat(world.run("suppress", "check")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll("(\\[.*?\\]  .*?:[0-9]+) .*", "$1")))
                .containsExactly(
                        "[shadowed]  " + FILE + ":2",
                        "[duplicate]  " + FILE + ":4",
                        "[shadowed]  " + FILE + ":5",
                        "Needs attention: 3; entries in all: 5.");
    }

    @Test
    void checkIsQuietWhereNothingNeedsAttention() throws Exception {
        add(first, "--expires", "2026-12-25");
        assertThat(world.run("suppress", "check").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("suppress", "check", "--within", "30d").exit()).isEqualTo(ExitCode.PASSED);
        World.Result soon = world.run("suppress", "check", "--within", "31d");
        assertThat(soon.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(soon.out()).contains("[expiring]");
        assertThat(world.run("suppress", "check", "--strict").out()).contains("[no owner]");
        world.write(".sekisho/config.yml", "suppression-limits: {require: [ticket], longest: 20d}\n");
        assertThat(world.run("suppress", "check").out()).contains("[refused]", "20 days");

        Files.delete(world.directory.resolve(".sekisho/config.yml"));
        Files.delete(world.reportFile());
        World.Result blind = world.run("suppress", "check");
        assertThat(blind.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(blind.err()).contains("sekisho scan");
        assertThat(world.run("suppress", "check", "--within", "31d").exit()).isEqualTo(ExitCode.GATE_FAILED);
        world.write(FILE, "suppressions: []\n");
        assertThat(world.run("suppress", "check", "--strict").exit()).isEqualTo(ExitCode.GATE_FAILED);
        world.write(FILE, "suppressions: [{rule: x}]\n");
        assertThat(world.run("suppress", "check").exit()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private void add(String finding, String... options) {
        List<String> all = new java.util.ArrayList<>(List.of("suppress", "add", finding, "--reason", "a good reason"));
        all.addAll(List.of(options));
        World.Result result = world.run(all.toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
    }

    private String read() throws IOException {
        return Files.readString(world.directory.resolve(FILE));
    }
}
