package io.sekisho.core.policy;

import static io.sekisho.core.policy.Samples.CLOCK;
import static io.sekisho.core.policy.Samples.COVERING;
import static io.sekisho.core.policy.Samples.ONE;
import static io.sekisho.core.policy.Samples.TODAY;
import static io.sekisho.core.policy.Samples.dependency;
import static io.sekisho.core.policy.Samples.entry;
import static io.sekisho.core.policy.Samples.facts;
import static io.sekisho.core.policy.Samples.finding;
import static io.sekisho.core.policy.Samples.many;
import static io.sekisho.core.policy.Samples.place;
import static io.sekisho.core.policy.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Rule;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which entries cover a finding, which of them is shown, and which entry is the same one or covers another. */
class SuppressionUseTest {
    @Test
    void theFirstEntryThatCountsIsShownAndTheOthersAreUsedAllTheSame() throws Exception {
        List<Suppression> entries = List.of(
                read(entry(COVERING, TODAY.minusDays(3))).get(0),
                read(entry("rule: SQL, path: src/main/**", TODAY.plusDays(90))).get(0),
                read(entry(
                                "fingerprint: 'c1:x', created: 2020-01-01".replace("c1:x", "c1:" + "0".repeat(32)),
                                TODAY.plusDays(80)))
                        .get(0),
                read(entry(COVERING + ", created: 2020-01-01", TODAY.plusDays(70)))
                        .get(0));
        Judgement judgement = new Judge().judge(ONE, Policy.defaults().suppressing(entries), Reference.NONE, CLOCK);
        assertThat(judgement.findings().get(0).suppressed().get(0).expires()).isEqualTo(TODAY.plusDays(90));
        assertThat(judgement.notes())
                .extracting(Text::code)
                .containsExactly("policy.suppression-expired", "policy.suppression-unused");
    }

    @Test
    void everyWayToFileAnEntryFindsIt() throws Exception {
        Finding code = finding(Severity.HIGH, place("a/b/C"));
        Finding library = dependency("1.9", Text.of("core.severity-cvss", "3.1", "10.0"), place("pom.xml"));
        Facts both = facts("tree", List.of(), List.of(code, library));
        for (Map.Entry<String, String> row : Map.of(
                        "rule: SQL", "1 0",
                        "path: a/b/**", "1 0",
                        "path: pom.xml", "0 1",
                        "rule: CVE-1", "0 1",
                        "vulnerability: CVE-1", "0 1",
                        "package: 'pkg:maven/g/a@1.9'", "0 1",
                        "package: 'pkg:maven/g/a@1.8'", "0 0",
                        "package: 'pkg:maven/g/a', rule: SQL", "0 0",
                        "vulnerability: CVE-1, rule: SQL", "0 0")
                .entrySet()) {
            SuppressionUse use = SuppressionUse.of(read(entry(row.getKey(), TODAY)), both);
            assertThat(use.covering(code)[0].length + " " + use.covering(library)[0].length)
                    .as(row.getKey())
                    .isEqualTo(row.getValue());
            assertThat(use.findings(0) + "," + use.occurrences(0))
                    .isEqualTo(row.getValue().contains("1") ? "1,1" : "0,0");
        }
    }

    @Test
    void theIndexFindsWhatTryingEveryEntryFinds() throws Exception {
        Random random = new Random(7);
        String[] parts = {"a", "b", "c", "**", "*", "a*", "**b"};
        StringBuilder yaml = new StringBuilder("suppressions:\n");
        for (int i = 0; i < 300; i++) {
            String path = parts[random.nextInt(parts.length)] + "/" + parts[random.nextInt(parts.length)] + "/"
                    + parts[random.nextInt(3)];
            String matcher =
                    (random.nextBoolean() ? "rule: R" + random.nextInt(3) + ", " : "") + "path: \"" + path + "\"";
            yaml.append("  - {" + matcher + ", reason: x, expires: 2099-01-01}\n");
        }
        List<Suppression> entries = read(yaml.toString());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String path = parts[random.nextInt(3)];
            for (int depth = random.nextInt(4); depth > 0; depth--) {
                path += "/" + parts[random.nextInt(3)];
            }
            findings.add(new Finding(
                    Kind.CODE,
                    "c1:" + i,
                    Severity.LOW,
                    null,
                    new Rule("R" + random.nextInt(4), null, null, null, null),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(place(path), place("a/" + path))));
        }
        Facts facts = facts("tree", List.of(), findings);
        SuppressionUse use = SuppressionUse.of(entries, facts);
        Versions versions = new Versions(facts);
        long covered = 0;
        for (Finding finding : findings) {
            int[][] covering = use.covering(finding);
            for (int i = 0; i < covering.length; i++) {
                List<Integer> tried = new ArrayList<>();
                for (int e = 0; e < entries.size(); e++) {
                    if (entries.get(e).concerns(finding, "")
                            && entries.get(e)
                                    .covers(finding, finding.occurrences().get(i), versions)) {
                        tried.add(e);
                    }
                }
                assertThat(covering[i])
                        .containsExactly(tried.stream().mapToInt(e -> e).toArray());
                covered += tried.size();
            }
        }
        assertThat(covered).isGreaterThan(1000);
    }

    @Test
    void anEntryIsKnownAgainWhereverItStandsAndUnlikeOthers() throws Exception {
        Suppression one = read(entry(COVERING, TODAY)).get(0);
        Suppression lower = read("# a comment\n" + entry(COVERING, TODAY)).get(0);
        assertThat(lower.source()).isNotEqualTo(one.source());
        assertThat(lower.key()).isEqualTo(one.key());
        Suppression elsewhere =
                read(entry("rule: SQL, path: src/main/B", TODAY)).get(0);
        assertThat(elsewhere.key()).isNotEqualTo(one.key());
        assertThat(elsewhere.coverage()).isNotEqualTo(one.coverage());
        Suppression later = read(entry(COVERING, TODAY.plusDays(1)).replace("why", "because"))
                .get(0);
        assertThat(later.coverage()).isEqualTo(one.coverage());
        assertThat(later.key()).isEqualTo(one.key());
        Suppression central =
                one.at("policy https://p.example/p.yml (serial 1):6").ofCentralPolicy();
        assertThat(central.key()).isNotEqualTo(one.key());
        assertThat(central.at("policy https://p.example/p.yml (serial 2):9").key())
                .isEqualTo(central.key());
    }

    @Test
    void theHistoryKeepsThatAnEntryWasNeededThoughAnotherOneIsShown() throws Exception {
        List<Suppression> entries = new ArrayList<>(read(entry("rule: SQL, path: src/main/**", TODAY.plusDays(1))));
        entries.addAll(read(entry(COVERING, TODAY.plusDays(90))));
        // On one line, and so at one place.
        entries.addAll(read("suppressions: [{" + COVERING + ", vulnerability: CVE-1, reason: x, expires: 2099-01-01}, "
                + "{fingerprint: 'c1:00000000000000000000000000000000', reason: x, expires: 2099-01-01}, "
                + "{rule: SQL, path: src/main, reason: x, expires: 2099-01-01}]\n"));
        Policy policy = Policy.defaults().suppressing(entries);
        Report report = new Report(ONE, new Judge().judge(ONE, policy, Reference.NONE, CLOCK));
        Map<String, History.Use> uses =
                Histories.after(Reference.NONE, report, policy).suppressions();
        assertThat(entries.stream().map(entry -> uses.get(entry.key())))
                .containsExactly(
                        new History.Use(TODAY, TODAY),
                        new History.Use(TODAY, TODAY),
                        new History.Use(TODAY, null),
                        new History.Use(TODAY, null),
                        new History.Use(TODAY, TODAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: a                    | rule: a, path: x          | true",
                "rule: a, path: x           | rule: a                   | false",
                "path: x                    | rule: a, path: x          | true",
                "path: x                    | path: y                   | false",
                "path: 'src/**'             | path: src/main/A.java     | true",
                "path: 'src/**'             | path: 'src/**/*.java'     | true",
                "path: 'src/**/*.java'      | path: 'src/**'            | false",
                "path: 'src/**'             | rule: a                   | false",
                "rule: CVE-1                | vulnerability: CVE-1      | true",
                "rule: 'CVE-*'              | vulnerability: CVE-1      | true",
                "vulnerability: CVE-1       | rule: CVE-1               | false",
                "package: 'pkg:npm/a', versions: '<3' | package: 'pkg:npm/a', versions: '<2'      | true",
                "package: 'pkg:npm/a', versions: '<3' | package: 'pkg:npm/a', versions: '>=1,<2'  | true",
                "package: 'pkg:npm/a', versions: '<3' | package: 'pkg:npm/a@2.9'                  | true",
                "package: 'pkg:npm/a', versions: '<3' | package: 'pkg:npm/a', versions: '<=3'     | false",
                "package: 'pkg:npm/a', versions: '<3' | package: 'pkg:npm/a', versions: '>=1'     | false",
                "package: 'pkg:npm/a', versions: '<3' | package: 'pkg:npm/a'                      | false",
                "package: 'pkg:npm/a', versions: '>=1,<3' | package: 'pkg:npm/a', versions: '<2'  | false",
                "package: 'pkg:npm/a', versions: '>1' | package: 'pkg:npm/a', versions: '>=1'     | false",
                "package: 'pkg:npm/a', versions: '>=1' | package: 'pkg:npm/a', versions: '>1'     | true",
                "package: 'pkg:npm/a@1'     | package: 'pkg:npm/a', versions: '1.0' | true",
                "rule: a                    | rule: b                   | false",
                "vulnerability: V           | vulnerability: V, rule: a | true",
                "vulnerability: V           | vulnerability: W          | false",
                "package: 'pkg:npm/a'       | package: 'pkg:npm/a@1'    | true",
                "package: 'pkg:npm/a@1'     | package: 'pkg:npm/a'      | false",
                "package: 'pkg:npm/a@1'     | package: 'pkg:npm/a@1'    | true",
                "package: 'pkg:npm/a'       | package: 'pkg:npm/b'      | false",
                "package: 'pkg:npm/a'       | rule: a                   | false",
                "fingerprint: 'c1:00000000000000000000000000000000' | fingerprint: 'c1:10000000000000000000000000000000' | false",
            })
    void anEntryThatAsksForLessCoversMore(String one, String other, boolean covers) throws Exception {
        Suppression first = read(entry(one, TODAY)).get(0);
        assertThat(first.coversAllOf(read(entry(other, TODAY)).get(0))).isEqualTo(covers);
    }

    /** Trying all of them takes minutes. */
    @Test
    @Timeout(60)
    void thousandsOfEntriesAreNotTriedForEachOfManyFindings() throws Exception {
        StringBuilder yaml = new StringBuilder("suppressions:\n");
        for (int i = 0; i < 2_000; i++) {
            yaml.append("  - {rule: R" + i + ", path: \"src/**/C" + i + "\", reason: why, expires: 2099-01-01}\n");
        }
        List<Suppression> entries = read(yaml.toString());
        List<Finding> findings = new ArrayList<>(many(100_000, Severity.LOW).findings());
        Facts facts = facts("tree", List.of(), findings);
        SuppressionUse.of(entries, facts);
    }
}
