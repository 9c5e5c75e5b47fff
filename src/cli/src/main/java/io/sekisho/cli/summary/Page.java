package io.sekisho.cli.summary;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Lines of a given width, in a language. */
public final class Page {
    private static final int NARROWEST = 80;
    private static final int WIDEST = 160;
    private static final int USUAL = 100;

    private final Console console;
    private final Paint paint;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private Page(Console console, Paint paint, int width) {
        this.console = console;
        this.paint = paint;
        this.width = width;
    }

    /** As wide as {@code COLUMNS} says, within 80 and 160; coloured on a terminal. */
    public static Page of(CliContext context, Console console) {
        return new Page(console, Paint.of(context), width(context.environment().getOrDefault("COLUMNS", "")));
    }

    private static int width(String columns) {
        return columns.matches("[1-9][0-9]{0,4}")
                ? Math.min(WIDEST, Math.max(NARROWEST, Integer.parseInt(columns)))
                : USUAL;
    }

    public Paint paint() {
        return paint;
    }

    public int width() {
        return width;
    }

    public String text(String code, Object... arguments) {
        return console.render(Text.of(code, arguments));
    }

    public String text(Text text) {
        return console.render(text);
    }

    /** A blank line, then the title of what follows. */
    public void heading(String code, Object... arguments) {
        blank();
        lines.add(paint.heading(text(code, arguments)));
    }

    public void blank() {
        if (!lines.isEmpty()) {
            lines.add("");
        }
    }

    /** As it is; the caller has cut it. */
    public void line(String line) {
        lines.add(line.stripTrailing());
    }

    /** Broken into as many lines as it takes, all but the first indented like the text after {@code first}. */
    public void wrapped(String first, String text) {
        String indent = " ".repeat(Columns.width(first));
        String before = first;
        for (String part : Columns.wrap(text, Math.max(20, width - Columns.width(first)))) {
            lines.add(before + part);
            before = indent;
        }
    }

    /** The same in so many lines at most; a longer text is cut in the last of them. */
    public void wrapped(String first, String text, int most) {
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

    public String end() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
