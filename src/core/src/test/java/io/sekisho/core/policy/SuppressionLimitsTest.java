package io.sekisho.core.policy;

import static io.sekisho.core.policy.Samples.CLOCK;
import static io.sekisho.core.policy.Samples.COVERING;
import static io.sekisho.core.policy.Samples.NOTHING;
import static io.sekisho.core.policy.Samples.ONE;
import static io.sekisho.core.policy.Samples.TODAY;
import static io.sekisho.core.policy.Samples.entry;
import static io.sekisho.core.policy.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.Facts;
import io.sekisho.model.Judgement;
import io.sekisho.model.Outcome;
import io.sekisho.model.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a policy demands of entries, and of central ones does not. */
class SuppressionLimitsTest {
    @Test
    void anEntryThatFallsShortOfTheLimitsDoesNotCountAndIsNamedButACentralOneDoes() throws Exception {
        Suppression entry =
                read(entry(COVERING + ", owner: me", TODAY.plusDays(31))).get(0);
        assertThat(judge(entry, new SuppressionLimits(false, 0, Set.of())).notes())
                .containsExactly(Text.of("policy.suppression-refused", "s.yml:2"));
        assertThat(judge(entry, new SuppressionLimits(true, 30, Set.of())).notes())
                .containsExactly(Text.of(
                        "policy.suppression-refused-long", "s.yml:2", TODAY.plusDays(31), 30, TODAY.plusDays(30)));
        assertThat(judge(entry, new SuppressionLimits(true, 0, Set.of("owner", "approvedBy", "ticket")))
                        .notes())
                .containsExactly(Text.of("policy.suppression-refused-lacks", "s.yml:2", "approvedBy, ticket"));
        for (SuppressionLimits limits : List.of(
                new SuppressionLimits(false, 0, Set.of()),
                new SuppressionLimits(true, 30, Set.of()),
                new SuppressionLimits(true, 0, Set.of("ticket")))) {
            assertThat(action(judge(entry, limits))).isEqualTo(Action.FAIL);
            assertThat(action(judge(entry.ofCentralPolicy(), limits))).isEqualTo(Action.IGNORE);
            assertThat(judge(entry.ofCentralPolicy(), limits).notes()).isEmpty();
        }
        for (SuppressionLimits limits :
                List.of(new SuppressionLimits(true, 31, Set.of()), new SuppressionLimits(true, 0, Set.of("owner")))) {
            assertThat(action(judge(entry, limits))).isEqualTo(Action.IGNORE);
        }
    }

    @Test
    void whatMayNotBeTheMatterWithAnEntryFailsTheGateThoughNoFindingDoes() throws Exception {
        Suppression expired =
                read(entry("rule: XSS, path: src/main/A", TODAY.minusDays(1))).get(0);
        Judgement noted = judge(expired, SuppressionLimits.NONE, NOTHING);
        assertThat(noted.verdict().outcome()).isEqualTo(Outcome.PASSED);
        Judgement other = judge(expired, new SuppressionLimits(true, 0, Set.of(), Set.of("unused")), NOTHING);
        assertThat(other.verdict().exitCode()).isZero();
        Judgement failed = judge(expired, new SuppressionLimits(true, 0, Set.of(), Set.of("expired")), NOTHING);
        assertThat(failed.verdict().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.verdict().exitCode()).isEqualTo(1);
        assertThat(failed.verdict().reasons())
                .containsExactly(Text.of("policy.failed-suppressions", 1, "expired", "s.yml:2"));
    }

    @Test
    void aCentralEntryIsSpokenOfOnlyWhereItCoversSomethingAndFailsNothing() throws Exception {
        SuppressionLimits failing =
                new SuppressionLimits(true, 0, Set.of(), Set.copyOf(SuppressionRemark.Type.judged()));
        Suppression idle = read(entry("rule: XSS, created: 2020-01-01", TODAY.plusDays(90)))
                .get(0);
        Suppression over = read(entry("rule: XSS", TODAY.minusDays(1))).get(0);
        for (Suppression entry : List.of(idle, over)) {
            assertThat(judge(entry, failing, ONE).notes()).isNotEmpty();
            assertThat(judge(entry.ofCentralPolicy(), failing, ONE).notes()).isEmpty();
        }
        Suppression ended = read(entry(COVERING, TODAY.minusDays(1))).get(0);
        Judgement own = judge(ended, failing, ONE);
        Judgement central = judge(ended.ofCentralPolicy(), failing, ONE);
        assertThat(central.notes()).isEqualTo(own.notes()).hasSize(1);
        assertThat(own.verdict().reasons()).hasSize(2);
        assertThat(central.verdict().reasons()).extracting(Text::code).containsExactly("policy.failed");
    }

    private static Action action(Judgement judgement) {
        return judgement.findings().get(0).action();
    }

    private static Judgement judge(Suppression entry, SuppressionLimits limits) {
        return judge(entry, limits, ONE);
    }

    private static Judgement judge(Suppression entry, SuppressionLimits limits, Facts facts) {
        Policy policy = Policy.defaults()
                .draft()
                .suppressions(List.of(entry))
                .limits(limits)
                .policy();
        return new Judge().judge(facts, policy, Reference.NONE, CLOCK);
    }
}
