package io.sekisho.core.writer.html;

import io.sekisho.core.view.Names;
import io.sekisho.model.Deadline;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Outcome;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Read in ten seconds: the verdict, why, and what to do now. */
final class FirstScreen {
    private static final int MOST_REASONS = 4;

    private final Page page;
    private final Markup html;
    private final Verdict verdict;

    FirstScreen(Page page) {
        this.page = page;
        this.html = page.html();
        this.verdict = page.edition().report().judgement().verdict();
    }

    void write() {
        html.open("section", "class", "verdict " + tone(), "aria-labelledby", "verdict");
        html.open("div", "class", "why");
        html.open("h2", "id", "verdict").text(page.text(Names.of(verdict.outcome())));
        if (verdict.outcome() == Outcome.FAILED && !verdict.complete()) {
            html.leaf("small", page.text("cli.and-incomplete"));
        }
        html.close();
        html.leaf("p", page.text("cli.exit-code", verdict.exitCode(), page.text(exit())), "class", "exit");
        reasons();
        html.close();
        html.open("div", "class", "now");
        new Now(page).write();
        next();
        html.close().close();
    }

    private String tone() {
        return switch (verdict.outcome()) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case INCOMPLETE -> "incomplete";
        };
    }

    /** What the number says, not the outcome: in observe mode a failed gate lets the pipeline go on. */
    private String exit() {
        return switch (verdict.exitCode()) {
            case 0 -> "cli.exit-passed";
            case 1 -> "cli.exit-failed";
            case 3 -> "cli.exit-incomplete";
            default -> "html.exit-other";
        };
    }

    private void reasons() {
        List<Text> reasons = verdict.reasons();
        if (reasons.isEmpty()) {
            return;
        }
        html.open("ul", "class", "reasons");
        reasons.stream().limit(MOST_REASONS).forEach(reason -> html.leaf("li", page.text(reason)));
        html.close();
        if (reasons.size() > MOST_REASONS) {
            html.open("details").leaf("summary", page.text("html.more", reasons.size() - MOST_REASONS));
            html.open("ul");
            reasons.stream().skip(MOST_REASONS).forEach(reason -> html.leaf("li", page.text(reason)));
            html.close().close();
        }
    }

    /** The nearest day on which something begins to block that does not yet. */
    private void next() {
        List<LocalDate> days = page.edition().report().judgement().findings().stream()
                .map(FindingJudgement::deadline)
                .filter(Objects::nonNull)
                .map(Deadline::failFrom)
                .filter(day -> day.isAfter(page.edition().today()))
                .sorted()
                .toList();
        if (!days.isEmpty()) {
            LocalDate first = days.get(0);
            long many = days.stream().filter(first::equals).count();
            html.leaf("p", page.text("html.deadline", first, many), "class", "deadline");
        }
    }
}
