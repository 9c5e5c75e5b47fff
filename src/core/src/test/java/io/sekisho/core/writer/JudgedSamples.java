package io.sekisho.core.writer;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.model.Action;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Cause;
import io.sekisho.model.Deadline;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Epss;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GateRuleRef;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Outcome;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.StandardState;
import io.sekisho.model.Status;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The facts of {@link SampleReports}, and of them everything that a judgement can say; {@link ShopReports} is one that adds up. */
public final class JudgedSamples {
    public static final LocalDate DUE = LocalDate.of(2027, 2, 3);
    public static final LocalDate ENDS = LocalDate.of(2027, 3, 31);

    private JudgedSamples() {}

    public static Edition edition(Report report, Language language) {
        SortedMap<LocalDate, History.Debt> debt = new TreeMap<>(Map.of(
                LocalDate.of(2026, 1, 1),
                new History.Debt(Map.of(Severity.HIGH, 5, Severity.LOW, 7), false),
                LocalDate.of(2026, 3, 1),
                new History.Debt(Map.of(Severity.CRITICAL, 2, Severity.LOW, 7), true)));
        History history = new History(Map.of(), Map.of(), null, Map.of(), null, debt);
        return new Edition(report, history, language, Map.of());
    }

    public static Report plain() {
        return of(SampleReports.full(), "Only in a test.");
    }

    public static Report hostile() {
        return of(SampleReports.hostile(), SampleReports.HOSTILE);
    }

    private static Report of(Report sample, String text) {
        List<Finding> findings = new ArrayList<>(sample.facts().findings());
        findings.add(warned(findings.get(0)));
        Facts old = sample.facts();
        Facts facts = new Facts(
                old.tool(),
                old.startedAt(),
                old.durationMillis(),
                old.project(),
                findings,
                old.components(),
                old.coverage(),
                List.of(new Enrichment("kev", text, LocalDate.of(2026, 11, 1), 1400)));
        return new Report(
                facts,
                new Judgement(
                        sample.judgement().judgedAt(),
                        List.of("defaults", text),
                        new Verdict(
                                Outcome.FAILED,
                                true,
                                "enforce",
                                "critical",
                                1,
                                List.of(Text.of("policy.failed-rule", 1, text, text))),
                        findings.stream().map(finding -> judged(finding, text)).toList(),
                        sample.judgement().gaps(),
                        new ReferenceInfo("e".repeat(40), text, Instant.parse("2026-11-01T00:00:00Z")),
                        List.of(gone(text, Status.FIXED), gone(text, Status.NOT_SEEN)),
                        new BaselineState(text, ENDS, 10, 4, 1, 5),
                        standard(findings.get(0), text),
                        List.of(Text.of("status.baseline-paid", text, 6)),
                        null));
    }

    private static Finding warned(Finding one) {
        return new Finding(
                one.kind(),
                "d1:warned",
                Severity.MEDIUM,
                one.severityReason(),
                one.rule(),
                one.message(),
                one.vulnerability()
                        .enriched(one.vulnerability().kev(), new Epss(0.431, 0.97, LocalDate.of(2026, 11, 2))),
                null,
                null,
                null,
                one.remedy(),
                one.occurrences());
    }

    /** The dependency blocks, its like warns, the code is in grace and suppressed in part, the secret is suppressed. */
    private static FindingJudgement judged(Finding finding, String text) {
        Action action = finding.kind() != Kind.DEPENDENCY
                ? Action.IGNORE
                : finding.severity() == Severity.CRITICAL ? Action.FAIL : Action.WARN;
        boolean blocks = action == Action.FAIL;
        return new FindingJudgement(
                finding.fingerprint(),
                action,
                Text.of("policy.rule-fails", text, text),
                action == Action.FAIL ? Text.of("policy.unblock-dependency", finding.fingerprint()) : null,
                finding.kind() == Kind.DEPENDENCY
                        ? List.of()
                        : List.of(new SuppressedOccurrence(0, text, "because " + text, ENDS)),
                blocks ? Status.NEW : Status.EXISTING,
                blocks ? Cause.INTRODUCED : null,
                blocks ? List.of(0) : List.of(),
                LocalDate.of(2026, 5, 6),
                new GateRuleRef(text, text),
                finding.kind() == Kind.CODE ? new Deadline(DUE.minusDays(90), DUE.minusDays(10), DUE) : null,
                null);
    }

    private static GoneFinding gone(String text, Status status) {
        return new GoneFinding(
                "c1:" + status.key(), Kind.CODE, Severity.HIGH, text, text, text, status, LocalDate.of(2026, 1, 1));
    }

    private static StandardState standard(Finding violating, String text) {
        Map<String, String> words = Map.of("en", text);
        return new StandardState(
                "s",
                "1",
                words,
                List.of(
                        new StandardState.Item(
                                "1.1",
                                words,
                                words,
                                StandardState.State.VIOLATED,
                                List.of(violating.fingerprint()),
                                2,
                                null,
                                null),
                        new StandardState.Item(
                                "1.2", words, words, StandardState.State.NOT_ASSESSABLE, List.of(), 0, words, null)));
    }
}
