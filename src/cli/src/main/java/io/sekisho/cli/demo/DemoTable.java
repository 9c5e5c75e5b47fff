package io.sekisho.cli.demo;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.core.text.Printable;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;

/** The comparison as lines for a terminal. */
final class DemoTable {
    private static final String GAP = "  ";
    private static final int WIDEST_RULE = 30;
    private static final int WIDEST_PLACE = 46;

    private DemoTable() {}

    static List<String> lines(Comparison comparison, Console console) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(
                "",
                console.render(Text.of("demo.column-kind")),
                console.render(Text.of("demo.column-rule")),
                console.render(Text.of("demo.column-place")),
                console.render(Text.of("demo.column-severity")),
                console.render(Text.of("demo.column-occurrences"))));
        for (Comparison.Row row : comparison.rows()) {
            Flaw flaw = row.planted() == null ? row.found() : row.planted();
            table.add(List.of(
                    row.matches() ? "ok" : "!!",
                    flaw.kind().key(),
                    Columns.cut(Printable.of(flaw.rule()), WIDEST_RULE),
                    Columns.cutStart(Printable.of(flaw.place()), WIDEST_PLACE),
                    flaw.severity().key(),
                    last(row, flaw, console)));
        }
        int[] widths = new int[table.get(0).size()];
        table.forEach(cells -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.width(cells.get(i)));
            }
        });
        return table.stream().map(cells -> line(cells, widths)).toList();
    }

    private static String last(Comparison.Row row, Flaw flaw, Console console) {
        String text = String.valueOf(flaw.occurrences());
        if (flaw.suppressed()) {
            text += ", " + console.render(Text.of("demo.suppressed"));
        }
        if (row.matches()) {
            return text;
        }
        if (row.found() == null) {
            return text + " " + console.render(Text.of("demo.not-found"));
        }
        if (row.planted() == null) {
            return text + " " + console.render(Text.of("demo.not-planted"));
        }
        Flaw found = row.found();
        return text + " "
                + console.render(Text.of(
                        found.suppressed() ? "demo.found-otherwise-suppressed" : "demo.found-otherwise",
                        found.severity().key(),
                        found.occurrences()));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(GAP).append(Columns.left(cells.get(i), widths[i]));
        }
        return line.toString().stripTrailing();
    }
}
