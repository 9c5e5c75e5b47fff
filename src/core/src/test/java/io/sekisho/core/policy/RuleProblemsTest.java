package io.sekisho.core.policy;

import static io.sekisho.core.policy.RuleSamples.config;
import static io.sekisho.core.policy.RuleSamples.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Text;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // earlier                               | later                                   | the later is never
                // asked
                "{}                                      | {kind: code}                            | true",
                "{kind: code}                            | {}                                      | false",
                "{severity: '>=high'}                    | {severity: critical}                    | true",
                "{severity: critical}                    | {severity: '>=high'}                    | false",
                "{severity: critical}                    | {severity: critical, kind: code}        | true",
                "{severity: critical, kind: code}        | {severity: critical}                    | false",
                "{status: new}                           | {status: unknown}                       | true",
                "{status: unknown}                       | {status: new}                           | false",
                "{epss: '>=0.1'}                         | {epss: '>=0.2'}                         | true",
                "{epss: '>=0.2'}                         | {epss: '>=0.1'}                         | false",
                "{epss: '>=0.1'}                         | {epss: '>0.1'}                          | true",
                "{epss: '>0.1'}                          | {epss: '>=0.1'}                         | false",
                "{epss: '>=0.1'}                         | {epss: '<=0.2'}                         | false",
                "{epss: '<=0.2'}                         | {epss: '<0.2'}                          | true",
                "{epss: '<0.2'}                          | {epss: '<=0.2'}                         | false",
                "{epss: '<0.2'}                          | {epss: '<=0.1'}                         | true",
                "{epss: '<0.1'}                          | {epss: '<0.2'}                          | false",
                "{epss: '>=0.1'}                         | {epss-percentile: '>=0.2'}              | false",
                "{kev: true}                             | {direct: true}                          | false",
                "{age: '>=80d'}                          | {age: '>=90d'}                          | true",
                "{rule: 'aws-*'}                         | {rule: aws-access-token}                | true",
                "{rule: 'aws-*'}                         | {rule: 'aws-a*'}                        | true",
                "{rule: 'aws-a*'}                        | {rule: 'aws-*'}                         | false",
                "{rule: ['aws-*', 'gcp-*']}              | {rule: [gcp-api-key, aws-x]}            | true",
                "{rule: 'aws-*'}                         | {rule: [gcp-api-key, aws-x]}            | false",
                "{package: pkg:npm/*}                    | {package: pkg:npm/a}                    | true",
                "{package: pkg:npm/*, versions: '<2'}    | {package: pkg:npm/a}                    | false",
                "{package: pkg:npm/*, versions: '<2'}    | {package: pkg:npm/a, versions: '<2'}    | true",
                "{package: pkg:npm/*, versions: '<2'}    | {package: pkg:npm/a, versions: '<3'}    | false",
                "{package: pkg:npm/*}                    | {package: pkg:npm/a, versions: '<3'}    | true",
                "{package: pkg:npm/*}                    | {package: pkg:npm/a@1}                  | true",
                "{package: pkg:npm/a@1}                  | {package: pkg:npm/a}                    | false",
                "{package: pkg:npm/a}                    | {package: pkg:npm/*}                    | false",
                "{path: 'src/**'}                        | {path: ['src/**']}                      | true",
                "{path: '**'}                            | {path: 'src/**'}                        | true",
                "{path: 'src/**'}                        | {path: ['src/a/**', 'src/*.c']}         | true",
                "{path: 'src/**'}                        | {path: ['src/a/**', '*.c']}             | false",
                "{path: 'src/**'}                        | {path: ['src/**', 'a/**']}              | false",
                "{cvss: {AV: N}}                         | {cvss: {AV: N, PR: N}}                  | true",
                "{cvss: {AV: [N, A]}}                    | {cvss: {AV: N}}                         | true",
                "{cvss: {AV: N}}                         | {cvss: {AV: [N, A]}}                    | false",
                "{cvss: {AV: N, PR: N}}                  | {cvss: {AV: N}}                         | false",
                "{cwe: [79, 89]}                         | {cwe: CWE-89}                           | true",
                // Only a dependency, or what another tool reports, is in the catalogue, so it need not be said.
                "{kind: [dependency, external]}          | {kev: true}                             | true",
                "{kind: dependency}                      | {kev: true}                             | false",
                "{kind: external}                        | {kev: true}                             | false",
                "{kind: secret}                          | {kev: true}                             | false",
                "{kev: true}                             | {kind: dependency}                      | false",
                "{kind: [dependency, code, external]}    | {fix: none, severity: high}             | true",
                "{kind: [dependency, code]}              | {fix: none, severity: high}             | false",
            })
    void aRuleThatIsNeverAskedIsNoted(String earlier, String later, boolean shadowed) {
        Policy policy = policy(
                "- {name: a, when: " + earlier + ", action: fail}\n- {name: b, when: " + later + ", action: fail}");
        assertThat(RuleProblems.notes(policy.ruleSets()).isEmpty()).isEqualTo(!shadowed);
    }

    @Test
    void theNoteNamesBothPlacesAndIsPartOfTheJudgement() {
        Policy policy = policy("""
                - {name: wide, when: {kind: code}, action: warn}
                - {name: other, when: {kind: secret}, action: warn}
                - {name: narrow, when: {kind: code, severity: critical}, action: fail}
                """);
        assertThat(Samples.judge(RuleSamples.facts(null), policy).notes())
                .containsExactly(Text.of(
                        "policy.rule-unreachable", ".sekisho/config.yml:6", "narrow", "wide", ".sekisho/config.yml:4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: secret} | policy.never-kev",
                "{kind: [code, secret]} | policy.never-kev",
                "{kind: [secret, dependency]} |",
                "{severity: high} |",
            })
    void aGraceForWhatIsInNoCatalogueIsTold(String when, String told) {
        RuleSet rules = policy("- {name: a, when: " + when + ", action: fail, grace: {kev: {fail: 1d}}}")
                .ruleSets()
                .get(0);
        assertThat(NeverMatching.rules(rules.rules()))
                .extracting(Text::code)
                .containsExactlyElementsOf(Stream.ofNullable(told).toList());
    }

    @Test
    void anotherAuthorsRulesShadowNothing() {
        RuleSet one = policy("- {name: a, action: fail}").ruleSets().get(0);
        RuleSet other = policy("- {name: b, action: warn}").ruleSets().get(0);
        assertThat(RuleProblems.notes(java.util.List.of(one, other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "- {name: a, when: {kev: true}, action: fail}                                   | kev",
                "- {name: a, when: {epss: '>0.1'}, action: fail}                                | epss",
                "- {name: a, when: {epss-percentile: '>0.1', kev: false}, action: fail}         | epss kev",
                "- {name: a, action: fail, grace: {fail: 9d, kev: {fail: 1d}}}                  | kev",
                "- {name: a, when: {severity: high}, action: fail, grace: {fail: 9d}}           | ",
            })
    void whatDataAPolicyNeeds(String rules, String needs) {
        assertThat(String.join(" ", policy(rules).needs())).isEqualTo(needs == null ? "" : needs);
        assertThat(config("").needs()).isEmpty();
    }
}
