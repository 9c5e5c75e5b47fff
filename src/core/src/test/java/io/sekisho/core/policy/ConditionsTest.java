package io.sekisho.core.policy;

import static io.sekisho.core.policy.RuleSamples.answer;
import static io.sekisho.core.policy.RuleSamples.judge;
import static io.sekisho.core.policy.RuleSamples.named;
import static io.sekisho.core.policy.RuleSamples.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every condition, on findings that meet it and on findings that do not. */
class ConditionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // when                                        | meets it            | does not
                "{}                                            | log4j aws sql external lodash | ",
                "{severity: critical}                          | log4j aws           | sql lodash external",
                "{severity: [critical, medium]}                | log4j external      | sql lodash",
                "{severity: '>=high'}                          | log4j sql lodash    | external",
                "{severity: ['>=high', medium]}                | sql external        | ",
                "{kind: dependency}                            | log4j lodash        | aws sql external",
                "{kind: [secret, code]}                        | aws sql             | log4j external",
                "{kev: true}                                   | log4j               | lodash aws sql external",
                "{kev: false}                                  | lodash              | log4j aws sql",
                "{epss: '>=0.5'}                               | log4j               | lodash sql",
                "{epss: '>0.5'}                                |                     | log4j",
                "{epss: '<=0.5'}                               | log4j               | lodash",
                "{epss: '<0.5'}                                |                     | log4j lodash",
                "{epss-percentile: '>=0.9'}                    | log4j               | lodash",
                "{epss-percentile: '>0.9'}                     |                     | log4j",
                "{cvss: {AV: N}}                               | log4j               | lodash aws sql",
                "{cvss: {AV: N, PR: [L, N]}}                   | log4j               | lodash",
                "{cvss: {AV: N, PR: L}}                        |                     | log4j",
                "{cvss: {AV: L}}                               |                     | log4j",
                // The v2 vector beside it does not count.
                "{cvss: {Au: N}}                               |                     | log4j",
                "{cwe: 502}                                    | log4j               | sql aws",
                "{cwe: [CWE-89, 79]}                           | sql external        | log4j",
                "{rule: aws-*}                                 | aws                 | log4j sql",
                "{rule: SQL_INJECTION}                         |                     | sql",
                "{rule: ['*INJECTION*', js/xss]}               | sql external        | aws",
                "{rule: CVE-2021-*}                            | log4j               | lodash",
                "{rule: GHSA-*}                                | log4j lodash        | sql",
                "{package: pkg:maven/org.apache.logging.log4j/log4j-core} | log4j    | lodash sql",
                "{package: pkg:maven/org.apache.logging.log4j/*} | log4j             | lodash",
                "{package: ['pkg:npm/%40lodash/*', 'pkg:pypi/x']} | lodash           | log4j",
                "{package: pkg:npm/%40lodash/es}               | lodash              | log4j",
                "{package: pkg:maven/org.apache.logging.log4j/*, versions: '>=2.0,<2.15'} | log4j | ",
                "{package: pkg:maven/org.apache.logging.log4j/*, versions: ['<2', '>=2.14,<2.14.1']} | | log4j",
                "{package: pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1} | log4j | lodash",
                "{package: pkg:maven/org.apache.logging.log4j/*@2.14.2} |            | log4j",
                "{path: web/**}                                | log4j external      | aws sql",
                "{path: [src/test/**, config/*.yml]}           | sql aws             | log4j",
                "{fix: available}                              | log4j               | lodash sql aws",
                "{fix: none}                                   | lodash              | log4j sql aws external",
                "{unscored: true}                              | lodash              | log4j sql",
                "{unscored: false}                             | log4j               | lodash sql",
                "{direct: true}                                | log4j               | lodash sql",
                "{direct: false}                               | log4j lodash        | aws sql",
                "{in-tree: true}                               | aws sql log4j       | ",
                "{in-tree: false}                              | aws                 | sql log4j",
                "{scanner: [code, external]}                   | sql external        | log4j aws",
                "{scanner: secret}                             | aws                 | sql",
                // What another tool reports, with a CVE and without. What it does not say is met by neither value.
                "{kev: true, kind: external}                   | trivy               | grype external log4j",
                "{kev: false}                                  |                     | trivy grype external",
                "{epss: '>=0.5'}                               | trivy               | grype external",
                "{epss-percentile: '<=0.9'}                    | trivy               | grype external",
                "{cvss: {AV: N, PR: N}}                        | trivy               | grype external",
                "{fix: available}                              | trivy               | grype external",
                "{fix: none}                                   |                     | trivy grype external",
                "{unscored: false}                             | trivy grype         | external",
                "{unscored: true}                              |                     | trivy grype external",
                "{package: pkg:maven/org.apache.logging.log4j/*} | trivy grype       | external",
                "{package: pkg:maven/org.apache.logging.log4j/*, versions: '<2.15'} | trivy grype | external",
                "{direct: false}                               |                     | trivy external",
                // All must hold, and for one and the same place.
                "{kind: secret, severity: critical, rule: aws-*} | aws               | log4j sql",
                "{kind: secret, severity: high}                |                     | aws sql",
                "{path: config/app.yml, in-tree: true}         | aws                 | ",
                "{path: config/old.yml, in-tree: true}         |                     | aws",
                "{path: shop/**, direct: false}                | log4j               | ",
                "{path: shop/**, direct: true}                 |                     | log4j",
            })
    void eachCondition(String when, String meeting, String not) {
        Policy policy = policy("- {name: r, when: " + when + ", action: fail}");
        for (String name : split(meeting)) {
            assertThat(judge(named(name), policy, RuleSamples.UNKNOWN).action())
                    .as(name)
                    .isEqualTo(Action.FAIL);
        }
        for (String name : split(not)) {
            assertThat(judge(named(name), policy, RuleSamples.UNKNOWN).action())
                    .as(name)
                    .isEqualTo(Action.WARN);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // when                      | new, introduced | new, disclosed | existing | nothing to compare with
                "{status: new}               | true            | true           | false    | true",
                "{status: existing}          | false           | false          | true     | false",
                "{status: unknown}           | false           | false          | false    | true",
                "{status: [existing, new]}   | true            | true           | true     | true",
                "{cause: introduced}         | true            | false          | false    | true",
                "{cause: disclosed}          | false           | true           | false    | false",
            })
    void statusAndCause(String when, boolean introduced, boolean disclosed, boolean existing, boolean unknown) {
        Policy policy = policy("- {name: r, when: " + when + ", action: fail}");
        assertThat(fails(policy, answer(Status.NEW, Cause.INTRODUCED, 0, 0, 1))).isEqualTo(introduced);
        assertThat(fails(policy, answer(Status.NEW, Cause.DISCLOSED, 0, 0, 1))).isEqualTo(disclosed);
        assertThat(fails(policy, RuleSamples.EXISTING)).isEqualTo(existing);
        assertThat(fails(policy, RuleSamples.UNKNOWN)).isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">=90d | 89 | false", ">=90d | 90 | true", ">90d | 90 | false", ">90d | 91 | true",
                "<7d   | 6  | true", "<7d   | 7  | false", "<=7d | 7  | true", "<=7d | 8  | false",
                // A clock that was wrong once makes nothing younger than today.
                ">=0d  | -400 | true", "<1d | -400 | true", ">=1d | -400 | false",
            })
    void ageOnTheVeryDay(String age, int daysAgo, boolean meets) {
        Policy policy = policy("- {name: r, when: {age: '" + age + "'}, action: fail}");
        assertThat(fails(policy, answer(Status.EXISTING, null, daysAgo))).isEqualTo(meets);
    }

    @ParameterizedTest
    @CsvSource({
        "a*b, ab, true", "a*b, a--b, true", "a*b, abc, false", "*, '', true", "a, '', false", "*a*, bab, true",
        "a**, a, true", "ab*ab, ab, false", "*ab, aab, true", "a.c, abc, false", "'', '', true", "a?c, abc, false",
    })
    void wildcards(String pattern, String text, boolean matches) {
        assertThat(new Wildcard(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void wildcardsTakeLinearTime() {
        Wildcard evil = new Wildcard("*a".repeat(200) + "*b");
        assertThat(evil.matches("a".repeat(100_000))).isFalse();
    }

    private static boolean fails(Policy policy, Statuses.Answer status) {
        return judge(named("log4j"), policy, status).action() == Action.FAIL;
    }

    private static String[] split(String names) {
        return names == null || names.isBlank() ? new String[0] : names.strip().split(" +");
    }
}
