package io.sekisho.cli.summary;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.Durations;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Counting;
import io.sekisho.core.view.FirstSteps;
import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.Notes;
import io.sekisho.model.Gap;
import io.sekisho.model.Outcome;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The whole page. What decides stands last, where a terminal leaves the eye. */
public final class Summary {
    private static final int MOST_NOTES = 8;
    private static final int MOST_STEPS = 5;

    private final CliContext context;
    private final Console console;

    private Summary(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    /** As wide as {@code COLUMNS} says, within 80 and 160; coloured on a terminal. */
    public static Summary of(CliContext context, Console console) {
        return new Summary(context, console);
    }

    /**
     * @param reportFile where the report lies; null when it could not be written
     * @param log null when there is none
     */
    public String of(Report report, Path reportFile, Path log) {
        Page page = Page.of(context, console);
        Counting findings = Counting.of(report);
        Outcome outcome = report.judgement().verdict().outcome();
        if (findings.staged()
                && outcome == Outcome.PASSED
                && findings.counting().isEmpty()) {
            page.line(page.text("cli.staged-passed", Durations.of(report.facts().durationMillis())));
            return page.end();
        }
        head(page, report);
        new CountTable(findings.counting()).on(page);
        Scanned.on(page, report);
        new Progressed(report, console.language()).on(page);
        new TopFindings(findings, LocalDate.ofInstant(report.judgement().judgedAt(), ZoneOffset.UTC)).on(page);
        NotSeen notSeen = new NotSeen(report);
        notSeen.noted(page);
        notes(page, findings, report);
        notSeen.incomplete(page);
        firstSteps(page, findings);
        verdict(page, report);
        page.blank();
        hint(page, findings, reportFile);
        if (reportFile != null) {
            page.line(page.text("cli.report-at", reportFile));
        }
        if (log != null) {
            page.line(page.text("cli.log-at", log));
        }
        return page.end();
    }

    private static void firstSteps(Page page, Counting findings) {
        FirstSteps first = new FirstSteps(findings);
        List<FirstSteps.Step> steps = first.steps();
        if (steps.isEmpty()) {
            return;
        }
        page.heading("cli.first-heading");
        for (int i = 0; i < Math.min(MOST_STEPS, steps.size()); i++) {
            page.wrapped("  " + (i + 1) + ". ", first.say(steps.get(i), page::text));
        }
    }

    /** Where the whole answer is, ready to be pasted. */
    private void hint(Page page, Counting findings, Path reportFile) {
        if (reportFile == null) {
            return;
        }
        findings.counting().stream()
                .filter(findings::isFailing)
                .min(new TopFindings(findings, null).weight())
                .ifPresent(
                        first -> page.line(page.text("cli.explain-hint", findings.unique(first), place(reportFile))));
    }

    /** Nothing when it is where {@code explain} looks anyway. */
    private String place(Path reportFile) {
        Path usual = context.resolve(Path.of("sekisho-report"));
        if (usual.equals(reportFile.getParent())) {
            return "";
        }
        String path = reportFile.toString();
        return " " + (path.matches("[\\w./:\\\\-]+") ? path : "'" + path.replace("'", "'\\''") + "'");
    }

    private static void head(Page page, Report report) {
        Project project = report.facts().project();
        StringBuilder head =
                new StringBuilder(page.text("cli.summary-head", report.facts().tool(), project.name()));
        if (project.commit() != null) {
            head.append("  ").append(project.branch() == null ? "" : Printable.of(project.branch()) + "@");
            head.append(Names.ofCommit(project.commit()));
        }
        String time = "  " + Durations.of(report.facts().durationMillis());
        page.line(page.paint().heading(Columns.cut(head.toString(), page.width() - time.length())) + time);
        page.blank();
    }

    private static void notes(Page page, Counting findings, Report report) {
        Notes notes = Notes.of(report.judgement().notes());
        String suppressed = findings.suppressedOccurrences() == 0
                ? null
                : page.text("cli.suppressed", findings.suppressedFindings(), findings.suppressedOccurrences());
        notes(page, "cli.suppressed-heading", suppressed, notes.suppressions());
        String ignored = findings.ignored() == 0 ? null : page.text("cli.ignored-by-rule", findings.ignored());
        notes(page, "cli.policy-heading", ignored, notes.policy());
        notes(page, "cli.proposed-heading", null, notes.proposed());
    }

    /** @param first null for none */
    private static void notes(Page page, String heading, String first, List<Text> notes) {
        if (first == null && notes.isEmpty()) {
            return;
        }
        page.heading(heading);
        if (first != null) {
            page.wrapped("  - ", first);
        }
        for (Text note : notes.subList(0, Math.min(MOST_NOTES, notes.size()))) {
            page.wrapped("  - ", page.text(note));
        }
        if (notes.size() > MOST_NOTES) {
            page.line("  " + page.text("cli.noted-more", notes.size() - MOST_NOTES));
        }
    }

    private static void verdict(Page page, Report report) {
        Verdict verdict = report.judgement().verdict();
        page.blank();
        String word = page.text(Names.of(verdict.outcome()));
        String also = verdict.outcome() == Outcome.FAILED && !verdict.complete() ? page.text("cli.and-incomplete") : "";
        page.line(page.paint().outcome(verdict.outcome(), word + also) + "  "
                + page.text("cli.exit-code", verdict.exitCode(), meaning(page, verdict.exitCode())));
        List<Text> told =
                report.facts().coverage().gaps().stream().map(Gap::message).toList();
        for (Text reason : verdict.reasons()) {
            if (!told.contains(reason) && !reason.code().equals("policy.incomplete")) {
                page.wrapped("  - ", page.text(reason));
            }
        }
        int holes = Gaps.incomplete(report).size();
        if (holes > 0) {
            page.wrapped("  - ", page.text("cli.verdict-gaps", holes));
        }
    }

    private static String meaning(Page page, int number) {
        for (ExitCode code : ExitCode.values()) {
            if (code.number() == number) {
                return page.text(
                        switch (code) {
                            case PASSED -> "cli.exit-passed";
                            case GATE_FAILED -> "cli.exit-failed";
                            case WRONG_USAGE -> "cli.exit-usage";
                            case INCOMPLETE -> "cli.exit-incomplete";
                            case INTERNAL_ERROR -> "cli.exit-internal";
                        });
            }
        }
        return "";
    }
}
