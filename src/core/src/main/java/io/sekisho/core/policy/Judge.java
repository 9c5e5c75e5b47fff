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
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Report;
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SuppressionRun suppressions = new SuppressionRun(policy, facts, today);
        Statuses statuses = new Statuses(facts, reference, policy.baseline(), today);
        FindingJudge each = new FindingJudge(policy, facts, today);
        List<FindingJudgement> findings = new ArrayList<>(facts.findings().size());
        for (Finding finding : facts.findings()) {
            findings.add(each.judge(finding, suppressions.of(finding), statuses.of(finding)));
        }
        List<GapJudgement> gaps = new ArrayList<>();
        for (Gap gap : facts.coverage().gaps()) {
            gaps.add(new GapJudgement(gaps.size(), effect(gap, facts, policy)));
        }
        List<SuppressionRemark> remarks = suppressions.remarks(facts, reference.history());
        Judgement judgement = new Judgement(
                clock.instant(),
                policy.sources(),
                Gate.verdict(facts, findings, gaps, remarks, policy),
                findings,
                gaps,
                info(reference.report()),
                statuses.gone(),
                statuses.baseline(),
                policy.standard() == null ? null : policy.standard().assess(facts, findings, gaps, today),
                notes(policy, statuses, remarks, suppressions.notes()));
        return new Judged(facts, judgement, reference, statuses, suppressions.use());
    }

    private static List<Text> notes(
            Policy policy, Statuses statuses, List<SuppressionRemark> remarks, List<Text> refused) {
        List<Text> entries = remarks.stream().map(SuppressionRemark::text).toList();
        return Stream.of(policy.notes(), statuses.notes(), entries, refused, RuleProblems.notes(policy.ruleSets()))
                .flatMap(List::stream)
                .toList();
    }

    private static ReferenceInfo info(Report report) {
        return report == null
                ? null
                : new ReferenceInfo(
                        report.facts().project().commit(),
                        report.facts().project().branch(),
                        report.facts().startedAt());
    }

    /** A pre-commit hook looks at what is staged and nothing else by design: it is no pipeline's gate. */
    private static Effect effect(Gap gap, Facts facts, Policy policy) {
        boolean staged =
                gap.type() == GapType.SCOPE_NARROWED && facts.project().scope().equals("staged");
        return staged ? Effect.NOTED : policy.completeness().of(gap.type());
    }
}
