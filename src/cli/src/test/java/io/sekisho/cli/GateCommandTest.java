package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.summary.Shop;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {
    @TempDir
    Path temp;

    @Test
    void judgesTheFactsByThePolicyOfNow() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        assertThat(world.run("scan", "--fail-on", "none").exit()).isEqualTo(ExitCode.PASSED);
        byte[] before = Files.readAllBytes(world.reportFile());
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.GATE_FAILED);

        String fingerprint = world.report().facts().findings().get(0).fingerprint();
        world.write(
                ".sekisho/suppressions.yml",
                "suppressions:\n  - fingerprint: \"%s\"\n    reason: a test's own key\n    expires: 2027-01-01\n"
                        .formatted(fingerprint));
        World.Result suppressed = world.run("gate", "sekisho-report/sekisho-report.json");
        assertThat(suppressed.exit()).as(suppressed.err()).isEqualTo(ExitCode.PASSED);
        assertThat(suppressed.out()).contains("Suppressed", "Findings as a whole: 1");
        assertThat(Files.readAllBytes(world.reportFile())).isEqualTo(before);
    }

    @Test
    void keepsTheNewJudgementWhenAsked() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        World.Result result = world.run("gate", "sekisho-report", "--fail-on", "none", "--output", "judged");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        Report judged = ReportJson.read(world.directory.resolve("judged/sekisho-report.json"));
        assertThat(judged.facts()).isEqualTo(world.report().facts());
        assertThat(judged.judgement().verdict().failOn()).isEqualTo("none");
    }

    @Test
    void anIncompleteReportStaysIncomplete() throws Exception {
        World world = new World(temp, new FakeScanner(Kind.CODE, context -> {
            throw new IllegalStateException("x");
        }));
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(world.run("gate", "sekisho-report", "--fail-on", "none").exit())
                .isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void saysWhatIsWrongWithAReport() throws Exception {
        World world = new World(temp);
        assertWrong(world.run("gate", "none.json"), "There is no report");
        World scanned = new World(temp.resolve("scanned"), FakeScanner.critical());
        scanned.run("scan");
        ObjectNode torn =
                (ObjectNode) new ObjectMapper().readTree(scanned.reportFile().toFile());
        ((ObjectNode) torn.get("judgement")).putArray("findings");
        world.write("torn.json", torn.toString());
        assertWrong(world.run("gate", "torn.json"), "not whole");
        world.write("broken.json", "{\"schemaVersion\": \"1.0\",\n \"facts\": [}");
        assertWrong(world.run("gate", "broken.json"), "broken.json:2");
        world.write("other.json", "{\"schemaVersion\": \"2.0\"}");
        assertWrong(world.run("gate", "other.json"), "2.0 is not 1.x");
        world.write("foreign.json", "{\"results\": []}");
        assertWrong(world.run("gate", "foreign.json"), "no Sekisho report");
        world.write("empty.json", "");
        assertWrong(world.run("gate", "empty.json"), "no Sekisho report");
        world.write("half.json", "{\"schemaVersion\": \"1.0\", \"facts\": {\"startedAt\": \"2026-01-01T00:00:00Z\"}}");
        assertWrong(world.run("gate", "half.json"), "half.json:1: not a valid Sekisho report: \"facts\" is incomplete");
        Files.write(world.directory.resolve("cut.json"), Arrays.copyOf(Files.readAllBytes(scanned.reportFile()), 900));
        assertWrong(world.run("gate", "cut.json"), "it breaks off");
        assertWrong(world.run("explain", "c1:0", "cut.json"), "it breaks off");
        ObjectNode odd = torn.deepCopy();
        ((ObjectNode) odd.get("facts")).put("startedAt", "yesterday");
        world.write("odd.json", odd.toString());
        assertWrong(world.run("gate", "odd.json"), "\"facts.startedAt\" is incomplete, or not of its form");
    }

    private static void assertWrong(World.Result result, String reason) {
        assertThat(result.err()).contains(reason, "sekisho scan").doesNotContain("io.sekisho", "java.", "Exception");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void whatFailsAndIsIncompleteCountsAsBoth() throws Exception {
        World world = new World(temp, FakeScanner.critical(), new FakeScanner(Kind.CODE, context -> {
            throw new IllegalStateException("x");
        }));
        world.run("scan");
        Files.createDirectories(world.directory.resolve("all"));
        Files.copy(world.reportFile(), world.directory.resolve("all/a.json"));
        Files.copy(world.reportFile(), world.directory.resolve("all/b.json"));
        assertThat(world.run("gate", "all").out())
                .contains(
                        "FAILED and incomplete",
                        "2 of 2 repositories would fail (newly: 0); incomplete: 2, passing: 0");
        JsonNode json = new ObjectMapper()
                .readTree(world.run("gate", "all", "--format", "json").out());
        assertThat(json.at("/totals/incomplete").asInt()).isEqualTo(2);
    }

    /** The question of a security team: what would break if we enforced more? */
    @Test
    void showsWhatAnotherPolicyWouldChange() throws Exception {
        World world = new World(temp, fake("src/A.java", "generic-api-key"));
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);
        world.write("strict.yml", "gate:\n  fail-on: medium\n");

        World.Result strict = world.run("gate", "sekisho-report", "--policy", "strict.yml");
        assertThat(strict.exit()).as(strict.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(strict.out())
                .contains(
                        "before  PASSED  exit code 0; fails: 0, warns: 1",
                        "after   FAILED  exit code 1; fails: 1, warns: 0",
                        "newly fails: 1",
                        "First of what newly fails (1 of 1)");
        assertThat(strict.out()).containsPattern("(?m)^    fail-on +- +- +1 +- +-$");

        World.Result same = world.run("gate", "sekisho-report", "--policy", "strict.yml", "--fail-on", "critical");
        assertThat(same.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(same.out()).contains("Nothing: the same findings fail");
        assertThat(world.run("gate", "sekisho-report").out()).doesNotContain("What this changes");
    }

    /** An old report is judged anew without the still older one that it was compared with. */
    @Test
    void whatWasNewStaysNew() throws Exception {
        World first = new World(temp, fake("src/A.java", "aws-access-token"));
        first.run("scan", "--output", "../reference");
        World world = new World(
                temp,
                new FakeScanner(
                        Kind.SECRET,
                        context -> FakeScanner.result(
                                FakeScanner.secret("src/B.java"), secret("src/A.java", "aws-access-token"))));
        String scanned = world.run("scan", "--reference", "../reference").out();
        assertThat(scanned).contains("1 new, 1 existing, 0 fixed; compared with");
        world.write(
                "all.yml", "gate:\n  rules:\n    - {name: fresh, when: {status: new}, action: warn}\n  fail-on: low\n");
        String judged =
                world.run("gate", "sekisho-report", "--policy", "all.yml").out();
        assertThat(judged)
                .contains(
                        "1 new, 1 existing, 0 fixed; compared with", "after   FAILED  exit code 1; fails: 1, warns: 1");
    }

    /** The pages as people see them. */
    @Test
    void fitsNarrowTerminals() throws Exception {
        World world = new World(temp);
        world.environment.put("COLUMNS", "80");
        world.write("high.yml", "gate:\n  fail-on: high\n");
        Path reports = Files.createDirectories(world.directory.resolve("reports"));
        for (String name : List.of("shop", "shop-of-a-long-name-with-a-department", "cart")) {
            try (OutputStream out = Files.newOutputStream(reports.resolve(name + ".json"))) {
                ReportJson.write(name.equals("cart") ? Shop.complete(Policy.defaults()) : Shop.compared(), out);
            }
            Path file = reports.resolve(name + ".json");
            Files.writeString(
                    file, Files.readString(file).replace("\"name\" : \"shop\"", "\"name\" : \"" + name + "\""));
        }
        for (Language language : Language.values()) {
            String key = language.key();
            String one = world.run("gate", "reports/shop.json", "--policy", "high.yml", "--language", key)
                    .out();
            String many = world.run("gate", "reports", "--policy", "high.yml", "--language", key)
                    .out();
            String difference = one.substring(one.indexOf("\n\n", one.indexOf("shop.json")));
            assertThat((difference + many).lines()).allMatch(line -> Columns.width(line) <= 80);
            Golden.check("gate-" + key + ".txt", difference + "-----\n" + many);
        }
    }

    @Test
    void whatTheRepositoryHasReviewedStaysUnderAnotherPolicy() throws Exception {
        World world = new World(temp, fake("src/A.java", "aws-access-token"));
        world.write(
                ".sekisho/suppressions.yml",
                "suppressions:\n  - rule: aws-access-token\n    reason: a test's key\n    expires: 2027-01-01\n");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);
        Files.delete(world.directory.resolve(".sekisho/suppressions.yml"));
        world.write("strict.yml", "gate:\n  fail-on: low\n");

        assertThat(world.run("gate", "sekisho-report", "--policy", "strict.yml").exit())
                .isEqualTo(ExitCode.PASSED);
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.GATE_FAILED);
    }

    @Test
    void tellsOfManyReportsWhichWouldFailAndLosesNoneForABadOne() throws Exception {
        Path reports = Files.createDirectories(temp.resolve("project/reports"));
        report("clean", FakeScanner.clean(Kind.SECRET), reports);
        report("grave", fake("src/A.java", "aws-access-token"), reports);
        report("light", fake("src/A.java", "generic-api-key"), reports);
        World world = new World(temp);
        world.write(
                ".sekisho/suppressions.yml",
                "suppressions:\n  - rule: aws-access-token\n    reason: of this one only\n    expires: 2027-01-01\n");

        World.Result result = world.run("gate", "reports");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.out())
                .contains("Judged by: defaults", ".sekisho/suppressions.yml (work tree)")
                .containsPattern("(?m)^grave +FAILED +1 +0  fail-on: aws-access-token")
                .containsPattern("(?m)^light +PASSED +0 +1$")
                .contains("1 of 3 repositories would fail (newly: 0); incomplete: 0, passing: 2.");

        world.write("reports/broken.json", "{");
        world.write("medium.yml", "gate:\n  fail-on: medium\n");
        World.Result bad =
                world.run("gate", "reports/broken.json", "reports/light.json", "reports", "--policy", "medium.yml");
        assertThat(bad.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(bad.out())
                .contains("Judged by: defaults, medium.yml", "Not judged: 1", "broken.json:1")
                .contains("2 of 3 repositories would fail (newly: 1); incomplete: 0, passing: 1.");
        assertThat(bad.out().indexOf("grave ")).isLessThan(bad.out().indexOf("light "));

        JsonNode json = new ObjectMapper()
                .readTree(world.run("gate", "reports", "--policy", "medium.yml", "--format", "json")
                        .out());
        assertThat(json.at("/totals/failed").asInt()).isEqualTo(2);
        assertThat(json.at("/reports/0/project").asText()).isEqualTo("grave");
        assertThat(json.at("/reports/0/first/rule").asText()).isEqualTo("aws-access-token");
        assertThat(json.at("/reports/1/newlyFailing").asInt()).isEqualTo(1);
        assertThat(json.at("/unreadable/0/message").asText()).contains("broken.json");
    }

    @Test
    void judgesTheOthersWhateverIsWrongWithOnePath() throws Exception {
        Path reports = Files.createDirectories(temp.resolve("project/reports"));
        report("grave", fake("src/A.java", "aws-access-token"), reports);
        Files.createDirectories(temp.resolve("project/empty"));
        World world = new World(temp);
        World.Result result = world.run("gate", "reports/grave.json", "nowhere.json", "empty");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.out().replaceAll("\\s+", "")).contains("grave", "nowhere.json", "empty/sekisho-report.json");
        assertThat(world.run("gate", "empty").exit()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void saysWhatIsWrongWithAPolicy() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        World.Result none = world.run("gate", "sekisho-report", "--policy", "strickt");
        assertThat(none.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(none.err()).contains("no policy strickt", "observe, standard, strict");

        world.write("bad.yml", "gate:\n  fail-onn: high\n");
        World.Result bad = world.run("gate", "sekisho-report", "--policy", "bad.yml");
        assertThat(bad.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(bad.err()).contains("fail-onn", "bad.yml");
        assertThat(bad.out()).isEmpty();
        assertThat(world.run("gate", "sekisho-report", "--policy", "bad.yml", "--trusted-ref", "HEAD")
                        .err())
                .contains("Give one of them");
    }

    private void report(String name, FakeScanner scanner, Path reports) throws Exception {
        World world = new World(temp.resolve("all"), scanner);
        world.run("scan", "--output", temp.resolve("out-" + name).toString());
        String json = Files.readString(temp.resolve("out-" + name).resolve("sekisho-report.json"));
        Files.writeString(
                reports.resolve(name + ".json"),
                json.replaceFirst("\"name\" : \"project\"", "\"name\" : \"" + name + "\""));
    }

    private static FakeScanner fake(String path, String rule) {
        return new FakeScanner(Kind.SECRET, context -> FakeScanner.result(secret(path, rule)));
    }

    private static RawFinding secret(String path, String rule) {
        return RawFinding.secret(
                List.of(rule, path, "x"),
                new Rule(rule, rule, null, List.of(798), null),
                null,
                Occurrence.at("secret", Location.line(path, 7)),
                new SecretDetail(3.5, List.of()),
                null);
    }
}
