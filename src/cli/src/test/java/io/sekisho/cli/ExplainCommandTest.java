package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.summary.Shop;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Action;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Remedy;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Rule;
import io.sekisho.model.Severity;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysWhyAndUntilWhenAndWhatUnblocks(Language language) throws Exception {
        World world = world(Shop.compared());
        StringBuilder pages = new StringBuilder();
        for (String rule : List.of("CVE-2021-44228", "github-pat", "10202")) {
            World.Result result = world.run("explain", fingerprint(rule), "--language", language.key());
            assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
            pages.append(result.out()).append("-----\n");
        }
        Golden.check("explain-" + language.key() + ".txt", pages.toString());
    }

    @Test
    void theBeginningOrTheRuleIsEnoughWhereOnlyOneIsMeant() throws Exception {
        World world = world(Shop.compared());
        String fingerprint = fingerprint("github-pat");
        String whole = world.run("explain", fingerprint).out();
        assertThat(world.run("explain", fingerprint.substring(0, 9)).out()).isEqualTo(whole);
        assertThat(world.run("explain", fingerprint.substring(3, 12)).out()).isEqualTo(whole);
        assertThat(world.run("explain", "GitHub-PAT").out()).isEqualTo(whole);
        assertThat(world.run("explain", fingerprint, "sekisho-report/sekisho-report.json")
                        .out())
                .isEqualTo(whole);
    }

    @Test
    void namesThoseThatMayBeMeant() throws Exception {
        World world = world(Shop.compared());
        World.Result several = world.run("explain", "d1:");
        assertThat(several.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(several.err()).contains("may be any of 6 findings", fingerprint("CVE-2021-44228"));

        String mistyped = fingerprint("github-pat").substring(0, 20) + "zz";
        World.Result near = world.run("explain", mistyped);
        assertThat(near.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(near.err()).contains("no finding " + mistyped, fingerprint("github-pat"), "nearest");
        assertThat(world.run("explain", "jackson").err()).contains("CVE-2020-36518", "CVE-2022-42003");
        assertThat(world.run("explain", "").exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(world.run("explain", "x", "nowhere").err()).contains("There is no report", "sekisho scan");
    }

    @Test
    void tellsOfWhatIsGone() throws Exception {
        World.Result gone = world(Shop.compared()).run("explain", "c1:0");
        assertThat(gone.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(gone.out()).contains("XXE", "Fixed", "A.java", "2026-03-01");
    }

    @Test
    void theEntryToPasteIsOneThatWouldCount() throws Exception {
        World world = world(Shop.compared());
        String finding = fingerprint("CVE-2021-44228");
        assertThat(world.run("explain", finding).out())
                .contains("created: 2026-11-24", "expires: 2027-02-22")
                .doesNotContain("ticket:");

        world.write(".sekisho/config.yml", "suppression-limits: {longest: 30d, require: [ticket]}\n");
        String limited = world.run("explain", finding).out();
        assertThat(limited).contains("  expires: 2026-12-24", "  ticket: WHERE IT IS FOLLOWED UP");
        // Pasted as it is, it counts.
        String entry = limited.lines()
                .dropWhile(line -> !line.startsWith("  - fingerprint"))
                .takeWhile(line -> !line.isBlank())
                .collect(java.util.stream.Collectors.joining("\n", "suppressions:\n", "\n"));
        world.write(".sekisho/suppressions.yml", entry);
        assertThat(world.run("suppress", "check").out()).doesNotContain("[refused]");

        world.write(".sekisho/config.yml", "suppression-limits: {allow: false, longest: 30d, require: [ticket]}\n");
        assertThat(world.run("explain", finding).out())
                .contains("counts no suppressions of this repository", "expires: 2027-02-22")
                .doesNotContain("writes this entry");

        world.write(".sekisho/config.yml", "suppression-limits: {longest: soon}\n");
        assertThat(world.run("explain", finding).out()).contains("The policy cannot be read here");
    }

    /** Reports of version 1.0 know no status, dates, rules or enrichment. */
    @Test
    void explainsAnOldReport() throws Exception {
        World world = world(Shop.complete(Policy.defaults()));
        ObjectMapper json = new ObjectMapper();
        ObjectNode old = (ObjectNode) json.readTree(world.reportFile().toFile());
        old.put("schemaVersion", "1.0");
        ((ObjectNode) old.get("facts")).remove("enrichments");
        ((ObjectNode) old.get("judgement")).remove(List.of("reference", "gone", "baseline", "standard"));
        for (JsonNode judged : old.at("/judgement/findings")) {
            ((ObjectNode) judged)
                    .remove(List.of("status", "cause", "fresh", "firstSeen", "rule", "deadline", "accepted"));
        }
        Files.writeString(world.reportFile(), old.toString());

        World.Result result = world.run("explain", "CVE-2021-44228");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out())
                .contains("Why it blocks", "nothing to compare with", "no EPSS data")
                .doesNotContain("null");
    }

    /** Each build file that brings it in blocks by itself, but not where it is suppressed. */
    @Test
    void namesEveryBuildFileThatBlocks() throws Exception {
        Finding finding = new Finding(
                Kind.DEPENDENCY,
                "d1:0123456789abcdef",
                Severity.HIGH,
                null,
                new Rule("CVE-2026-4800", null, null, null, null),
                null,
                new Vulnerability(
                        "CVE-2026-4800",
                        List.of(),
                        null,
                        "lodash",
                        "4.17.15",
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null),
                null,
                null,
                null,
                new Remedy(Text.of("external.raise", "lodash", "4.18.0", "x"), "4.18.0", null),
                Stream.of("a", "b", "c")
                        .map(module -> Occurrence.at("dependency", Location.line(module + "/package.json", 1)))
                        .toList());
        String whole = explained(finding, List.of());
        assertThat(whole)
                .contains(
                        "declared in a/package.json:1.",
                        "declared in b/package.json:1.",
                        "declared in c/package.json:1.");
        assertThat(whole).contains("the scan had no KEV data").doesNotContain("not known to be");

        LocalDate day = LocalDate.of(2027, 1, 1);
        String partly = explained(finding, List.of(new SuppressedOccurrence(0, "s.yml", null, day)));
        assertThat(partly)
                .contains("In part", "1 of 3 places suppressed by s.yml; last day 2027-01-01; the others count now")
                .contains("declared in b/package.json:1.", "declared in c/package.json:1.")
                .doesNotContain("declared in a/package.json:1.", "Until");

        List<SuppressedOccurrence> all = IntStream.range(0, 3)
                .mapToObj(i -> new SuppressedOccurrence(i, "s.yml", null, day))
                .toList();
        assertThat(explained(finding, all)).contains("Until").doesNotContain("In part");
    }

    private String explained(Finding finding, List<SuppressedOccurrence> suppressed) throws Exception {
        Report other = Shop.compared();
        FindingJudgement judged = new FindingJudgement(finding.fingerprint(), Action.FAIL, null, null, suppressed);
        Facts facts = new Facts(
                "t",
                other.facts().startedAt(),
                1,
                other.facts().project(),
                List.of(finding),
                List.of(),
                new Coverage(List.of(), List.of()));
        Judgement judgement = new Judgement(
                other.judgement().judgedAt(),
                List.of(),
                other.judgement().verdict(),
                List.of(judged),
                List.of(),
                List.of());
        World world = world(new Report(facts, judgement));
        world.environment.put("COLUMNS", "200");
        World.Result result = world.run("explain", finding.fingerprint());
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        return result.out();
    }

    @Test
    void hostileTextStaysText() throws Exception {
        World world = world(SampleReports.hostile());
        world.environment.put("COLUMNS", "80");
        for (Finding finding : SampleReports.hostile().facts().findings()) {
            for (Language language : Language.values()) {
                World.Result result = world.run("explain", finding.fingerprint(), "--language", language.key());
                assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
                assertThat(result.out().replace("\n", "").chars()).noneMatch(Character::isISOControl);
                assertThat(result.out()).doesNotContain("\u202e");
                assertThat(result.out().lines()).allMatch(line -> Columns.width(line) <= 80);
            }
        }
    }

    @Test
    void writesForMachinesWhatTheReportSays() throws Exception {
        World world = world(Shop.compared());
        JsonNode json = new ObjectMapper()
                .readTree(world.run("explain", "github-pat", "--format", "json").out());
        assertThat(json.at("/finding/fingerprint").asText()).isEqualTo(fingerprint("github-pat"));
        assertThat(json.at("/judgement/status").asText()).isEqualTo("new");
        assertThat(json.at("/judgement/firstSeen").asText()).isEqualTo("2026-09-01");
        assertThat(json.at("/links/0").asText()).contains("cwe.mitre.org");
    }

    private World world(Report report) throws Exception {
        World world = new World(temp);
        Files.createDirectories(world.reportFile().getParent());
        try (OutputStream out = Files.newOutputStream(world.reportFile())) {
            ReportJson.write(report, out);
        }
        return world;
    }

    private static String fingerprint(String rule) {
        return Shop.compared().facts().findings().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .map(Finding::fingerprint)
                .findFirst()
                .orElseThrow();
    }
}
