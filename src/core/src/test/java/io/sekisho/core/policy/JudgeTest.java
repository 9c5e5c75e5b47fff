package io.sekisho.core.policy;

import static io.sekisho.core.policy.Samples.dependency;
import static io.sekisho.core.policy.Samples.facts;
import static io.sekisho.core.policy.Samples.finding;
import static io.sekisho.core.policy.Samples.gap;
import static io.sekisho.core.policy.Samples.judge;
import static io.sekisho.core.policy.Samples.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Outcome;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
    private static final Gap HOLE = gap(GapType.SCANNER_FAILED);
    private static final Gap NOTE = gap(GapType.TOOL_NOTE);

    @ParameterizedTest
    @CsvSource({
        // threshold, mode, finding, gap -> outcome, complete, exit code
        "CRITICAL, ENFORCE, none,     none, PASSED,     true,  0",
        "CRITICAL, ENFORCE, HIGH,     none, PASSED,     true,  0",
        "CRITICAL, ENFORCE, CRITICAL, none, FAILED,     true,  1",
        "HIGH,     ENFORCE, HIGH,     none, FAILED,     true,  1",
        "LOW,      ENFORCE, INFO,     none, PASSED,     true,  0",
        "CRITICAL, ENFORCE, none,     note, PASSED,     true,  0",
        "CRITICAL, ENFORCE, none,     hole, INCOMPLETE, false, 3",
        "CRITICAL, ENFORCE, CRITICAL, hole, FAILED,     false, 1",
        "CRITICAL, OBSERVE, CRITICAL, none, FAILED,     true,  0",
        "CRITICAL, OBSERVE, CRITICAL, hole, FAILED,     false, 3",
        "CRITICAL, OBSERVE, none,     hole, INCOMPLETE, false, 3",
        "NONE,     ENFORCE, CRITICAL, none, PASSED,     true,  0",
        "NONE,     ENFORCE, CRITICAL, hole, INCOMPLETE, false, 3",
    })
    void theVerdict(
            FailOn failOn, Mode mode, String severity, String gap, Outcome outcome, boolean complete, int exitCode) {
        Policy policy = Policy.defaults()
                .failingOn(failOn, "--fail-on")
                .draft()
                .mode(mode)
                .policy();
        List<Finding> findings =
                severity.equals("none") ? List.of() : List.of(finding(Severity.valueOf(severity), place("a")));
        List<Gap> gaps = gap.equals("none") ? List.of() : List.of(gap.equals("hole") ? HOLE : NOTE);
        Verdict verdict = judge(facts("tree", gaps, findings), policy).verdict();
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.complete()).isEqualTo(complete);
        assertThat(verdict.exitCode()).isEqualTo(exitCode);
        assertThat(verdict.reasons().isEmpty()).isEqualTo(outcome == Outcome.PASSED);
    }

    @ParameterizedTest
    @EnumSource(GapType.class)
    void everyRowOfTheCompletenessTableHasItsDefaultAndCanBeMoved(GapType row) {
        Effect expected = switch (row.key()) {
            case "scope-configured",
                    "policy-stale",
                    "enrichment-stale",
                    "enrichment-unmatched",
                    "ecosystem-unsupported",
                    "auxiliary-class-missing",
                    "unreadable-file",
                    "skipped-file",
                    "path-outside",
                    "tool-note" -> Effect.NOTED;
            default -> Effect.INCOMPLETE;
        };
        Facts facts = facts("tree", List.of(gap(row)), List.of());
        Policy policy = Policy.defaults();
        assertThat(judge(facts, policy).gaps().get(0).effect()).isEqualTo(expected);
        assertThat(judge(facts, policy).verdict().exitCode()).isEqualTo(expected == Effect.NOTED ? 0 : 3);

        Effect other = expected == Effect.NOTED ? Effect.INCOMPLETE : Effect.NOTED;
        Policy moved = policy.draft()
                .completeness(policy.completeness().with(Map.of(row, other)))
                .policy();
        assertThat(judge(facts, moved).gaps().get(0).effect()).isEqualTo(other);
    }

    @Test
    void whatAPreCommitHookLeavesOutIsNotedOnly() {
        List<Gap> gaps = List.of(gap(GapType.SCOPE_NARROWED));
        assertThat(judge(facts("staged", gaps, List.of()), Policy.defaults())
                        .verdict()
                        .exitCode())
                .isZero();
    }

    @Test
    void anUnscoredVulnerabilityIsGatedAsThePolicySays() {
        Finding unscored = dependency("1.0", Text.of("core.severity-unscored"), place("pom.xml"));
        Facts facts = facts("tree", List.of(), List.of(unscored));
        Policy high = Policy.defaults().failingOn(FailOn.HIGH, "--fail-on");
        assertThat(judge(facts, high).findings().get(0).action()).isEqualTo(Action.FAIL);
        Policy low = high.draft().unscoredAs(Severity.LOW).policy();
        FindingJudgement judged = judge(facts, low).findings().get(0);
        assertThat(judged.action()).isEqualTo(Action.WARN);
        assertThat(judged.reason().code()).isEqualTo("policy.below-threshold-unscored");
        Policy none = Policy.defaults().failingOn(FailOn.NONE, "--fail-on");
        FindingJudgement warned = judge(facts, none).findings().get(0);
        assertThat(warned.action()).isEqualTo(Action.WARN);
        assertThat(warned.reason().code()).as("none is no threshold to reach").isEqualTo("policy.no-threshold");
    }

    @ParameterizedTest
    @CsvSource({"NONE, LOW, LOW", "LOW, NONE, LOW", "CRITICAL, HIGH, HIGH", "HIGH, CRITICAL, HIGH", "NONE, NONE, NONE"})
    void theStrictestThresholdIsNamed(FailOn one, FailOn other, FailOn strictest) {
        Policy policy = Policy.defaults()
                .draft()
                .ruleSets(List.of(new RuleSet("a", List.of(), one, "a:1"), new RuleSet("b", List.of(), other, "b:1")))
                .policy();
        assertThat(policy.failOn()).isEqualTo(strictest);
    }

    @Test
    void whatWasComparedWithIsNamed() {
        Facts facts = RuleSamples.facts("origin/main");
        Report report = new Report(facts, judge(facts, Policy.defaults()));
        Reference reference = new Reference(report, History.EMPTY, List.of());
        assertThat(new Judge()
                        .judge(facts, Policy.defaults(), reference, Samples.CLOCK)
                        .reference())
                .isEqualTo(new ReferenceInfo(null, null, facts.startedAt()));
        assertThat(judge(facts, Policy.defaults()).reference()).isNull();
    }

    @Test
    void manyGapsOfARowAreOneReason() {
        Gap first = Gap.of(GapType.SCANNER_FAILED, "a", Text.of("x.a"), null);
        Gap second = Gap.of(GapType.SCANNER_FAILED, "b", Text.of("x.b"), null);
        assertThat(judge(facts("tree", List.of(first, second), List.of()), Policy.defaults())
                        .verdict()
                        .reasons())
                .containsExactly(Text.of("policy.incomplete", "scanner-failed", 2));
        assertThat(judge(facts("tree", List.of(first), List.of()), Policy.defaults())
                        .verdict()
                        .reasons())
                .containsExactly(Text.of("x.a"));
    }
}
