package io.sekisho.cli.gate;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Printable;
import io.sekisho.cli.summary.FindingText;
import io.sekisho.cli.summary.Names;
import io.sekisho.cli.summary.Page;
import io.sekisho.model.Outcome;
import io.sekisho.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Many reports, one line each, for people. */
final class OverviewTable {
    private static final int CELL = 7;

    private final Page page;

    OverviewTable(Page page) {
        this.page = page;
    }

    void show(Overview overview) {
        page.wrapped("", page.text("cli.gate-policy", String.join(", ", overview.policy())));
        page.wrapped("", page.text("cli.gate-kept"));
        if (!overview.rows().isEmpty()) {
            rows(overview.rows());
        }
        if (!overview.unreadable().isEmpty()) {
            page.heading("cli.gate-unreadable", overview.unreadable().size());
            overview.unreadable().forEach(one -> page.wrapped("  ! ", page.text(one.why())));
            page.wrapped("  ", page.text("cli.bad-report-step"));
        }
        page.blank();
        page.wrapped(
                "",
                page.text(
                        "cli.gate-totals",
                        overview.count(Outcome.FAILED),
                        overview.rows().size(),
                        overview.newlyFailed(),
                        overview.incomplete(),
                        overview.count(Outcome.PASSED)));
    }

    private void rows(List<Row> rows) {
        Map<String, Long> names =
                rows.stream().collect(Collectors.groupingBy(OverviewTable::name, Collectors.counting()));
        Function<Row, String> label = row -> names.get(name(row)) == 1 ? name(row) : name(row) + " " + place(row);
        int wide = rows.stream()
                .mapToInt(row -> Columns.width(label.apply(row)))
                .max()
                .orElse(0);
        int name = Math.max(Columns.width(page.text("cli.gate-repository")), Math.min(page.width() / 4, wide)) + 2;
        int verdict = rows.stream()
                .mapToInt(row -> Columns.width(verdicts(row)))
                .max()
                .orElse(0);
        verdict = Math.max(Columns.width(page.text("cli.gate-column-verdict")), verdict) + 1;
        page.blank();
        page.line(page.paint()
                .heading(Columns.left(page.text("cli.gate-repository"), name)
                        + Columns.left(page.text("cli.gate-column-verdict"), verdict)
                        + Columns.right(page.text("cli.gate-fails"), CELL)
                        + Columns.right(page.text("cli.gate-warns"), CELL) + "  "
                        + page.text("cli.gate-because")));
        FindingText text = new FindingText(page, false);
        for (Row row : rows) {
            String word = Columns.left(verdicts(row), verdict);
            String line = Columns.left(Columns.cut(label.apply(row), name - 2), name)
                    + page.paint().outcome(row.after().outcome(), word)
                    + Columns.right(Long.toString(row.failing()), CELL)
                    + Columns.right(Long.toString(row.warning()), CELL);
            int room = page.width() - name - verdict - 2 * CELL - 2;
            page.line(
                    row.first() == null
                            ? line
                            : line + "  "
                                    + Columns.cut(Printable.of(row.rule()) + ": " + text.what(row.first(), 0), room));
        }
    }

    private static String name(Row row) {
        return Printable.of(row.project().name());
    }

    /** Reports of one name are told by their file's, or by the directory of one that is called as all are. */
    private static String place(Row row) {
        Path file = row.file();
        boolean usual = file.getFileName().toString().equals("sekisho-report.json");
        Path told = usual && file.getParent() != null ? file.getParent().getFileName() : file.getFileName();
        return "(" + Printable.of(String.valueOf(told).replaceFirst("\\.json$", "")) + ")";
    }

    private String verdicts(Row row) {
        return word(row.before()).equals(word(row.after()))
                ? word(row.after())
                : word(row.before()) + " -> " + word(row.after());
    }

    private String word(Verdict verdict) {
        String word = page.text(Names.of(verdict.outcome()));
        return verdict.complete() || verdict.outcome() == Outcome.INCOMPLETE
                ? word
                : word + page.text("cli.and-incomplete");
    }
}
