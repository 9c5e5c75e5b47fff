package io.sekisho.core.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CvssScore;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Vulnerability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTableTest {
    private final SeverityTable table = SeverityReader.shipped();

    @ParameterizedTest
    @CsvSource({
        "4.0, 9.0, critical",
        "4.0, 8.9, high",
        "4.0, 6.9, medium",
        "4.0, 0.1, low",
        "4.0, 0.0, info",
        "3.1, 9.0, critical",
        "3.0, 7.0, high",
        "3.1, 4.0, medium",
        "3.1, 3.9, low",
        "2.0, 10.0, high",
        "2.0, 6.9, medium",
        "2.0, 0.0, low"
    })
    void scoresFallIntoTheBandsOfTheirVersion(String version, double score, String severity) {
        assertThat(dependency(null, new CvssScore(version, score, null, null))).isEqualTo(severity);
    }

    @Test
    void theHighestCvssVersionCountsWhateverTheOthersSay() {
        CvssScore v2 = new CvssScore("2.0", 10.0, null, null);
        CvssScore v30 = new CvssScore("3.0", 9.8, null, null);
        CvssScore v31 = new CvssScore("3.1", 5.0, null, null);
        CvssScore v4 = new CvssScore("4.0", 1.0, null, null);
        assertThat(dependency(null, v2, v30)).isEqualTo("critical");
        assertThat(dependency(null, v2, v31, v30)).isEqualTo("medium");
        assertThat(dependency(null, v31, v2, v4, v30)).isEqualTo("low");
    }

    @Test
    void withoutAScoreTheSourcesWordCountsAndWithoutThatItIsUnscored() {
        assertThat(dependency("Moderate")).isEqualTo("medium");
        assertThat(dependency("wibble")).isEqualTo("high");
        Grade grade = table.grade(vulnerability(null, List.of()));
        assertThat(grade.severity().key()).isEqualTo("high");
        assertThat(SeverityTable.isUnscored(grade.reason())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "aws-access-token, true, critical",
        "aws-access-token, false, high",
        "generic-api-key, true, medium",
        "generic-api-key, false, medium",
        "sekisho-tls-curl, true, medium",
        "sekisho-ssh-weak-public-key, true, medium"
    })
    void secretsGoByPlaceUnlessTheirRuleIsGeneric(String rule, boolean inTree, String severity) {
        Occurrence occurrence =
                new Occurrence("secret", Location.file("a"), null, null, null, inTree, List.of(), null, null);
        RawFinding raw =
                RawFinding.secret(List.of("x"), rule(rule), null, occurrence, new SecretDetail(0, List.of()), null);
        assertThat(table.grade(raw).severity().key()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "COMMAND_INJECTION, high",
        "SCALA_COMMAND_INJECTION, high",
        "SQL_INJECTION_JDBC, high",
        "SQL_NONCONSTANT_STRING_PASSED_TO_EXECUTE, high",
        "SCALA_SQL_INJECTION_SLICK, high",
        "OBJECT_DESERIALIZATION, high",
        "XXE_DOCUMENT, high",
        "PATH_TRAVERSAL_IN, high",
        "PT_ABSOLUTE_PATH_TRAVERSAL, high",
        "URLCONNECTION_SSRF_FD, high",
        "XSS_SERVLET, high",
        "WEAK_MESSAGE_DIGEST_MD5, medium",
        "ECB_MODE, medium",
        "PREDICTABLE_RANDOM_SCALA, medium",
        "SPRING_CSRF_PROTECTION_DISABLED, medium",
        "SPRING_UNVALIDATED_REDIRECT, medium",
        "CRLF_INJECTION_LOGS, low",
        "HTTPONLY_COOKIE, low",
        "SPRING_ENDPOINT, info",
        "COOKIE_USAGE, info",
        "SERVLET_HEADER_REFERER, info",
        "RULE_OF_A_PLUGIN, medium"
    })
    void codeGoesByRule(String rule, String severity) {
        RawFinding raw = RawFinding.code(
                List.of("x"),
                rule(rule),
                null,
                Occurrence.at("code", Location.file("a")),
                new CodeDetail("A", null, "SECURITY", 1, "high"),
                null);
        assertThat(table.grade(raw).severity().key()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "error, 9.8, critical",
        "note, 7.0, high",
        "error, , high",
        "warning, , medium",
        "note, , low",
        "none, , info",
        ", , medium"
    })
    void otherToolsGoBySecuritySeverityElseByLevel(String level, Double score, String severity) {
        RawFinding raw = RawFinding.external(
                List.of("x"),
                rule("r"),
                null,
                Occurrence.at("external", Location.file("a")),
                new ExternalDetail("tool", level, score));
        assertThat(table.grade(raw).severity().key()).isEqualTo(severity);
    }

    private String dependency(String word, CvssScore... scores) {
        return table.grade(vulnerability(word, List.of(scores))).severity().key();
    }

    private static RawFinding vulnerability(String word, List<CvssScore> scores) {
        Vulnerability vulnerability =
                new Vulnerability("CVE-1", null, null, "a", null, null, null, null, scores, word, null, null);
        return RawFinding.dependency(
                List.of("x"),
                rule("CVE-1"),
                null,
                Occurrence.at("dependency", Location.file("a")),
                vulnerability,
                null);
    }

    private static Rule rule(String id) {
        return new Rule(id, null, null, null, null);
    }
}
