package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.policy.GateRule;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Action;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateRuleReaderTest {
    private final Problems problems = new Problems();

    @Test
    void aRuleKnowsItsPlace() {
        List<GateRule> rules = read("""
                rules:
                  - name: first
                    when: {severity: ">=high", path: ["a/**"]}
                    action: warn
                  - {name: second, action: ignore}
                """);
        assertThat(messages()).isEmpty();
        assertThat(rules).extracting(GateRule::name).containsExactly("first", "second");
        assertThat(rules).extracting(GateRule::source).containsExactly("c.yml:2", "c.yml:5");
        assertThat(rules).extracting(GateRule::action).containsExactly(Action.WARN, Action.IGNORE);
        assertThat(rules.get(0).when()).hasSize(2);
        assertThat(rules.get(1).when()).isEmpty();
        assertThat(rules.get(1).grace()).isNull();
    }

    @Test
    void noRulesAreNoRules() {
        assertThat(read("{}")).isEmpty();
        assertThat(read("rules: []")).isEmpty();
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // rule                                                       | what is said of it
                "{action: fail}                                               | c.yml:2:5: a rule needs \"name\"",
                "{name: a}                                                    | c.yml:2:5: a rule needs \"action\"",
                "{name: A b, action: fail}                                    | c.yml:2:6: a rule cannot be called \"A b\"",
                "{name: fail-on, action: fail}                                | c.yml:2:6: a rule cannot be called \"fail-on\"",
                "{name: a, action: block}                                     | c.yml:2:23: action cannot be \"block\". Expected: fail, warn, ignore.",
                "{name: a, action: fail, whn: {}}                             | c.yml:2:29: unknown key \"whn\"; did you mean \"when\"?",
                "{name: a, action: fail, when: }                              | c.yml:2:29: nothing is written below \"when\", which would stand for anything at all. Write what is meant",
                "{name: a, action: fail, when: []}                            | c.yml:2:35: \"when\" needs \"key: value\" lines",
                "{name: a, action: fail, when: {serverity: high}}             | unknown key \"serverity\"; did you mean \"severity\"?",
                "{name: a, action: fail, when: {epss_percentile: '>1'}}       | unknown key \"epss_percentile\"; did you mean \"epss-percentile\"?",
                "{name: a, action: fail, when: {severity: hihg}}              | c.yml:2:46: severity cannot be \"hihg\". Expected: critical, high, medium, low, info, \">=high\".",
                "{name: a, action: fail, when: {severity: [high, '>=hi']}}    | c.yml:2:53: severity cannot be \">=hi\"",
                "{name: a, action: fail, when: {severity: []}}                | severity cannot be \"[]\"",
                "{name: a, action: fail, when: {severity: {a: b}}}            | \"severity\" needs one value",
                "{name: a, action: fail, when: {kind: library}}               | kind cannot be \"library\". Expected: dependency, secret, code, external.",
                "{name: a, action: fail, when: {status: fixed}}               | status cannot be \"fixed\". Expected: new, existing, unknown.",
                "{name: a, action: fail, when: {cause: new}}                  | cause cannot be \"new\". Expected: introduced, disclosed.",
                "{name: a, action: fail, when: {kev: yes}}                    | kev cannot be \"yes\". Expected: true, false.",
                "{name: a, action: fail, when: {epss: 0.1}}                   | epss cannot be \"0.1\". Expected: \">=0.1\"",
                "{name: a, action: fail, when: {epss: '>=10'}}                | epss cannot be \">=10\"",
                "{name: a, action: fail, when: {epss: '>=1.1'}}               | epss cannot be \">=1.1\"",
                "{name: a, action: fail, when: {age: '>=90'}}                 | age cannot be \">=90\". Expected: \">=90d\", \"<7d\".",
                "{name: a, action: fail, when: {age: 90d}}                    | age cannot be \"90d\"",
                "{name: a, action: fail, when: {age: '>=3 months'}}           | age cannot be \">=3 months\"",
                "{name: a, action: fail, when: {age: '>=99999d'}}             | age cannot be \">=99999d\"",
                "{name: a, action: fail, when: {cvss: {AV: X}}}               | AV cannot be \"X\". Expected: N, A, L, P.",
                "{name: a, action: fail, when: {cvss: {Av: N}}}               | unknown key \"Av\"; did you mean \"AV\"?",
                "{name: a, action: fail, when: {cvss: {}}}                    | \"cvss\" names no part of the vector",
                "{name: a, action: fail, when: {cwe: XSS}}                    | cwe cannot be \"XSS\". Expected: 79, CWE-79.",
                "{name: a, action: fail, when: {fix: true}}                   | fix cannot be \"true\". Expected: available, none.",
                "{name: a, action: fail, when: {scanner: gitleaks}}           | scanner cannot be \"gitleaks\". Expected: dependency, secret, code, external.",
                "{name: a, action: fail, when: {package: log4j}}              | package cannot be \"log4j\"",
                "{name: a, action: fail, when: {package: 'pkg:npm/a@1.*'}}    | package cannot be \"pkg:npm/a@1.*\"",
                "{name: a, action: fail, when: {package: 'pkg:npm/a@1', versions: <2}} | versions cannot be \"<2\"",
                "{name: a, action: fail, when: {package: 'pkg:*'}}            | package cannot be \"pkg:*\"",
                "{name: a, action: fail, when: {versions: '<2'}}              | \"versions\" needs a \"package\" beside it",
                "{name: a, action: fail, when: {package: pkg:npm/a, versions: two!}} | versions cannot be \"two!\"",
                "{name: a, action: fail, when: {path: /etc}}                  | path cannot be \"/etc\"",
                "{name: a, action: fail, grace: {}}                           | c.yml:2:36: no period in \"grace\"",
                "{name: a, action: fail, grace: {from: commit}}               | no period in \"grace\"",
                "{name: a, action: fail, grace: {warn: 80d}}                  | a grace period needs \"fail\"",
                "{name: a, action: fail, grace: {warn: 80d, fail: 79d}}       | c.yml:2:37: it would warn on day 80, after it fails on day 79",
                "{name: a, action: fail, grace: {high: {warn: 2d, fail: 1d}}} | it would warn on day 2, after it fails on day 1",
                "{name: a, action: fail, grace: {fail: 3 weeks}}              | fail cannot be \"3 weeks\". Expected: 0d, 14d, 90d.",
                "{name: a, action: fail, grace: {fail: 9d, warn: soon}}       | warn cannot be \"soon\"",
                "{name: a, action: fail, grace: {fail: 9d, hihg: {fail: 1d}}} | unknown key \"hihg\"; did you mean \"high\"?",
                "{name: a, action: fail, grace: {high: {fial: 1d}}}           | unknown key \"fial\"; did you mean \"fail\"?",
                "{name: a, action: fail, grace: {fail: 9d, from: birth}}      | from cannot be \"birth\". Expected: first-seen, commit.",
                "{name: a, action: warn, grace: {fail: 9d}}                   | c.yml:2:29: a grace period needs action: fail; \"warn\" waits for nothing",
                "{name: a, action: fail, when: {kind: secret, kev: true}}     | c.yml:2:6: rule \"a\" can never match: \"kev\" and \"kind\" rule each other out",
                "{name: a, action: fail, when: {kind: [code, secret], cvss: {AV: N}}} | rule \"a\" can never match",
                "{name: a, action: fail, when: {status: existing, cause: introduced}} | rule \"a\" can never match: \"cause\" and \"status\"",
                "{name: a, action: fail, when: {status: unknown, cause: disclosed}}   | rule \"a\" can never match: \"cause\" and \"status\"",
                "{name: a, action: fail, when: {kind: code, scanner: secret}}        | rule \"a\" can never match: \"kind\" and \"scanner\"",
                "{name: a, action: fail, when: {epss: '>1'}}                         | epss cannot be \">1\"",
                "{name: a, action: fail, when: {epss-percentile: '<0.0'}}            | epss-percentile cannot be \"<0.0\"",
                "{name: a, action: fail, when: {age: '< 0d'}}                        | age cannot be \"< 0d\"",
                "{name: a, action: fail, when: {unscored: true, cvss: {AV: N}}}       | rule \"a\" can never match: \"cvss\" and \"unscored\"",
            })
    void whatIsWrongIsSaidWithItsPlaceAndItsCure(String rule, String message) {
        read("rules:\n  - " + rule);
        assertThat(messages())
                .anySatisfy(one -> assertThat(one).contains(message).startsWith("c.yml:2:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{kind: [secret, dependency], kev: true}",
                "{status: unknown, cause: introduced}",
                "{status: [existing, new], cause: disclosed}",
                "{unscored: false, cvss: {AV: N}}",
                "{epss: '>=0'}",
                "{epss: '<=1'}",
                "{epss: '<= 1.0'}",
                "{age: '>= 0d'}",
            })
    void whatCanMatchIsNoProblem(String when) {
        assertThat(read("rules:\n  - {name: a, action: fail, when: " + when + "}"))
                .hasSize(1);
        assertThat(messages()).isEmpty();
    }

    @Test
    void namesAndConditionsAreUsedOnce() {
        read("""
                rules:
                  - {name: a, when: {kind: code, severity: [high, critical]}, action: fail}
                  - {name: a, when: {kind: secret}, action: fail}
                  - {name: b, when: {severity: [critical, high], kind: code}, action: warn}
                """);
        assertThat(messages())
                .containsExactly(
                        "c.yml:3:6: the name \"a\" is taken by c.yml:2. Choose another.",
                        "c.yml:4:6: rule \"b\" has the same conditions as \"a\" (c.yml:2), but asks for warn where that asks"
                                + " for fail. Keep one.");
    }

    @Test
    void aRuleWithAMistakeIsNoRule() {
        assertThat(read("rules:\n  - {name: a, action: fail, when: {severity: high, kind: cod}}"))
                .isEmpty();
        assertThat(read("rules:\n  - {name: a, action: fail, when: {cvss: {AV: N, PR: Z}}}"))
                .isEmpty();
        assertThat(read("rules:\n  - {name: a, action: fail, when: {package: pkg:npm/a, versions: '?'}}"))
                .isEmpty();
    }

    /** The page lists exactly the keys that are read, in tables whose rows begin with the key. */
    @Test
    void thePageNamesEveryKey() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("sekisho.root"), "docs", "gate-rules.md"));
        assertThat(rows(page, "## Conditions")).isEqualTo(allowed("rules:\n  - {name: a, action: fail, when: {?: 1}}"));
        assertThat(rows(page, "## Grace"))
                .isEqualTo(allowed("rules:\n  - {name: a, action: fail, grace: {fail: 1d, ?: 1}}"));
        assertThat(rows(page, "## A rule")).isEqualTo(allowed("rules:\n  - {name: a, action: fail, ?: 1}"));
    }

    private static TreeSet<String> rows(String page, String heading) {
        String section = page.substring(page.indexOf("\n" + heading + "\n"));
        int end = section.indexOf("\n## ", 2);
        Matcher row = Pattern.compile("(?m)^\\|((?: ?`[a-z-]+`,?)+) \\|")
                .matcher(end < 0 ? section : section.substring(0, end));
        TreeSet<String> keys = new TreeSet<>();
        while (row.find()) {
            Stream.of(row.group(1).split(","))
                    .map(key -> key.replaceAll("[` ]", ""))
                    .forEach(keys::add);
        }
        return keys;
    }

    private TreeSet<String> allowed(String yaml) {
        Problems found = new Problems();
        GateRuleReader.read(YamlFile.read("c.yml", yaml.getBytes(StandardCharsets.UTF_8), found));
        String message = messages(found).stream()
                .filter(one -> one.contains("Allowed: "))
                .findFirst()
                .orElseThrow();
        return Stream.of(message.replaceAll("(?s).*Allowed: ", "")
                        .replaceAll("[.]$", "")
                        .split(", "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<GateRule> read(String yaml) {
        return GateRuleReader.read(YamlFile.read("c.yml", yaml.getBytes(StandardCharsets.UTF_8), problems));
    }

    private List<String> messages() {
        return messages(problems);
    }

    private static List<String> messages(Problems problems) {
        try {
            problems.throwIfAny();
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(new Texts(Language.EN)::render).toList();
        }
    }
}
