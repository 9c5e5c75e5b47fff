package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.core.policy.Suppression;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.SuppressionVex;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-30           | there is no such day. Expected: YYYY-MM-DD.",
                "31/12/2026           | Expected: YYYY-MM-DD (2026-12-31).",
                "12/31/2026           | Expected: YYYY-MM-DD (2026-12-31).",
                "03/04/2026           | Expected: YYYY-MM-DD.",
                "04.04.2026           | Expected: YYYY-MM-DD (2026-04-04).",
                "2026/12/31           | Expected: YYYY-MM-DD (2026-12-31).",
                "2026-1-5             | Expected: YYYY-MM-DD (2026-01-05).",
                "2026-12-31T00:00:00Z | Expected: YYYY-MM-DD (2026-12-31).",
                "2026年12月31日          | Expected: YYYY-MM-DD (2026-12-31).",
                "+12026-01-01         | Expected: YYYY-MM-DD.",
                "tomorrow             | Expected: YYYY-MM-DD.",
                "99/99/2026           | Expected: YYYY-MM-DD.",
            })
    void anExpiryInNoKnownFormatIsNamedWithWhatWasMeant(String day, String expected) {
        assertThat(problems("rule: r, reason: x, expires: \"" + day + "\""))
                .containsExactly("s.yml:2:35: expires cannot be \"" + day + "\""
                        + (expected.startsWith("there") ? ": " : ". ") + expected);
    }

    @Test
    void newKeysAreRead() throws Exception {
        Suppression entry = read("vulnerability: CVE-1, reason: x, created: 2026-01-05, expires: 2027-01-01,"
                        + " vex: {status: not_affected, justification: vulnerable_code_not_in_execute_path}")
                .get(0);
        assertThat(entry.created()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(entry.central()).isFalse();
        assertThat(entry.vex())
                .isEqualTo(new SuppressionVex(
                        SuppressionVex.Status.NOT_AFFECTED,
                        SuppressionVex.Justification.VULNERABLE_CODE_NOT_IN_EXECUTE_PATH));
        assertThat(read("rule: r, reason: x, expires: 2027-01-01, vex: {status: affected}")
                        .get(0)
                        .vex()
                        .justification())
                .isNull();
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThat(problems("rule: r, reason: x, created: 2027-01-02, expires: 2027-01-01"))
                .containsExactly("s.yml:2:47: this suppression ends on 2027-01-01, before it was created on 2027-01-02."
                        + " Set a later \"expires\".");
        assertThat(problems("rule: r, reason: x, expires: 2027-01-01, vex: {status: safe}")
                        .get(0))
                .contains("status cannot be \"safe\". Expected: not_affected, affected, fixed, under_investigation.");
        assertThat(problems("rule: r, reason: x, expires: 2027-01-01, vex: {justification: component_not_present}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("\"vex\" needs \"status\""));
        assertThat(problems("rule: r, reason: x, expires: 2027-01-01,"
                        + " vex: {status: fixed, justification: component_not_present}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("but the status is \"fixed\""));
        assertThat(problems("rule: r, reason: x, expires: 2027-01-01, vex: {status: fixed, why: y}")
                        .get(0))
                .contains("unknown key \"why\"");
        assertThat(problems("rule: r, reason: x, expires: 2027-01-01, approved-by: y")
                        .get(0))
                .contains("did you mean \"approvedBy\"?");
    }

    @Test
    void aReasonThatNobodyCanSeeIsNone() throws ConfigException {
        for (String nothing : List.of("\"\"", "\" \"", "\"\\u3000\\u200B\"", "\"\\u3164\\u2800\\uFE0F\"")) {
            assertThat(problems("rule: r, reason: " + nothing + ", expires: 2027-01-01"))
                    .as(nothing)
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem).startsWith("s.yml:2:").contains("reason"));
        }
        assertThat(read("rule: r, reason: 既知, expires: 2027-01-01")).hasSize(1);
    }

    @Test
    void aStarWhereNoneCountsIsRefusedAndSoIsOneThatMeansEverything() {
        assertThat(problems("vulnerability: CVE-2021-*, reason: x, expires: 2027-01-01"))
                .containsExactly("s.yml:2:21: vulnerability cannot be \"CVE-2021-*\"."
                        + " Expected: CVE-2021-44228 (rule: CVE-2021-*).");
        assertThat(problems("package: pkg:npm/a@1.*, reason: x, expires: 2027-01-01")
                        .get(0))
                .startsWith("s.yml:2:15: package cannot be \"pkg:npm/a@1.*\". Expected: pkg:maven");
        assertThat(problems("package: \"pkg:*\", reason: x, expires: 2027-01-01"))
                .hasSize(1);
        assertThat(problems("rule: \"*\", reason: x, expires: 2027-01-01"))
                .containsExactly(
                        "s.yml:2:6: the rule \"*\" alone would match everything; write a narrower one, or add at"
                                + " least one of: fingerprint, rule, vulnerability, package, path.");
        assertThat(problems("rule: \"**\", path: \"**\", reason: x, expires: 2027-01-01"))
                .hasSize(1);
        assertThat(problems("path: \"**\", reason: x, expires: 2027-01-01")).hasSize(1);
    }

    private static List<String> problems(String entry) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(entry));
        Texts english = new Texts(Language.EN);
        return e.problems().stream().map(english::render).toList();
    }

    private static List<Suppression> read(String entry) throws ConfigException {
        return SuppressionReader.read(
                "s.yml", ("suppressions:\n  - {" + entry + "}\n").getBytes(StandardCharsets.UTF_8));
    }
}
