package io.sekisho.core.policy;

import static io.sekisho.core.policy.RuleSamples.TODAY;
import static io.sekisho.core.policy.RuleSamples.answer;
import static io.sekisho.core.policy.RuleSamples.awsKey;
import static io.sekisho.core.policy.RuleSamples.config;
import static io.sekisho.core.policy.RuleSamples.injection;
import static io.sekisho.core.policy.RuleSamples.judge;
import static io.sekisho.core.policy.RuleSamples.lodash;
import static io.sekisho.core.policy.RuleSamples.log4j;
import static io.sekisho.core.policy.RuleSamples.policy;
import static io.sekisho.core.policy.RuleSamples.suppressed;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingJudgeTest {
    private static final Statuses.Answer INTRODUCED = answer(Status.NEW, Cause.INTRODUCED, 0, 0, 1);
    private static final Statuses.Answer DISCLOSED = answer(Status.NEW, Cause.DISCLOSED, 0, 0, 1);
    private static final Statuses.Answer SECOND_IS_NEW = answer(Status.NEW, Cause.INTRODUCED, 50, 1);
    private static final Policy ALL_FAIL = policy("- {name: all, action: fail}");

    @Test
    void theFirstRuleThatMatchesDecides() {
        Policy policy = policy("""
                - {name: keys, when: {rule: "aws-*"}, action: warn}
                - {name: secrets, when: {kind: secret}, action: fail}
                - {name: rest, action: ignore}
                """);
        FindingJudgement key = judge(awsKey(), policy, INTRODUCED);
        assertThat(key.action()).isEqualTo(Action.WARN);
        assertThat(key.rule().name()).isEqualTo("keys");
        assertThat(key.rule().source()).isEqualTo(".sekisho/config.yml:4");
        assertThat(key.unblock()).isNull();
        FindingJudgement code = judge(injection(), policy, INTRODUCED);
        assertThat(code.action()).isEqualTo(Action.IGNORE);
        assertThat(code.reason()).isEqualTo(Text.of("policy.rule-ignores", "rest", ".sekisho/config.yml:6"));
    }

    @Test
    void whatNoRuleMatchesGoesByTheThreshold() {
        Policy policy = config("""
                gate:
                  fail-on: high
                  rules:
                    - {name: keys, when: {rule: "aws-*"}, action: ignore}
                """);
        FindingJudgement code = judge(injection(), policy, INTRODUCED);
        assertThat(code.action()).isEqualTo(Action.FAIL);
        assertThat(code.rule().name()).isEqualTo("fail-on");
        assertThat(code.rule().source()).isEqualTo(".sekisho/config.yml:2");
        assertThat(judge(awsKey(), policy, INTRODUCED).action()).isEqualTo(Action.IGNORE);
    }

    @Test
    void aRuleForOneDirectorySaysNothingOfAnother() {
        Policy policy = policy("""
                - {name: tests, when: {path: "src/test/**"}, action: ignore}
                - {name: code, when: {kind: code}, action: fail}
                """);
        assertThat(judge(injection(), policy, INTRODUCED).rule().name()).isEqualTo("code");
        // With the place in src/main suppressed, only the one that may stay is left.
        FindingJudgement tests = judge(injection(), policy, INTRODUCED, null, List.of(suppressed(0)));
        assertThat(tests.action()).isEqualTo(Action.IGNORE);
        assertThat(tests.rule().name()).isEqualTo("tests");
        assertThat(judge(injection(), policy, INTRODUCED, null, List.of(suppressed(1)))
                        .action())
                .isEqualTo(Action.FAIL);
    }

    @Test
    void theGravestAnswerOfAllPlacesCountsWhateverTheOrder() {
        Policy policy = policy("""
                - {name: main, when: {path: "src/main/**"}, action: warn}
                - {name: tests, when: {path: "src/test/**"}, action: fail}
                """);
        assertThat(judge(injection(), policy, INTRODUCED).rule().name()).isEqualTo("tests");
    }

    @Test
    void eachPlaceIsDecidedOnce() {
        Policy policy = policy("""
                - {name: middle, when: {path: b}, action: ignore}
                - {name: first, when: {path: a}, action: warn}
                - {name: last, when: {path: [b, c]}, action: fail}
                """);
        Finding all = Samples.finding(Severity.LOW, Samples.place("a"), Samples.place("b"), Samples.place("c"));
        assertThat(judge(all, policy, RuleSamples.UNKNOWN).rule().name()).isEqualTo("last");
        Finding two = Samples.finding(Severity.LOW, Samples.place("a"), Samples.place("b"));
        assertThat(judge(two, policy, RuleSamples.UNKNOWN).rule().name()).isEqualTo("first");
        Finding one = Samples.finding(Severity.LOW, Samples.place("b"));
        assertThat(judge(one, policy, RuleSamples.UNKNOWN).rule().name()).isEqualTo("middle");
    }

    @Test
    void severalAuthorsEachHaveTheirSay() {
        RuleSet floor = new RuleSet(
                "floor",
                List.of(new GateRule("no-keys", "floor:3", List.of(), Action.FAIL, null)),
                FailOn.NONE,
                "floor:1");
        RuleSet own = policy("- {name: keys, action: ignore}").ruleSets().get(0);
        for (List<RuleSet> sets : List.of(List.of(floor, own), List.of(own, floor))) {
            FindingJudgement judged =
                    judge(awsKey(), Policy.defaults().draft().ruleSets(sets).policy(), INTRODUCED);
            assertThat(judged.action()).isEqualTo(Action.FAIL);
            assertThat(judged.rule().source()).isEqualTo("floor:3");
        }
    }

    @Test
    void whatAnotherAuthorFailsLaterIsShown() {
        RuleSet later = policy("- {name: later, action: fail, grace: {warn: 5d, fail: 10d}}")
                .ruleSets()
                .get(0);
        RuleSet warns = policy("- {name: warns, action: warn}").ruleSets().get(0);
        FindingJudgement judged = judge(
                awsKey(),
                Policy.defaults().draft().ruleSets(List.of(later, warns)).policy(),
                INTRODUCED);
        assertThat(judged.action()).isEqualTo(Action.WARN);
        assertThat(judged.rule().name()).isEqualTo("warns");
        assertThat(judged.deadline().failFrom()).isEqualTo(TODAY.plusDays(10));
        // Of two that warn, the one that is due first speaks.
        RuleSet sooner = policy("- {name: sooner, action: fail, grace: {fail: 3d}}")
                .ruleSets()
                .get(0);
        RuleSet late = policy("- {name: late, action: fail, grace: {fail: 30d}}")
                .ruleSets()
                .get(0);
        Policy both = Policy.defaults().draft().ruleSets(List.of(late, sooner)).policy();
        assertThat(judge(awsKey(), both, INTRODUCED).rule().name()).isEqualTo("sooner");
    }

    @Test
    void whatIsSuppressedEverywhereIsNotAsked() {
        FindingJudgement judged = judge(awsKey(), ALL_FAIL, INTRODUCED, null, List.of(suppressed(0), suppressed(1)));
        assertThat(judged.action()).isEqualTo(Action.IGNORE);
        assertThat(judged.reason()).isEqualTo(Text.of("policy.suppressed", "s.yml:1"));
        assertThat(judged.rule()).isNull();
        assertThat(judged.unblock()).isNull();
        assertThat(judged.status()).isEqualTo(Status.NEW);
        assertThat(judged.cause()).isEqualTo(Cause.INTRODUCED);
        assertThat(judged.fresh()).containsExactly(0, 1);
        assertThat(judged.firstSeen()).isEqualTo(TODAY);
    }

    @ParameterizedTest
    @CsvSource({
        // what,      on a change, on the default branch
        "introduced,  FAIL, FAIL, policy.rule-fails",
        "disclosed,   WARN, FAIL, policy.only-disclosed",
        "existing,    WARN, FAIL, policy.not-introduced",
        "unknown,     FAIL, FAIL, policy.rule-fails",
    })
    void aChangeFailsForWhatItIntroduced(String what, Action onChange, Action onBranch, String reason) {
        Statuses.Answer status = switch (what) {
            case "introduced" -> INTRODUCED;
            case "disclosed" -> DISCLOSED;
            case "existing" -> RuleSamples.EXISTING;
            default -> RuleSamples.UNKNOWN;
        };
        FindingJudgement judged = judge(log4j(), ALL_FAIL, status, "origin/main", List.of());
        assertThat(judged.action()).isEqualTo(onChange);
        assertThat(judged.reason().code()).isEqualTo(reason);
        if (onChange == Action.WARN) {
            assertThat(judged.reason().arguments()).containsExactly("all", "origin/main");
        }
        assertThat(judged.rule().name()).isEqualTo("all");
        assertThat(judge(log4j(), ALL_FAIL, status).action()).isEqualTo(onBranch);
        Policy strict = ALL_FAIL.draft().gateAll(true).policy();
        assertThat(judge(log4j(), strict, status, "origin/main", List.of()).action())
                .isEqualTo(Action.FAIL);
    }

    @Test
    void whatFallsDueBlocksTheDefaultBranchNotAnUnrelatedChange() {
        Policy policy = policy("- {name: old, action: fail, grace: {warn: 80d, fail: 90d}}");
        Statuses.Answer due = answer(Status.EXISTING, null, 90);
        assertThat(judge(log4j(), policy, due).action()).isEqualTo(Action.FAIL);
        FindingJudgement onChange = judge(log4j(), policy, due, "origin/main", List.of());
        assertThat(onChange.action()).isEqualTo(Action.WARN);
        assertThat(onChange.deadline().failFrom()).isEqualTo(TODAY);
    }

    @Test
    void anOldPlaceFailsNoChangeThatAddsAnAllowedOne() {
        // The new place is the test, which may stay; the one in src/main was there before.
        Policy policy = policy("""
                - {name: tests, when: {path: "src/test/**"}, action: ignore}
                - {name: code, action: fail}
                """);
        FindingJudgement judged = judge(injection(), policy, SECOND_IS_NEW, "origin/main", List.of());
        assertThat(judged.action()).isEqualTo(Action.WARN);
        assertThat(judged.reason().code()).isEqualTo("policy.not-introduced");
        // The other way round the change is the culprit.
        FindingJudgement copied =
                judge(injection(), policy, answer(Status.NEW, Cause.INTRODUCED, 0, 0), "origin/main", List.of());
        assertThat(copied.action()).isEqualTo(Action.FAIL);
        // So it is when the new place is suppressed: what is left was there.
        assertThat(judge(injection(), ALL_FAIL, SECOND_IS_NEW, "origin/main", List.of(suppressed(1)))
                        .action())
                .isEqualTo(Action.WARN);
        assertThat(judge(injection(), ALL_FAIL, SECOND_IS_NEW, "origin/main", List.of(suppressed(0)))
                        .action())
                .isEqualTo(Action.FAIL);
    }

    @Test
    void rulesForWhatIsNewAreNotAskedForOldPlaces() {
        Policy policy = policy("- {name: new, when: {status: new, path: \"src/main/**\"}, action: fail}");
        assertThat(judge(injection(), policy, SECOND_IS_NEW).action()).isEqualTo(Action.WARN);
        assertThat(judge(injection(), policy, INTRODUCED).action()).isEqualTo(Action.FAIL);
    }

    @Test
    void acceptedDebtWarnsUntilItsDay() {
        Policy policy = ALL_FAIL.draft()
                .baseline(new Baseline(".sekisho/baseline.yml", LocalDate.of(2027, 3, 31), true, List.of()))
                .policy();
        Statuses.Answer accepted = new Statuses.Answer(Status.EXISTING, null, List.of(), TODAY, true);
        FindingJudgement judged = judge(log4j(), policy, accepted);
        assertThat(judged.action()).isEqualTo(Action.WARN);
        assertThat(judged.accepted()).isEqualTo(".sekisho/baseline.yml");
        assertThat(judged.reason()).isEqualTo(Text.of("policy.accepted", ".sekisho/baseline.yml", "2027-03-31", "all"));
        assertThat(judged.unblock().arguments())
                .containsExactly("log4j:log4j-core", "2.15.0", "d1:log4j", "2027-04-01");
        FindingJudgement other = judge(log4j(), policy, RuleSamples.EXISTING);
        assertThat(other.action()).isEqualTo(Action.FAIL);
        assertThat(other.accepted()).isNull();
        // What a rule only warns of needs no acceptance, but has it: a stricter policy asks for more.
        Policy warning = policy.draft()
                .ruleSets(policy("- {name: w, action: warn}").ruleSets())
                .policy();
        assertThat(judge(log4j(), warning, accepted).accepted()).isEqualTo(".sekisho/baseline.yml");
        assertThat(judge(log4j(), warning, accepted).reason().code()).isEqualTo("policy.rule-warns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log4j    | own     | policy.unblock-dependency-fixed         | log4j:log4j-core 2.15.0 d1:log4j",
                "lodash   | own     | policy.unblock-dependency               | d1:lodash",
                "aws      | own     | policy.unblock-secret                   | s1:aws",
                "sql      | own     | policy.unblock-code                     | c1:sql",
                "external | own     | policy.unblock-external                 | x1:x",
                "log4j    | change  | policy.unblock-dependency-fixed-change  | log4j:log4j-core 2.15.0 d1:log4j origin/main",
                "lodash   | change  | policy.unblock-dependency-change        | d1:lodash origin/main",
                "aws      | change  | policy.unblock-secret-change            | s1:aws origin/main",
                "sql      | change  | policy.unblock-code-change              | c1:sql origin/main",
                "external | change  | policy.unblock-external-change          | x1:x origin/main",
                "log4j    | central | policy.unblock-dependency-fixed-central | log4j:log4j-core 2.15.0 d1:log4j",
                "lodash   | central | policy.unblock-dependency-central       | d1:lodash",
                "aws      | central | policy.unblock-secret-central           | s1:aws",
                "sql      | central | policy.unblock-code-central             | c1:sql",
                "external | central | policy.unblock-external-central         | x1:x",
            })
    void theShortestLegalWay(String name, String way, String code, String arguments) {
        Policy policy = way.equals("central")
                ? ALL_FAIL.draft()
                        .limits(new SuppressionLimits(false, 0, Set.of()))
                        .policy()
                : ALL_FAIL;
        for (String target : way.equals("change") ? List.of("origin/main") : List.of("", "origin/main")) {
            if (way.equals("own") && !target.isEmpty()) {
                continue;
            }
            Text unblock = judge(
                            RuleSamples.named(name), policy, INTRODUCED, target.isEmpty() ? null : target, List.of())
                    .unblock();
            assertThat(unblock.code()).isEqualTo(code);
            assertThat(unblock.arguments()).containsExactly(arguments.split(" "));
        }
    }

    @Test
    void everyTextIsWholeInBothLanguages() {
        Policy central = ALL_FAIL.draft()
                .limits(new SuppressionLimits(false, 0, Set.of()))
                .policy();
        Policy grace = policy("- {name: g, action: fail, grace: {warn: 80d, fail: 90d}}");
        List<FindingJudgement> judged = Stream.of(log4j(), lodash(), awsKey(), injection(), RuleSamples.external())
                .flatMap(finding -> Stream.of(
                        judge(finding, ALL_FAIL, INTRODUCED),
                        judge(finding, ALL_FAIL, INTRODUCED, "origin/main", List.of()),
                        judge(finding, ALL_FAIL, DISCLOSED, "origin/main", List.of()),
                        judge(finding, central, INTRODUCED),
                        judge(finding, grace, INTRODUCED),
                        judge(finding, grace, answer(Status.EXISTING, null, 85)),
                        judge(finding, grace, answer(Status.EXISTING, null, 95))))
                .toList();
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            for (FindingJudgement one : judged) {
                for (Text text : List.of(one.reason(), one.unblock())) {
                    String rendered = texts.render(text);
                    assertThat(rendered)
                            .doesNotContain("policy.", "{", "}")
                            .endsWith(language == Language.EN ? "." : "。");
                    text.arguments().stream()
                            .filter(argument ->
                                    !argument.contains(":log4j") || !text.code().contains("before"))
                            .forEach(argument -> assertThat(rendered).contains(argument));
                }
            }
        }
    }

    @Test
    void theVerdictCountsByRule() {
        Policy policy = config("""
                gate:
                  fail-on: high
                  rules:
                    - {name: exploited, when: {kev: true}, action: fail}
                    - {name: keys, when: {kind: secret}, action: fail}
                    - {name: warned, when: {kind: external}, action: warn}
                """);
        Judgement judgement = new Judge()
                .judge(
                        RuleSamples.facts(null, awsKey(), log4j(), log4j(), injection(), RuleSamples.external()),
                        policy,
                        Samples.CLOCK);
        assertThat(judgement.verdict().reasons())
                .containsExactly(
                        Text.of("policy.failed-rule", 1, "keys", ".sekisho/config.yml:5"),
                        Text.of("policy.failed-rule", 2, "exploited", ".sekisho/config.yml:4"),
                        Text.of("policy.failed", 1, "high"));
    }

    @Test
    void theVerdictNamesTheThresholdOfWhoFailedIt() {
        RuleSet floor = new RuleSet("floor", List.of(), FailOn.CRITICAL, "floor:1");
        RuleSet own = new RuleSet("own", List.of(), FailOn.HIGH, "own:1");
        Policy policy = Policy.defaults().draft().ruleSets(List.of(floor, own)).policy();
        Judgement judgement = new Judge().judge(RuleSamples.facts(null, awsKey(), injection()), policy, Samples.CLOCK);
        assertThat(judgement.verdict().reasons())
                .containsExactly(Text.of("policy.failed", 1, "critical"), Text.of("policy.failed", 1, "high"));
        assertThat(judgement.verdict().failOn()).isEqualTo("high");
    }
}
