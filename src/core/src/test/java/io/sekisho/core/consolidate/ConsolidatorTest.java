package io.sekisho.core.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Component;
import io.sekisho.model.CvssScore;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Severity;
import io.sekisho.model.Vulnerability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConsolidatorTest {
    private final Consolidator consolidator = new Consolidator(SeverityReader.shipped());

    @Test
    void oneJarInTwoModulesIsOneFindingWithTwoOccurrences() {
        List<Finding> findings =
                consolidator.findings(List.of(vulnerability("b/pom.xml", 7.5), vulnerability("a/pom.xml", 7.5)));
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.occurrences())
                        .extracting(occurrence -> occurrence.location().path())
                        .containsExactly("a/pom.xml", "b/pom.xml"));
    }

    @Test
    void aSecretStillInTheTreeMakesTheWholeFindingCritical() {
        assertThat(consolidator.findings(List.of(secret("k", 3, false), secret("k", 3, true), secret("k", 3, false))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(finding.occurrences()).hasSize(3);
                });
    }

    @Test
    void aFindingWithSeveralValuesKeepsTheKeyedFingerprintOfEach() {
        RawFinding one = secret("k", 3, true);
        List<RawFinding> raw = List.of(keyed(one, "k1:a:11"), keyed(one, "k1:a:22"), keyed(one, "k1:a:11"));
        assertThat(consolidator.findings(raw))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.secret().keyedFingerprints()).containsExactly("k1:a:11", "k1:a:22"));
    }

    private static RawFinding keyed(RawFinding raw, String fingerprint) {
        SecretDetail detail = new SecretDetail(4.0, List.of(fingerprint));
        return RawFinding.secret(raw.identity(), raw.rule(), raw.message(), raw.occurrence(), detail, raw.remedy());
    }

    @Test
    void equalResultsOfOneToolStillCount() {
        RawFinding same = code("A.java", 4, 89);
        assertThat(consolidator.findings(List.of(same, same, same)).get(0).occurrences())
                .hasSize(3);
    }

    @Test
    void nothingThatAScannerReportedVanishesAndTheOrderOfResultsDoesNotMatter() {
        Random random = new Random(7);
        List<RawFinding> raw = some(random);
        List<Finding> findings = consolidator.findings(raw);
        assertThat(perScanner(findings.stream()
                        .flatMap(finding -> finding.occurrences().stream())
                        .toList()))
                .isEqualTo(perScanner(raw.stream().map(RawFinding::occurrence).toList()));
        assertThat(findings).extracting(Finding::fingerprint).doesNotHaveDuplicates();
        Collections.shuffle(raw, random);
        assertThat(consolidator.findings(raw)).isEqualTo(findings);
    }

    /** One job for each kind: the one that has the other tools' results has none of ours. */
    @Test
    void scansOfOneKindEachAreTogetherTheScanOfAll() {
        List<RawFinding> raw = some(new Random(11));
        List<Finding> parts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            parts.addAll(consolidator.findings(
                    raw.stream().filter(one -> one.kind() == kind).toList()));
        }
        assertThat(consolidator.join(parts)).isEqualTo(consolidator.findings(raw));
        Collections.reverse(parts);
        assertThat(consolidator.join(parts)).isEqualTo(consolidator.findings(raw));
    }

    private static List<RawFinding> some(Random random) {
        List<RawFinding> raw = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            int line = random.nextInt(20);
            raw.add(
                    switch (random.nextInt(5)) {
                        case 0 -> vulnerability(random.nextInt(9) + "/pom.xml", random.nextInt(11));
                        case 1 -> secret("k" + random.nextInt(30), line, random.nextBoolean());
                        case 2 -> code("A.java", line, 89);
                        case 3 -> external("X" + random.nextInt(5), "A.java", line, 89);
                        default -> external("CVE-2021-44228", "1/pom.xml", line, 798);
                    });
        }
        return raw;
    }

    @Test
    void findingsAreSortedBySeverityKindLocation() {
        assertThat(consolidator.findings(List.of(
                        code("B.java", 4, 89), code("A.java", 9, 89), secret("k", 3, true), code("A.java", 2, 89))))
                .extracting(finding -> finding.kind().key() + " "
                        + finding.occurrences().get(0).location().path() + " "
                        + finding.occurrences().get(0).location().startLine())
                .containsExactly("secret k.txt 3", "code A.java 2", "code A.java 9", "code B.java 4");
    }

    @Test
    void anotherToolsCredentialOnTheSameLineIsTheSameSecret() {
        assertThat(consolidator.findings(List.of(secret("k", 3, true), external("hardcoded", "k.txt", 3, 798))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.SECRET);
                    assertThat(finding.rule().id()).isEqualTo("aws-access-token");
                    assertThat(finding.occurrences())
                            .extracting(Occurrence::scanner)
                            .containsExactly("external", "secret");
                });
        assertThat(consolidator.findings(List.of(secret("k", 3, true), external("hardcoded", "k.txt", 4, 798))))
                .hasSize(2);
        assertThat(consolidator.findings(List.of(secret("k", 3, true), external("todo", "k.txt", 3, 546))))
                .hasSize(2);
    }

    @Test
    void anotherToolsCveOfTheSameFileOrPackageIsTheSameVulnerability() {
        assertThat(consolidator.findings(
                        List.of(vulnerability("pom.xml", 5.0), external("CVE-2021-44228", "pom.xml", 1, 20))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HIGH));
        assertThat(consolidator.findings(
                        List.of(vulnerability("pom.xml", 5.0), external("GHSA-x", "elsewhere.lock", 1, 20))))
                .hasSize(1);
        assertThat(consolidator.findings(
                        List.of(vulnerability("pom.xml", 5.0), external("CVE-2021-99999", "pom.xml", 1, 20))))
                .hasSize(2);
    }

    @Test
    void whereTwoOfOursFitTheOtherToolsResultStaysByItself() {
        assertThat(consolidator.findings(List.of(
                        code("A.java", 4, 89, "one"), code("A.java", 4, 89, "two"), external("X", "A.java", 4, 89))))
                .hasSize(3);
    }

    @Test
    void aComponentSeenTwiceIsListedOnceWithBothPlaces() {
        assertThat(consolidator.components(List.of(component("b/pom.xml", null), component("a/pom.xml", true))))
                .singleElement()
                .satisfies(component -> {
                    assertThat(component.direct()).isTrue();
                    assertThat(component.occurrences()).hasSize(2);
                });
    }

    /** The line may have moved since the commit that the secret was found in, and a private key has many lines. */
    @Test
    void whatOneScannerQuotesDoesNotShowAnothersSecret() {
        RawFinding secret = quoting(secret("k", 3, true), "send(\"***\", user);", Location.line("A.java", 3));
        RawFinding key = quoting(secret("key", 20, true), "***", new Location("A.java", 20, 24));
        List<Finding> findings = consolidator.findings(List.of(
                secret,
                key,
                quoting(code("A.java", 9, 89), "  send(\"hunter2\",  user);", Location.line("A.java", 9)),
                quoting(code("A.java", 22, 78), "MIIEowIBAAKCAQEA", Location.line("A.java", 22)),
                quoting(code("A.java", 30, 22), "open(path);", Location.line("A.java", 30)),
                quoting(code("B.java", 9, 90), "send(\"hello\", user);", Location.line("B.java", 9))));
        assertThat(findings.stream()
                        .filter(finding -> finding.kind() == Kind.CODE)
                        .map(finding -> finding.occurrences().get(0))
                        .map(occurrence -> occurrence.location().startLine() + " " + occurrence.snippet()))
                .containsExactlyInAnyOrder(
                        "9 send(\"***\", user);", "22 null", "30 open(path);", "9 send(\"hello\", user);");
    }

    private static RawFinding quoting(RawFinding raw, String snippet, Location location) {
        return raw.with(
                new Occurrence(raw.occurrence().scanner(), location, null, null, null, true, List.of(), snippet, null));
    }

    private static Map<String, Long> perScanner(List<Occurrence> occurrences) {
        return occurrences.stream()
                .map(Occurrence::scanner)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Component component(String path, Boolean direct) {
        return new Component(
                "pkg:maven/g/a@1",
                "g:a",
                "1",
                "maven",
                List.of(),
                null,
                direct,
                List.of(Occurrence.at("dependency", Location.file(path))));
    }

    private static RawFinding vulnerability(String path, double score) {
        Vulnerability vulnerability = new Vulnerability(
                "CVE-2021-44228",
                List.of("GHSA-x"),
                "pkg:maven/g/a@1",
                "g:a",
                "1",
                null,
                null,
                null,
                List.of(new CvssScore("3.1", score, null, null)),
                null,
                null,
                null);
        return RawFinding.dependency(
                List.of("CVE-2021-44228", "pkg:maven/g/a"),
                rule("CVE-2021-44228"),
                null,
                Occurrence.at("dependency", Location.file(path)),
                vulnerability,
                null);
    }

    private static RawFinding secret(String value, int line, boolean inTree) {
        Occurrence occurrence = new Occurrence(
                "secret", Location.line(value + ".txt", line), null, null, null, inTree, List.of(), null, null);
        return RawFinding.secret(
                List.of("aws-access-token", value),
                rule("aws-access-token"),
                null,
                occurrence,
                new SecretDetail(3, List.of()),
                null);
    }

    private static RawFinding code(String path, int line, int cwe) {
        return code(path, line, cwe, "");
    }

    private static RawFinding code(String path, int line, int cwe, String more) {
        return RawFinding.code(
                List.of("SQL_INJECTION_JDBC", path, more, "line " + line),
                rule("SQL_INJECTION_JDBC", cwe),
                null,
                Occurrence.at("code", Location.line(path, line)),
                new CodeDetail("A", null, "SECURITY", 1, "high"),
                null);
    }

    private static RawFinding external(String rule, String path, int line, int cwe) {
        return RawFinding.external(
                List.of("tool", rule, path, "line " + line),
                rule(rule, cwe),
                "Package: g:a\nInstalled Version: 1",
                Occurrence.at("external", Location.line(path, line)),
                new ExternalDetail("tool", "error", null));
    }

    private static Rule rule(String id, Integer... cwes) {
        return new Rule(id, null, null, List.of(cwes), null);
    }
}
