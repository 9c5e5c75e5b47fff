package io.sekisho.cli.explain;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.summary.Page;
import io.sekisho.model.Text;

/** Labelled lines on a page. */
final class Sheet {
    private static final int LABEL = 14;

    private final Page page;

    Sheet(Page page) {
        this.page = page;
    }

    String text(String code, Object... arguments) {
        return page.text(code, arguments);
    }

    String text(Text text) {
        return page.text(text);
    }

    void heading(String code, Object... arguments) {
        page.heading(code, arguments);
    }

    /** @param label a message code */
    void line(String label, String text) {
        page.wrapped("  " + Columns.left(text(label), LABEL - 2) + " ", text);
    }

    /** One that goes on with what the line before says. */
    void more(String text) {
        page.wrapped(" ".repeat(LABEL + 1), text);
    }

    void item(String first, String text) {
        page.wrapped(first, text);
    }

    /** As it is, to be copied; never broken, and indented as entries of a list in YAML are. */
    void verbatim(String text) {
        page.line("  " + text);
    }
}
