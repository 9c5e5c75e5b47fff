package io.sekisho.core.text;

import java.util.regex.Pattern;

/** Puts text of several lines on one, where a format has room for a line only. */
public final class Line {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    private Line() {}

    /**
     * Line ends and other white space become one space each; what else cannot be seen is made visible.
     *
     * @param most code points that there is room for; what is cut off is replaced by an ellipsis
     * @return "" for null
     */
    public static String of(String text, int most) {
        if (text == null) {
            return "";
        }
        // What cannot fit needs no cleaning: a megabyte on one line is not unheard of.
        String some = cut(text, 4 * most + 1000);
        return cut(Printable.of(BLANKS.matcher(some).replaceAll(" ").strip()), most);
    }

    /**
     * The first code points, with an ellipsis where more follow: no character is torn. Limits of formats count as JSON Schema and
     * databases do, by code points.
     */
    public static String cut(String text, int most) {
        return text.length() <= most || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
