package io.sekisho.core.writer.markdown;

import io.sekisho.core.view.Counting;
import io.sekisho.core.view.Counts;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.FirstSteps;
import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Marks;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.Notes;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Outcome;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One page, from top to bottom. */
final class MarkdownPage {
    private static final int MOST_STEPS = 10;
    private static final int MOST_PATHS = 3;

    private final Report report;
    private final Counting findings;
    private final Wording wording;
    private final FindingText text;
    private final FindingText advice;
    private final LocalDate today;
    private final int most;
    private final Writer out;

    /** @param most how many findings are listed */
    MarkdownPage(Edition edition, int most, Writer out) {
        this.report = edition.report();
        this.findings = Counting.of(report);
        this.wording = Markdown.wording(edition.language());
        this.text = new FindingText(edition.wording(), findings.staged());
        this.advice = new FindingText(wording, findings.staged());
        this.today = edition.today();
        this.most = most;
        this.out = out;
    }

    void write() throws IOException {
        head();
        counts();
        steps();
        list();
        gaps(GapJudgement.Effect.INCOMPLETE, "cli.not-seen-heading");
        gaps(GapJudgement.Effect.NOTED, "cli.noted-heading");
        notes();
    }

    private void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private void heading(String code, Object... arguments) throws IOException {
        line("");
        line("### " + wording.of(code, arguments));
        line("");
    }

    private void head() throws IOException {
        Verdict verdict = report.judgement().verdict();
        Project project = report.facts().project();
        String also =
                verdict.outcome() == Outcome.FAILED && !verdict.complete() ? wording.of("cli.and-incomplete") : "";
        line("## " + wording.of(Names.of(verdict.outcome())) + also + ": " + Markdown.code(project.name()));
        line("");
        if (project.commit() != null) {
            String commit = Names.ofCommit(project.commit());
            line(Markdown.code((project.branch() == null ? "" : project.branch() + "@") + commit));
            line("");
        }
        for (Text reason : verdict.reasons()) {
            line("- " + wording.of(reason));
        }
        if (!verdict.reasons().isEmpty()) {
            line("");
        }
    }

    private void counts() throws IOException {
        Counts counts = new Counts(findings.counting());
        StringBuilder head = new StringBuilder("| |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Severity severity : Severity.values()) {
            head.append(' ').append(wording.of(Names.of(severity))).append(" |");
            rule.append("--:|");
        }
        line(head.toString());
        line(rule.toString());
        for (Kind kind : Kind.values()) {
            if (counts.isListed(kind)) {
                StringBuilder row = new StringBuilder("| ")
                        .append(wording.of(Names.of(kind)))
                        .append(" |");
                for (Severity severity : Severity.values()) {
                    row.append(' ').append(counts.of(kind, severity)).append(" |");
                }
                line(row.toString());
            }
        }
    }

    private void steps() throws IOException {
        FirstSteps first = new FirstSteps(findings);
        List<FirstSteps.Step> steps = first.steps();
        if (steps.isEmpty()) {
            return;
        }
        heading("cli.first-heading");
        for (FirstSteps.Step step : steps.subList(0, Math.min(MOST_STEPS, steps.size()))) {
            line("1. " + first.say(step, wording));
        }
    }

    /** What fails the gate first, each by severity, as the report sorts them. */
    private void list() throws IOException {
        List<Finding> shown = findings.counting().stream()
                .sorted(Comparator.comparing(finding -> !findings.isFailing(finding)))
                .limit(most)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        heading("markdown.findings", shown.size(), findings.counting().size());
        line("| " + wording.of("markdown.severity") + " | " + wording.of("markdown.finding") + " | "
                + wording.of("markdown.place") + " | " + wording.of("markdown.advice") + " |");
        line("|---|---|---|---|");
        for (Finding finding : shown) {
            String marks = Marks.of(wording, findings.judgement(finding), today);
            String severity = wording.of(Names.of(finding.severity())).toUpperCase(Locale.ROOT);
            line("| " + severity
                    + (marks.isEmpty() ? "" : " " + marks.replace("[", "(").replace("]", ")")) + " | "
                    + Markdown.code(text.what(finding, 0)) + " | " + Markdown.code(text.where(finding)) + " | "
                    + advice.advice(finding) + " |");
        }
    }

    private void gaps(GapJudgement.Effect effect, String heading) throws IOException {
        List<Gap> gaps = Gaps.of(report, effect);
        if (gaps.isEmpty()) {
            return;
        }
        heading(heading);
        for (Gap gap : gaps) {
            StringBuilder item = new StringBuilder("- ")
                    .append(gap.scanner() == null ? "" : Markdown.code(gap.scanner()) + ": ")
                    .append(wording.of(gap.message()));
            gap.paths().stream()
                    .limit(MOST_PATHS)
                    .forEach(path -> item.append(' ').append(Markdown.code(path)));
            line(item.toString());
            if (gap.nextStep() != null) {
                line("  → " + wording.of(gap.nextStep()));
            }
        }
    }

    private void notes() throws IOException {
        Notes notes = Notes.of(report.judgement().notes());
        if (findings.suppressedOccurrences() > 0 || !notes.suppressions().isEmpty()) {
            heading("cli.suppressed-heading");
        }
        if (findings.suppressedOccurrences() > 0) {
            line("- " + wording.of("cli.suppressed", findings.suppressedFindings(), findings.suppressedOccurrences()));
        }
        lines(notes.suppressions());
        notes("cli.policy-heading", notes.policy());
        notes("cli.proposed-heading", notes.proposed());
    }

    private void notes(String title, List<Text> notes) throws IOException {
        if (!notes.isEmpty()) {
            heading(title);
            lines(notes);
        }
    }

    private void lines(List<Text> notes) throws IOException {
        for (Text note : notes) {
            line("- " + wording.of(note));
        }
    }
}
