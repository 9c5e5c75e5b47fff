package io.sekisho.cli.standard;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.core.text.Printable;
import io.sekisho.model.StandardState.State;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines as wide as {@code COLUMNS} says, within 80 and 160, in a language. */
final class Lines {
    private static final int NARROWEST = 80;
    private static final int WIDEST = 160;
    private static final int USUAL = 100;

    private final Console console;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    Lines(Console console, CliContext context) {
        this.console = console;
        String columns = context.environment().getOrDefault("COLUMNS", "");
        this.width = columns.matches("[1-9][0-9]{0,4}")
                ? Math.min(WIDEST, Math.max(NARROWEST, Integer.parseInt(columns)))
                : USUAL;
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

    String word(State state) {
        return switch (state) {
            case VIOLATED -> text("standard.state-violated");
            case NO_VIOLATION_FOUND -> text("standard.state-no-violation-found");
            case NOT_ASSESSED -> text("standard.state-not-assessed");
            case NOT_ASSESSABLE -> text("standard.state-not-assessable");
        };
    }

    /** In the reader's language, else in one that there is. A standard's file is as hostile as any. */
    String words(Map<String, String> words) {
        String own = words.get(console.language().key());
        return Printable.of(
                own != null ? own : words.values().stream().sorted().findFirst().orElse(""));
    }

    void blank() {
        lines.add("");
    }

    void line(String line) {
        lines.add(line.stripTrailing());
    }

    /** Broken into as many lines as it takes, all but the first indented like the text after {@code first}. */
    void wrapped(String first, String text) {
        String before = first;
        for (String part : Columns.wrap(text, Math.max(20, width - Columns.width(first)))) {
            line(before + part);
            before = " ".repeat(Columns.width(first));
        }
    }

    /** On one line, cut where it is too long. */
    void cut(String first, String text) {
        line(first + Columns.cut(text, Math.max(20, width - Columns.width(first))));
    }

    String end() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
