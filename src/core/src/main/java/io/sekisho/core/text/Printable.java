package io.sekisho.core.text;

import io.sekisho.model.Text;
import java.util.Locale;

/**
 * Makes text from a scanned project harmless on a terminal: what would move the cursor, start a line, change colours or turn
 * the reading direction is shown as its number instead.
 */
public final class Printable {
    private static final int TAGS_FROM = 0xE0000;
    private static final int TAGS_TO = 0xE0FFF;

    /** Letters and symbols that are drawn as nothing: fillers of Hangul, Braille without a dot. */
    private static final String EMPTY = "\u115F\u1160\u3164\uFFA0\u2800";

    private Printable() {}

    /** @return one line; "" for null */
    public static String of(String hostile) {
        if (hostile == null) {
            return "";
        }
        if (isPlain(hostile)) {
            return hostile;
        }
        StringBuilder safe = new StringBuilder(hostile.length());
        hostile.codePoints().forEach(point -> {
            if (isHarmless(point)) {
                safe.appendCodePoint(point);
            } else if (point == '\t') {
                safe.append(' ');
            } else {
                safe.append(String.format(Locale.ROOT, point < 0x100 ? "\\x%02x" : "\\u%04x", point));
            }
        });
        return safe.toString();
    }

    /** Most text is, and a report has much of it. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' || one > '~') {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing of it can be seen. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            default -> EMPTY.indexOf(point) >= 0;
        });
    }

    /** The same sentence about harmless arguments. */
    public static Text of(Text text) {
        return new Text(
                of(text.code()), text.arguments().stream().map(Printable::of).toList());
    }

    private static boolean isHarmless(int point) {
        if (point >= TAGS_FROM && point <= TAGS_TO) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
