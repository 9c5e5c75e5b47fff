package io.sekisho.cli.summary;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Lines of a given width, in a language. */
final class Page {
    private final Console console;
    private final Paint paint;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    Page(Console console, Paint paint, int width) {
        this.console = console;
        this.paint = paint;
        this.width = width;
    }

    Paint paint() {
        return paint;
    }

    int width() {
        return width;
    }

    String text(String code, Object... arguments) {
        return console.render(Text.of(code, arguments));
    }

    String text(Text text) {
        return console.render(text);
    }

    /** A blank line, then the title of what follows. */
    void heading(String code, Object... arguments) {
        blank();
        lines.add(paint.heading(text(code, arguments)));
    }

    void blank() {
        if (!lines.isEmpty()) {
            lines.add("");
        }
    }

    /** As it is; the caller has cut it. */
    void line(String line) {
        lines.add(line.stripTrailing());
    }

    /** Broken into as many lines as it takes, all but the first indented like the text after {@code first}. */
    void wrapped(String first, String text) {
        String indent = " ".repeat(Columns.width(first));
        String before = first;
        for (String part : Columns.wrap(text, Math.max(20, width - Columns.width(first)))) {
            lines.add(before + part);
            before = indent;
        }
    }

    /** The same in so many lines at most; a longer text is cut in the last of them. */
    void wrapped(String first, String text, int most) {
        int room = Math.max(20, width - Columns.width(first));
        List<String> parts = Columns.wrap(text, room);
        if (parts.size() > most) {
            String rest = String.join(" ", parts.subList(most - 1, parts.size()));
            parts = new ArrayList<>(parts.subList(0, most - 1));
            parts.add(Columns.cut(rest, room));
        }
        String before = first;
        for (String part : parts) {
            line(before + part);
            before = " ".repeat(Columns.width(first));
        }
    }

    String end() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
