package io.sekisho.cli.demo;

import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.Printable;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;

/** The comparison as lines for a terminal. */
final class DemoTable {
    private static final String GAP = "  ";

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
                    Printable.of(flaw.rule()),
                    Printable.of(flaw.place()),
                    flaw.severity().key(),
                    last(row, flaw, console)));
        }
        int[] widths = new int[table.get(0).size()];
        table.forEach(cells -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(cells.get(i)));
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
            line.append(GAP).append(cells.get(i));
            if (i < cells.size() - 1) {
                line.append(" ".repeat(widths[i] - width(cells.get(i))));
            }
        }
        return line.toString().stripTrailing();
    }

    /** Columns on a terminal: Japanese characters take two. */
    private static int width(String text) {
        return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
    }

    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6;
    }
}
