package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.summary.Page;
import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.Burndown;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Names;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Shows a list, or what changes in it. */
final class ListView {
    private static final int MOST = 20;
    private static final int FIRST = 16;
    private static final int CELL = 10;

    private final CliContext context;
    private final Console console;

    ListView(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    void growth(Growth growth) {
        Page page = Page.of(context, console);
        some(page, "+", growth.added());
        some(page, "-", growth.removed());
        context.out().print(page.end());
    }

    private static void some(Page page, String sign, List<Baseline.Entry> entries) {
        entries.stream().limit(MOST).forEach(entry -> page.wrapped("  " + sign + " ", line(entry)));
        if (entries.size() > MOST) {
            page.line("  " + sign + " " + page.text("baseline.more", entries.size() - MOST));
        }
    }

    private static String line(Baseline.Entry entry) {
        StringBuilder line = new StringBuilder(entry.fingerprint());
        if (entry.title() != null) {
            line.append("  ").append(Printable.of(entry.title()));
        }
        if (entry.path() != null) {
            line.append("  ").append(Printable.of(entry.path()));
        }
        return entry.units() == 1
                ? line.toString()
                : line.append("  (").append(entry.units()).append(')').toString();
    }

    void burndown(Baseline baseline, Burndown burndown, LocalDate today) {
        Page page = Page.of(context, console);
        long days = ChronoUnit.DAYS.between(today, baseline.until());
        int open = burndown.entries().size();
        page.line(page.text(
                "baseline.left", baseline.source(), open, baseline.entries().size(), baseline.until()));
        page.line(page.text("baseline.paid", burndown.paid().size()));
        if (!burndown.unseen().isEmpty()) {
            page.wrapped("", page.text("baseline.unseen", burndown.unseen().size()));
        }
        if (days < 0) {
            page.wrapped("", page.text("baseline.over", -days));
        } else if (open > 0) {
            page.line(page.text("baseline.pace", perWeek(open, days), days));
        }
        if (open > 0) {
            page.blank();
            table(page, burndown.entries());
        }
        if (!burndown.paid().isEmpty()) {
            page.blank();
            page.line(page.text("baseline.prune-step"));
        }
        context.out().print(page.end());
    }

    /** So many a week that nothing is left on the last day. */
    static long perWeek(int open, long days) {
        return (open * 7L + days) / (days + 1);
    }

    private static void table(Page page, List<Baseline.Entry> entries) {
        List<Severity> columns = new ArrayList<>(List.of(Severity.values()));
        StringBuilder head = new StringBuilder(" ".repeat(FIRST));
        columns.forEach(severity -> head.append(Columns.right(page.text(Names.of(severity)), CELL)));
        page.line(page.paint().heading(head.toString()));
        for (Kind kind : Kind.values()) {
            if (entries.stream().anyMatch(entry -> entry.kind() == kind)) {
                StringBuilder row = new StringBuilder(Columns.left(page.text(Names.of(kind)), FIRST));
                columns.forEach(severity -> row.append(Columns.right(count(entries, kind, severity), CELL)));
                page.line(row.toString());
            }
        }
    }

    private static String count(List<Baseline.Entry> entries, Kind kind, Severity severity) {
        long count = entries.stream()
                .filter(entry -> entry.kind() == kind && entry.severity() == severity)
                .count();
        return count == 0 ? "·" : String.valueOf(count);
    }
}
