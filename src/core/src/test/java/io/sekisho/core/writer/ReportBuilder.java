package io.sekisho.core.writer;

import io.sekisho.model.Action;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Coverage;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Outcome;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import io.sekisho.model.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes a report for one question. */
public final class ReportBuilder {
    public static final Instant NOW = Instant.parse("2026-11-24T12:34:56.789Z");

    private final List<Finding> findings = new ArrayList<>();
    private final List<FindingJudgement> judgements = new ArrayList<>();
    private final List<ScannerRun> runs = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<GapJudgement> effects = new ArrayList<>();
    private String scope = "history";
    private String mode = "enforce";

    private final List<GoneFinding> gone = new ArrayList<>();

    /** One in which each scanner completed. */
    public static ReportBuilder complete() {
        ReportBuilder report = new ReportBuilder();
        for (Kind kind : Kind.values()) {
            report.run(kind, kind == Kind.EXTERNAL ? ScannerState.LEFT_OUT : ScannerState.COMPLETED);
        }
        return report;
    }

    /** Instead of what ran of that kind. */
    public ReportBuilder run(Kind kind, ScannerState state) {
        return run(new ScannerRun(kind.key(), kind, "The " + kind.key() + " tool", "1.2", state, 1500, 0, null, null));
    }

    /** Instead of what ran of that kind. */
    public ReportBuilder run(ScannerRun one) {
        runs.removeIf(run -> run.kind() == one.kind());
        runs.add(one);
        return this;
    }

    public ReportBuilder gap(GapType type, String scanner, Effect effect) {
        effects.add(new GapJudgement(gaps.size(), effect));
        gaps.add(Gap.of(type, scanner, Text.of("core.scanner-failed", "x", type.key()), null));
        return this;
    }

    /** Of the reference, and not there any more. */
    public ReportBuilder gone(Kind kind, String fingerprint, Status status) {
        gone.add(new GoneFinding(fingerprint, kind, Severity.HIGH, "rule", "title", "a.txt", status, null));
        return this;
    }

    public ReportBuilder scope(String other) {
        this.scope = other;
        return this;
    }

    public ReportBuilder mode(String other) {
        this.mode = other;
        return this;
    }

    public ReportBuilder add(Finding finding, Action action) {
        return add(finding, judged(finding, action, List.of()));
    }

    public ReportBuilder add(Finding finding, FindingJudgement judged) {
        findings.add(finding);
        judgements.add(judged);
        return this;
    }

    /** @param suppressed positions of the occurrences that do not count */
    public ReportBuilder suppressed(Finding finding, Integer... suppressed) {
        boolean all = suppressed.length == finding.occurrences().size();
        List<SuppressedOccurrence> places = new ArrayList<>();
        for (int index : suppressed) {
            places.add(new SuppressedOccurrence(
                    index, ".sekisho/suppressions.yml:4", "only in tests", LocalDate.of(2027, 1, 31)));
        }
        return add(finding, judged(finding, all ? Action.IGNORE : Action.WARN, places));
    }

    private static FindingJudgement judged(Finding finding, Action action, List<SuppressedOccurrence> suppressed) {
        return new FindingJudgement(
                finding.fingerprint(),
                action,
                Text.of("policy.at-threshold", finding.severity().key(), "high"),
                null,
                suppressed);
    }

    /** The same facts under a policy that suppresses nothing. */
    public static Report open(Report report) {
        ReportBuilder open = new ReportBuilder();
        report.facts().findings().forEach(finding -> open.add(finding, Action.FAIL));
        Judgement judged = report.judgement();
        return report.judged(new Judgement(
                judged.judgedAt(),
                judged.policySources(),
                judged.verdict(),
                open.judgements,
                judged.gaps(),
                judged.notes()));
    }

    public Report build() {
        Facts facts = new Facts(
                "0.1.0",
                NOW,
                61_234,
                new Project("shop", "c".repeat(40), "main", scope, null),
                findings,
                List.of(),
                new Coverage(runs, gaps));
        Verdict verdict = new Verdict(Outcome.PASSED, gaps.isEmpty(), mode, "high", 0, List.of());
        return new Report(
                facts,
                new Judgement(NOW, List.of(), verdict, judgements, effects, null, gone, null, null, List.of(), null));
    }

    public static Finding code(String fingerprint, Severity severity, String message, Occurrence... places) {
        return new Finding(
                Kind.CODE,
                "c1:" + fingerprint,
                severity,
                null,
                new Rule(
                        "SQL",
                        "SQL injection",
                        "What a user types becomes SQL.",
                        List.of(89),
                        "https://example.org/sql"),
                message,
                null,
                null,
                new CodeDetail("a.B", "m()V", "SECURITY", 5, "high"),
                null,
                null,
                List.of(places));
    }

    public static Finding secret(String fingerprint, Severity severity, Occurrence... places) {
        return new Finding(
                Kind.SECRET,
                "s1:" + fingerprint,
                severity,
                null,
                new Rule("aws-key", "AWS key", "An AWS key.", List.of(798), null),
                null,
                null,
                new SecretDetail(3, List.of()),
                null,
                null,
                null,
                List.of(places));
    }

    public static Finding dependency(String fingerprint, Severity severity, String id, Occurrence... places) {
        return new Finding(
                Kind.DEPENDENCY,
                "d1:" + fingerprint,
                severity,
                null,
                new Rule(id, id, "Remote code execution.", List.of(502), null),
                null,
                new Vulnerability(
                        id, List.of(), "pkg:maven/g/a@1.0", "g:a", null, null, null, null, List.of(), null, null, null),
                null,
                null,
                null,
                null,
                List.of(places));
    }

    public static Finding external(String fingerprint, Severity severity, String tool, Occurrence... places) {
        return new Finding(
                Kind.EXTERNAL,
                "x1:" + fingerprint,
                severity,
                null,
                new Rule("eval", "eval", null, List.of(), "javascript:alert(1)"),
                "Do not use eval.",
                null,
                null,
                null,
                new ExternalDetail(tool, "error", null),
                null,
                List.of(places));
    }

    public static Occurrence at(Kind kind, String path, int line) {
        return Occurrence.at(kind.key(), line == 0 ? Location.file(path) : Location.line(path, line));
    }

    /** In a commit, and no more in the tree. */
    public static Occurrence past(String path, int line, char commit) {
        return new Occurrence(
                "secret",
                Location.line(path, line),
                null,
                null,
                new CommitRef(String.valueOf(commit).repeat(40), Instant.parse("2024-02-03T04:05:06.7Z")),
                false,
                List.of(),
                null,
                null);
    }
}
