package io.sekisho.cli.summary;

import io.sekisho.cli.console.Columns;
import io.sekisho.core.view.Counts;
import io.sekisho.core.view.Names;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.util.List;
import java.util.function.ToLongFunction;

/** How many findings of each kind and severity count; suppressed ones are told elsewhere. */
final class CountTable {
    private static final int LABEL = 14;
    private static final int CELL = 10;

    private final Counts counts;

    CountTable(List<Finding> counting) {
        this.counts = new Counts(counting);
    }

    void on(Page page) {
        StringBuilder head = new StringBuilder(" ".repeat(LABEL));
        for (Severity severity : Severity.values()) {
            head.append(Columns.right(page.text(Names.of(severity)), CELL));
        }
        page.line(head.toString());
        for (Kind kind : Kind.values()) {
            if (counts.isListed(kind)) {
                page.line(row(page, page.text(Names.of(kind)), severity -> counts.of(kind, severity)));
            }
        }
        page.line(row(page, page.text("cli.total"), counts::of));
    }

    private static String row(Page page, String label, ToLongFunction<Severity> counts) {
        StringBuilder row = new StringBuilder("  ").append(Columns.left(label, LABEL - 2));
        for (Severity severity : Severity.values()) {
            long count = counts.applyAsLong(severity);
            String cell = Columns.right(count == 0 ? "-" : Long.toString(count), CELL);
            row.append(count == 0 ? cell : page.paint().severity(severity, cell));
        }
        return row.toString();
    }
}
