package io.sekisho.core.policy;

import static io.sekisho.core.policy.RuleSamples.answer;
import static io.sekisho.core.policy.RuleSamples.awsKey;
import static io.sekisho.core.policy.RuleSamples.injection;
import static io.sekisho.core.policy.RuleSamples.judge;
import static io.sekisho.core.policy.RuleSamples.log4j;
import static io.sekisho.core.policy.RuleSamples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.model.Action;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Deadline;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraceTest {
    private static final LocalDate TODAY = Samples.TODAY;

    @ParameterizedTest
    @CsvSource({
        // first seen days ago -> action, reason
        "0,   IGNORE, policy.grace-quiet",
        "79,  IGNORE, policy.grace-quiet",
        "80,  WARN,   policy.grace-warns",
        "89,  WARN,   policy.grace-warns",
        "90,  FAIL,   policy.grace-over",
        "900, FAIL,   policy.grace-over",
        "-5,  IGNORE, policy.grace-quiet",
    })
    void warnsOnDay80AndFailsOnDay90(int daysAgo, Action action, String reason) {
        FindingJudgement judged = judged(injection(), "{warn: 80d, fail: 90d}", daysAgo);
        assertThat(judged.action()).isEqualTo(action);
        assertThat(judged.reason().code()).isEqualTo(reason);
        LocalDate seen = TODAY.minusDays(Math.max(0, daysAgo));
        assertThat(judged.deadline()).isEqualTo(new Deadline(seen, seen.plusDays(80), seen.plusDays(90)));
        assertThat(judged.rule().name()).isEqualTo("r");
        assertThat(judged.firstSeen()).isEqualTo(seen);
    }

    @Test
    void theReasonNamesTheDays() {
        assertThat(judged(injection(), "{warn: 80d, fail: 90d}", 85).reason().arguments())
                .containsExactly(
                        "r", TODAY.plusDays(5).toString(), TODAY.minusDays(85).toString());
        assertThat(judged(injection(), "{warn: 80d, fail: 90d}", 10).reason().arguments())
                .containsExactly(
                        "r",
                        TODAY.plusDays(70).toString(),
                        TODAY.plusDays(80).toString(),
                        TODAY.minusDays(10).toString());
        FindingJudgement quiet = judged(injection(), "{warn: 80d, fail: 90d}", 10);
        assertThat(quiet.unblock().code()).isEqualTo("policy.unblock-before");
        assertThat(quiet.unblock().arguments())
                .containsExactly("c1:sql", TODAY.plusDays(80).toString());
        assertThat(judged(log4j(), "{warn: 80d, fail: 90d}", 10).unblock().arguments())
                .containsExactly(
                        "log4j:log4j-core",
                        "2.15.0",
                        "d1:log4j",
                        TODAY.plusDays(80).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{critical: {warn: 0d, fail: 7d}, high: {warn: 1d, fail: 30d}}       | aws | 7",
                "{critical: {warn: 0d, fail: 7d}, high: {warn: 1d, fail: 30d}}       | sql | 30",
                "{critical: {fail: 7d}, warn: 10d, fail: 20d}                        | sql | 20",
                "{fail: 0d}                                                          | sql | 0",
                // A severity that is not named has no grace.
                "{critical: {warn: 0d, fail: 7d}}                                    | sql | none",
            })
    void bySeverity(String grace, String name, String fail) {
        Deadline deadline = judged(RuleSamples.named(name), grace, 0).deadline();
        assertThat(
                        deadline == null
                                ? "none"
                                : String.valueOf(deadline.failFrom().toEpochDay() - TODAY.toEpochDay()))
                .isEqualTo(fail);
        if (deadline == null) {
            assertThat(judged(RuleSamples.named(name), grace, 0).action()).isEqualTo(Action.FAIL);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // grace                                              | seen | listed | counted from | warns on | fails
                // on (days ago)
                "{warn: 80d, fail: 90d, kev: {warn: 0d, fail: 14d}}   | 50   | 900    | 50           | 50       | 36",
                // Counted from the later of the two.
                "{warn: 80d, fail: 90d, kev: {warn: 0d, fail: 14d}}   | 50   | 3      | 3            | 3        | -11",
                // Never lengthened: listed on day 85, it still fails on day 90.
                "{warn: 80d, fail: 90d, kev: {warn: 0d, fail: 14d}}   | 85   | 0      | 85           | 5        | -5",
                "{warn: 0d, fail: 7d, kev: {warn: 5d, fail: 14d}}     | 2    | 2      | 2            | 2        | -5",
                // Alone it is the period itself.
                "{kev: {warn: 2d, fail: 14d}}                         | 50   | 3      | 3            | 1        | -11",
                // The catalogue does not say when, or says tomorrow: first seen counts.
                "{kev: {warn: 2d, fail: 14d}}                         | 5    | none   | 5            | 3        | -9",
                "{kev: {warn: 2d, fail: 14d}}                         | 5    | -1     | 5            | 3        | -9",
                // A severity without grace gets none by being exploited.
                "{high: {fail: 30d}, kev: {warn: 2d, fail: 14d}}      | 5    | 3      | none         |          | ",
            })
    void theCatalogueShortens(String grace, int seen, String listed, String start, Integer warn, Integer fail) {
        LocalDate day = listed.equals("none") ? null : TODAY.minusDays(Integer.parseInt(listed));
        Deadline deadline = judged(log4j(day), grace, seen).deadline();
        if (start.equals("none")) {
            assertThat(deadline).isNull();
        } else {
            assertThat(deadline)
                    .isEqualTo(new Deadline(
                            TODAY.minusDays(Integer.parseInt(start)), TODAY.minusDays(warn), TODAY.minusDays(fail)));
        }
    }

    @Test
    void whatIsNotInTheCatalogueIsNotShortened() {
        Deadline deadline =
                judged(RuleSamples.lodash(), "{fail: 90d, kev: {fail: 1d}}", 0).deadline();
        assertThat(deadline.failFrom()).isEqualTo(TODAY.plusDays(90));
        assertThat(judged(RuleSamples.lodash(), "{kev: {fail: 10d}}", 0).action())
                .isEqualTo(Action.FAIL);
    }

    @Test
    void keysCountFromTheirOldestCommitHoweverLateTheyWereSeen() {
        assertThat(judged(awsKey(), "{warn: 80d, fail: 90d}", 0).action()).isEqualTo(Action.IGNORE);
        FindingJudgement judged = judged(awsKey(), "{warn: 80d, fail: 90d, from: commit}", 0);
        assertThat(judged.action()).isEqualTo(Action.FAIL);
        assertThat(judged.deadline().startsOn()).isEqualTo(TODAY.minusDays(100));
        // What was seen before any known commit stays as old as it is.
        assertThat(judged(awsKey(), "{fail: 90d, from: commit}", 300).deadline().startsOn())
                .isEqualTo(TODAY.minusDays(300));
        assertThat(judged(injection(), "{fail: 90d, from: commit}", 3)
                        .deadline()
                        .startsOn())
                .isEqualTo(TODAY.minusDays(3));
    }

    @ParameterizedTest
    @CsvSource({
        // commit and other evidence, days ago -> counted from, days ago
        "40, 70, 70",
        "70, 40, 70",
        "40, -, 40",
        "-, 70, 70",
        "-, -, 3",
        "2, 1, 3",
    })
    void theOldestEvidenceOfAPlaceCounts(String commit, String since, int start) {
        Occurrence place = new Occurrence(
                "secret",
                Location.line("a.yml", 1),
                null,
                null,
                commit.equals("-") ? new CommitRef("c", null) : new CommitRef("c", daysAgo(commit)),
                true,
                List.of(),
                null,
                null,
                null,
                since.equals("-") ? null : daysAgo(since));
        Finding key = Samples.finding(Severity.HIGH, place);
        assertThat(judged(key, "{fail: 90d, from: commit}", 3).deadline().startsOn())
                .isEqualTo(TODAY.minusDays(start));
    }

    private static Instant daysAgo(String days) {
        return Samples.CLOCK.instant().minusSeconds(Integer.parseInt(days) * 86_400L);
    }

    @Test
    void onlyThePlacesThatTheRuleIsForAgeAKey() {
        Policy policy = policy("""
                - {name: r, when: {path: config/app.yml}, action: fail, grace: {fail: 90d, from: commit}}
                - {name: rest, action: ignore}
                """);
        assertThat(judge(awsKey(), policy, answer(Status.EXISTING, null, 0))
                        .deadline()
                        .startsOn())
                .isEqualTo(TODAY.minusDays(40));
    }

    @Test
    void aGraceWithoutSenseCannotBeMade() {
        assertThatThrownBy(() -> new Grace.Period(91, 90)).hasMessageContaining("91");
        assertThatThrownBy(() -> new Grace.Period(-1, 90)).hasMessageContaining("-1");
        assertThat(new Grace.Period(90, 90).fail()).isEqualTo(90);
    }

    private static FindingJudgement judged(Finding finding, String grace, int daysAgo) {
        return judge(
                finding,
                policy("- {name: r, action: fail, grace: " + grace + "}"),
                answer(Status.EXISTING, null, daysAgo));
    }
}
