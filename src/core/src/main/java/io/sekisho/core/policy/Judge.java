package io.sekisho.core.policy;

import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.GateRuleRef;
import io.sekisho.model.Judgement;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SuppressionRun suppressions = new SuppressionRun(policy, facts, today);
        Statuses statuses = new Statuses(facts, reference, policy.baseline(), today);
        List<FindingJudgement> findings = new ArrayList<>(facts.findings().size());
        for (Finding finding : facts.findings()) {
            findings.add(judge(finding, suppressions.of(finding), statuses.of(finding), policy));
        }
        List<GapJudgement> gaps = new ArrayList<>();
        for (Gap gap : facts.coverage().gaps()) {
            gaps.add(new GapJudgement(gaps.size(), effect(gap, facts, policy)));
        }
        return new Judgement(
                clock.instant(),
                policy.sources(),
                Gate.verdict(facts, findings, gaps, policy),
                findings,
                gaps,
                info(reference.report()),
                statuses.gone(),
                statuses.baseline(),
                policy.standard() == null ? null : policy.standard().assess(facts, findings, gaps, today),
                suppressions.notes(facts));
    }

    private static ReferenceInfo info(Report report) {
        return report == null
                ? null
                : new ReferenceInfo(
                        report.facts().project().commit(),
                        report.facts().project().branch(),
                        report.facts().startedAt());
    }

    private static FindingJudgement judge(
            Finding finding, List<SuppressedOccurrence> suppressed, Statuses.Answer status, Policy policy) {
        String fingerprint = finding.fingerprint();
        if (suppressed.size() == finding.occurrences().size()) {
            Text reason = Text.of("policy.suppressed", suppressed.get(0).source());
            return new FindingJudgement(
                    fingerprint,
                    Action.IGNORE,
                    reason,
                    null,
                    suppressed,
                    status.status(),
                    status.cause(),
                    status.fresh(),
                    status.firstSeen(),
                    null,
                    null,
                    null);
        }
        boolean unscored = SeverityTable.isUnscored(finding.severityReason());
        Severity severity = unscored ? policy.unscoredAs() : finding.severity();
        boolean fails = policy.failOn().reached(severity);
        String code = (fails ? "policy.at-threshold" : "policy.below-threshold") + (unscored ? "-unscored" : "");
        return new FindingJudgement(
                fingerprint,
                fails ? Action.FAIL : Action.WARN,
                Text.of(code, severity.key(), policy.failOn().key()),
                fails ? unblock(finding) : null,
                suppressed,
                status.status(),
                status.cause(),
                status.fresh(),
                status.firstSeen(),
                new GateRuleRef("fail-on", policy.ruleSets().get(0).failOnSource()),
                null,
                null);
    }

    private static Text unblock(Finding finding) {
        String fingerprint = finding.fingerprint();
        return switch (finding.kind()) {
            case DEPENDENCY ->
                finding.remedy() == null || finding.remedy().fixedVersion() == null
                        ? Text.of("policy.unblock-dependency", fingerprint)
                        : Text.of(
                                "policy.unblock-dependency-fixed",
                                finding.vulnerability().component(),
                                finding.remedy().fixedVersion(),
                                fingerprint);
            case SECRET -> Text.of("policy.unblock-secret", fingerprint);
            case CODE -> Text.of("policy.unblock-code", fingerprint);
            case EXTERNAL -> Text.of("policy.unblock-external", fingerprint);
        };
    }

    /** A pre-commit hook looks at what is staged and nothing else by design: it is no pipeline's gate. */
    private static Effect effect(Gap gap, Facts facts, Policy policy) {
        boolean staged =
                gap.type() == GapType.SCOPE_NARROWED && facts.project().scope().equals("staged");
        return staged ? Effect.NOTED : policy.completeness().of(gap.type());
    }
}
