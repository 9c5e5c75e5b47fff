package io.sekisho.cli.gate;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.gate.Difference.By;
import io.sekisho.cli.gate.Difference.Changed;
import io.sekisho.cli.summary.Page;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Names;
import io.sekisho.model.Action;
import io.sekisho.model.Judgement;
import io.sekisho.model.Severity;
import io.sekisho.model.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What another policy would change, for people. */
final class DifferenceTable {
    private static final int MOST = 5;
    private static final int LABEL = 30;
    private static final int CELL = 10;
    private static final int SEVERITY = 10;

    private final Page page;

    DifferenceTable(Page page) {
        this.page = page;
    }

    void show(Difference difference) {
        page.heading(
                "cli.gate-difference", LocalDate.ofInstant(difference.before().judgedAt(), ZoneOffset.UTC));
        if (difference.isNone()) {
            page.line("  " + page.text("cli.gate-no-difference"));
            return;
        }
        verdict("cli.gate-before", difference.before());
        verdict("cli.gate-after", difference.after());
        if (!difference.failing().isEmpty() || !difference.passing().isEmpty()) {
            page.blank();
            page.line(head());
            rows("cli.gate-failing", difference.failing());
            rows("cli.gate-passing", difference.passing());
        }
        top(difference.failing());
    }

    private void verdict(String label, Judgement judgement) {
        Verdict verdict = judgement.verdict();
        String word = page.paint().outcome(verdict.outcome(), page.text(Names.of(verdict.outcome())));
        page.line("  " + Columns.left(page.text(label), 8) + word + "  "
                + page.text(
                        "cli.gate-verdict",
                        verdict.exitCode(),
                        count(judgement, Action.FAIL),
                        count(judgement, Action.WARN)));
    }

    static long count(Judgement judgement, Action action) {
        return judgement.findings().stream()
                .filter(finding -> finding.action() == action)
                .count();
    }

    private String head() {
        StringBuilder head = new StringBuilder(" ".repeat(LABEL));
        for (Severity severity : Severity.values()) {
            head.append(Columns.right(page.text(Names.of(severity)), CELL));
        }
        return head.toString();
    }

    private void rows(String title, List<Changed> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.line("  " + page.text(title, changes.size()));
        for (Map.Entry<By, Map<Severity, Long>> group :
                Difference.groups(changes).entrySet()) {
            StringBuilder row =
                    new StringBuilder("    " + Columns.left(Columns.cut(by(group.getKey()), LABEL - 5), LABEL - 4));
            for (Severity severity : Severity.values()) {
                Long count = group.getValue().get(severity);
                String cell = Columns.right(count == null ? "-" : count.toString(), CELL);
                row.append(count == null ? cell : page.paint().severity(severity, cell));
            }
            page.line(row.toString());
        }
    }

    String by(By by) {
        String name = Printable.of(by.name());
        return switch (by.decider()) {
            case RULE -> name;
            case BASELINE -> page.text("cli.gate-by-baseline", name);
            case SUPPRESSION -> page.text("cli.gate-by-suppression", name);
            case UNKNOWN -> page.text("cli.gate-by-unknown");
        };
    }

    private void top(List<Changed> failing) {
        if (failing.isEmpty()) {
            return;
        }
        page.heading("cli.gate-top", Math.min(MOST, failing.size()), failing.size());
        FindingText text = new FindingText(page::text, false);
        String indent = " ".repeat(SEVERITY + 2);
        int width = page.width() - SEVERITY - 2;
        for (Changed changed : failing.subList(0, Math.min(MOST, failing.size()))) {
            Severity severity = changed.finding().severity();
            String word = Columns.left(page.text(Names.of(severity)).toUpperCase(Locale.ROOT), SEVERITY);
            page.line(
                    "  " + page.paint().severity(severity, word) + Columns.cut(text.what(changed.finding(), 0), width));
            page.line(indent + Columns.cutStart(text.where(changed.finding()), width));
            page.wrapped(indent, page.text(changed.after().reason()), 2);
        }
    }
}
