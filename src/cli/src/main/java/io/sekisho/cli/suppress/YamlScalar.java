package io.sekisho.cli.suppress;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes any text as a YAML scalar that reads as this text and as nothing else. */
final class YamlScalar {
    /** What no YAML reader takes for anything but text, within brackets too. Possessive: else its depth would grow with the text. */
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}_/](?:[\\p{L}\\p{N} _./@()'+=-]|:(?=[\\p{L}\\p{N}/]))*+(?<! )");

    private static final Pattern WORD = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private YamlScalar() {}

    static String of(String text) {
        boolean plain = DAY.matcher(text).matches()
                || PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isVisible(point)) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08x" : "\\u%04x", point));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** A file that looks other than it reads deceives who reviews it. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> point != 0xFEFF;
        };
    }
}
