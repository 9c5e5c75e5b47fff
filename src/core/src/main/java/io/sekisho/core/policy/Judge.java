package io.sekisho.core.policy;

import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Memory;
import io.sekisho.model.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides. The same facts, policy, reference and clock always give the same judgement. */
public final class Judge {
    /** Compares with nothing. */
    public Judgement judge(Facts facts, Policy policy, Clock clock) {
        return judge(facts, policy, Reference.NONE, clock);
    }

    /**
     * @param reference what earlier scans knew
     * @param clock its day, in UTC, decides what has expired and what is due
     */
    public Judgement judge(Facts facts, Policy policy, Reference reference, Clock clock) {
        return judged(facts, policy, reference, clock).judgement();
    }

    /** The same for whoever keeps a history. */
    public Judged judged(Facts facts, Policy policy, Reference reference, Clock clock) {
        SuppressionRun suppressions = new SuppressionRun(policy, facts, Reviewed.NOTHING, today(clock));
        Statuses statuses = statuses(facts, policy, reference, Reviewed.NOTHING, suppressions, today(clock));
        Judgement judgement = judge(facts, policy, statuses, Reviewed.NOTHING, suppressions, clock);
        return new Judged(facts, judgement, reference, statuses, suppressions.use());
    }

    /**
     * Judges anew what a report's own judgement compared with earlier scans: under the same policy with the same answers.
     *
     * @param facts the report's, which may know more by now
     * @param earlier the report's judgement
     * @param reviewed whose exceptions count besides the policy's
     */
    public Judgement again(Facts facts, Judgement earlier, Policy policy, Reviewed reviewed, Clock clock) {
        Compared compared = new Remembered(facts, earlier, policy.baseline(), reviewed.isOfReport(), today(clock));
        SuppressionRun suppressions = new SuppressionRun(policy, facts, reviewed, today(clock));
        return judge(facts, policy, compared, reviewed, suppressions, clock);
    }

    /** Judges anew, compared with another report than the first time. */
    public Judgement again(Facts facts, Policy policy, Reference reference, Reviewed reviewed, Clock clock) {
        SuppressionRun suppressions = new SuppressionRun(policy, facts, reviewed, today(clock));
        Compared compared = statuses(facts, policy, reference, reviewed, suppressions, today(clock));
        return judge(facts, policy, compared, reviewed, suppressions, clock);
    }

    /** As they were when {@code policy} judged the facts against the reference. */
    static Statuses statuses(Facts facts, Policy policy, Reference reference, LocalDate today) {
        SuppressionRun suppressions = new SuppressionRun(policy, facts, Reviewed.NOTHING, today);
        return statuses(facts, policy, reference, Reviewed.NOTHING, suppressions, today);
    }

    private static Statuses statuses(
            Facts facts,
            Policy policy,
            Reference reference,
            Reviewed reviewed,
            SuppressionRun suppressions,
            LocalDate today) {
        SuppressionRun then = null;
        if (reference.report() != null) {
            Reviewed before =
                    reviewed.isOfReport() ? Reviewed.of(reference.report().judgement()) : Reviewed.NOTHING;
            then = new SuppressionRun(policy, reference.report().facts(), before, today);
        }
        return new Statuses(facts, reference, policy.baseline(), suppressions, then, today);
    }

    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Judgement judge(
            Facts facts,
            Policy policy,
            Compared compared,
            Reviewed reviewed,
            SuppressionRun suppressions,
            Clock clock) {
        LocalDate today = today(clock);
        FindingJudge each = new FindingJudge(policy, facts, today);
        List<FindingJudgement> findings = new ArrayList<>(facts.findings().size());
        for (Finding finding : facts.findings()) {
            findings.add(each.judge(finding, suppressions.of(finding), compared.of(finding)));
        }
        List<GapJudgement> gaps = new ArrayList<>();
        for (Gap gap : facts.coverage().gaps()) {
            gaps.add(new GapJudgement(gaps.size(), effect(gap, facts, policy)));
        }
        Memory memory = compared.memory();
        List<SuppressionRemark> remarks = new ArrayList<>(suppressions.remarks(facts, Remembered.uses(memory)));
        remarks.addAll(reviewed.remarks());
        return new Judgement(
                clock.instant(),
                policy.sources(),
                Gate.verdict(facts, findings, gaps, remarks, policy, late(facts, policy, today)),
                findings,
                gaps,
                compared.reference(),
                compared.gone(),
                compared.baseline(),
                policy.standard() == null ? null : policy.standard().assess(facts, findings, gaps, today),
                notes(policy, compared, remarks, suppressions.notes()),
                memory.equals(Memory.NONE) ? null : memory);
    }

    private static List<Text> notes(
            Policy policy, Compared compared, List<SuppressionRemark> remarks, List<Text> refused) {
        List<Text> entries = remarks.stream().map(SuppressionRemark::text).toList();
        return Stream.of(policy.notes(), compared.notes(), entries, refused, RuleProblems.notes(policy.ruleSets()))
                .flatMap(List::stream)
                .toList();
    }

    /** Whoever judges before the scan judges by a day that cannot be: one of both clocks is wrong. */
    private static List<Text> late(Facts facts, Policy policy, LocalDate today) {
        LocalDate scanned = Clocks.day(facts);
        return today.isBefore(scanned.minusDays(1))
                        && policy.completeness().of(GapType.CLOCK_BEHIND) == Effect.INCOMPLETE
                ? List.of(Text.of("policy.clock-behind", today, scanned))
                : List.of();
    }

    /** A pre-commit hook looks at what is staged and nothing else by design: it is no pipeline's gate. */
    private static Effect effect(Gap gap, Facts facts, Policy policy) {
        boolean staged =
                gap.type() == GapType.SCOPE_NARROWED && facts.project().scope().equals("staged");
        return staged ? Effect.NOTED : policy.completeness().of(gap.type());
    }
}
