package io.sekisho.core.policy;

import static io.sekisho.core.policy.RuleSamples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Remedy;
import io.sekisho.model.Rule;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped presets do what their comments promise. */
class PresetsTest {
    @ParameterizedTest
    @ValueSource(strings = {"observe", "standard", "strict"})
    void eachIsReadAndHoldsNoRuleThatIsNeverAsked(String name) {
        assertThat(RuleProblems.notes(preset(name).ruleSets())).isEmpty();
    }

    @Test
    void observeBlocksNothingAndShowsWhatWould() {
        Facts facts = RuleSamples.facts(null, RuleSamples.awsKey(), RuleSamples.log4j());
        var verdict = new Judge().judge(facts, preset("observe"), Samples.CLOCK).verdict();
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.reasons()).containsExactly(Text.of("policy.failed", 2, "high"), Text.of("policy.observed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // finding                    | how it came | first seen, days | standard: by, does                |
                // strict: by, does
                "secret in the tree           | existing    | 0    | secret-in-tree, FAIL       | secret-in-tree, FAIL",
                "generic secret in the tree   | introduced  | 0    | fail-on, WARN              | secret-in-tree, FAIL",
                "secret in the history        | introduced  | 0    | secret-introduced, FAIL    | secret-introduced, FAIL",
                "secret in the history        | existing    | 900  | fail-on, WARN              | fail-on, FAIL",
                "cloud key of 100 days        | existing    | 0    | cloud-key-age, FAIL        | cloud-key-age, FAIL",
                "cloud key of 90 days         | existing    | 0    | cloud-key-age, FAIL        | cloud-key-age, FAIL",
                "cloud key of 80 days         | existing    | 0    | cloud-key-age, WARN        | cloud-key-age, FAIL",
                "cloud key of 79 days         | existing    | 0    | cloud-key-age, IGNORE      | cloud-key-age, FAIL",
                "cloud key of 49 days         | existing    | 0    | cloud-key-age, IGNORE      | cloud-key-age, IGNORE",
                "exploited                    | introduced  | 0    | exploited-introduced, FAIL | exploited-introduced, FAIL",
                "exploited                    | disclosed   | 2    | exploited, WARN            | exploited, WARN",
                "exploited                    | existing    | 13   | exploited, WARN            | exploited, FAIL",
                "exploited                    | existing    | 14   | exploited, FAIL            | exploited, FAIL",
                "likely exploited, low        | introduced  | 0    | fail-on, WARN              | likely-exploited-introduced, FAIL",
                "likely exploited, low        | existing    | 6    | fail-on, WARN              | likely-exploited, WARN",
                "likely exploited, low        | existing    | 7    | fail-on, WARN              | likely-exploited, FAIL",
                "high with fix                | introduced  | 0    | introduced-fixable, FAIL   | introduced-fixable, FAIL",
                "high with fix                | unknown     | 0    | introduced-fixable, FAIL   | introduced-fixable, FAIL",
                "high with fix                | disclosed   | 0    | debt-fixable, IGNORE       | debt, WARN",
                "high with fix                | existing    | 60   | debt-fixable, WARN         | debt, FAIL",
                "high with fix                | existing    | 90   | debt-fixable, FAIL         | debt, FAIL",
                "critical with fix            | existing    | 29   | debt-fixable, WARN         | debt, FAIL",
                "critical with fix            | existing    | 30   | debt-fixable, FAIL         | debt, FAIL",
                "high without fix             | introduced  | 0    | fail-on, WARN              | debt, WARN",
                "high without fix             | existing    | 900  | fail-on, WARN              | debt, FAIL",
                "medium with fix              | introduced  | 0    | fail-on, WARN              | introduced-fixable, FAIL",
                "medium with fix              | existing    | 59   | fail-on, WARN              | debt, IGNORE",
                "unscored without fix         | introduced  | 0    | fail-on, WARN              | debt, WARN",
                "injection                    | introduced  | 0    | introduced-code, FAIL      | introduced-code, FAIL",
                "injection                    | existing    | 59   | debt-code, IGNORE          | debt, FAIL",
                "injection                    | existing    | 90   | debt-code, FAIL            | debt, FAIL",
                "other tool, medium           | introduced  | 0    | fail-on, WARN              | introduced-code, FAIL",
            })
    void whatTheyPromise(String what, String how, int daysAgo, String standard, String strict) {
        Statuses.Answer status = switch (how) {
            case "introduced" -> RuleSamples.answer(Status.NEW, Cause.INTRODUCED, daysAgo);
            case "disclosed" -> RuleSamples.answer(Status.NEW, Cause.DISCLOSED, daysAgo);
            case "existing" -> RuleSamples.answer(Status.EXISTING, null, daysAgo);
            default -> RuleSamples.answer(null, null, daysAgo);
        };
        assertThat(told(RuleSamples.judge(sample(what), preset("standard"), status)))
                .isEqualTo(standard);
        assertThat(told(RuleSamples.judge(sample(what), preset("strict"), status)))
                .isEqualTo(strict);
    }

    @Test
    void aListingIsCountedFromItsDay() {
        Statuses.Answer old = RuleSamples.answer(Status.EXISTING, null, 20);
        Finding today = RuleSamples.log4j(TODAY);
        assertThat(RuleSamples.judge(today, preset("standard"), old).deadline().failFrom())
                .isEqualTo(TODAY.plusDays(14));
        assertThat(RuleSamples.judge(today, preset("strict"), old).action()).isEqualTo(Action.WARN);
    }

    @Test
    void whatTheyNeedAndWhatTheyDemand() {
        assertThat(preset("observe").needs()).isEmpty();
        assertThat(preset("standard").needs()).containsExactly("kev");
        assertThat(preset("strict").needs()).containsExactly("epss", "kev");
        assertThat(preset("standard").completeness().of(GapType.ENRICHMENT_MISSING))
                .isEqualTo(Effect.NOTED);
        assertThat(preset("strict").completeness().of(GapType.ENRICHMENT_MISSING))
                .isEqualTo(Effect.INCOMPLETE);
        assertThat(preset("strict").completeness().of(GapType.TARGET_UNVERIFIED))
                .isEqualTo(Effect.INCOMPLETE);
        assertThat(preset("strict").unscoredAs()).isEqualTo(Severity.CRITICAL);
    }

    private static String told(FindingJudgement judged) {
        return judged.rule().name() + ", " + judged.action();
    }

    private static Finding sample(String what) {
        return switch (what) {
            case "secret in the tree" -> secret("private-key", Severity.CRITICAL, true, 1);
            case "generic secret in the tree" -> secret("generic-api-key", Severity.MEDIUM, true, 1);
            case "secret in the history" -> secret("private-key", Severity.HIGH, false, 1);
            case "exploited" -> dependency(Severity.MEDIUM, true, 0, RuleSamples.log4j(LocalDate.of(2021, 12, 10)));
            case "likely exploited, low" -> dependency(Severity.LOW, false, 0.1, null);
            case "high with fix" -> dependency(Severity.HIGH, true, 0, null);
            case "critical with fix" -> dependency(Severity.CRITICAL, true, 0, null);
            case "high without fix" -> dependency(Severity.HIGH, false, 0, null);
            case "medium with fix" -> dependency(Severity.MEDIUM, true, 0, null);
            case "unscored without fix" -> RuleSamples.lodash();
            case "injection" -> RuleSamples.injection();
            case "other tool, medium" -> RuleSamples.external();
            default -> secret("gcp-api-key", Severity.HIGH, false, Integer.parseInt(what.replaceAll("[^0-9]", "")));
        };
    }

    private static Finding secret(String rule, Severity severity, boolean inTree, int daysAgo) {
        return new Finding(
                Kind.SECRET,
                "s1:x",
                severity,
                null,
                new Rule(rule, null, null, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(RuleSamples.committed("a.yml", inTree, daysAgo)));
    }

    /** @param listed whose entry in the catalogue it has; null for none */
    private static Finding dependency(Severity severity, boolean fixed, double epss, Finding listed) {
        Vulnerability vulnerability = new Vulnerability(
                "CVE-1",
                null,
                "pkg:npm/a@1",
                "a",
                "1",
                null,
                null,
                null,
                null,
                null,
                listed == null ? null : listed.vulnerability().kev(),
                null,
                epss == 0 ? null : new io.sekisho.model.Epss(epss, 0.9, null));
        return new Finding(
                Kind.DEPENDENCY,
                "d1:x",
                severity,
                Text.of("core.severity-word", severity.key()),
                new Rule("CVE-1", null, null, null, null),
                null,
                vulnerability,
                null,
                null,
                null,
                fixed ? new Remedy(Text.of("x.y"), "2", null) : null,
                List.of(Samples.place("package.json")));
    }

    private static Policy preset(String name) {
        return RuleSamples.config("extends: " + name + "\n");
    }
}
