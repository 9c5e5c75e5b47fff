package io.sekisho.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Measures and cuts text by terminal columns: East Asian wide characters take two, combining ones none. */
public final class Columns {
    private static final String ELLIPSIS = "…";

    private Columns() {}

    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** The blocks that Unicode's EastAsianWidth.txt gives as W or F, as far as terminals agree on them. */
    private static boolean isWide(int point) {
        return point >= 0x1100
                && (point <= 0x115F
                        || point >= 0x2E80 && point <= 0x303E
                        || point >= 0x3041 && point <= 0xA4CF
                        || point >= 0xA960 && point <= 0xA97F
                        || point >= 0xAC00 && point <= 0xD7A3
                        || point >= 0xF900 && point <= 0xFAFF
                        || point >= 0xFE30 && point <= 0xFE6F
                        || point >= 0xFF00 && point <= 0xFF60
                        || point >= 0xFFE0 && point <= 0xFFE6
                        || point >= 0x1F300 && point <= 0x1F64F
                        || point >= 0x1F680 && point <= 0x1F6FF
                        || point >= 0x1F900 && point <= 0x1F9FF
                        || point >= 0x20000 && point <= 0x3FFFD);
    }

    /** At most so many columns; what was cut off ends in an ellipsis. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int point : text.codePoints().toArray()) {
            used += width(point);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append(ELLIPSIS).toString();
    }

    /** At most so many columns, the end kept: of a path, the file is what people look for. */
    public static String cutStart(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int from = points.length;
        int used = 1;
        while (from > 0 && used + width(points[from - 1]) <= columns) {
            from--;
            used += width(points[from]);
        }
        return ELLIPSIS + new String(points, from, points.length - from);
    }

    /** Filled up with spaces on the right. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** Filled up with spaces on the left, as numbers stand in tables. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** Breaks at spaces, and between wide characters, which need none; longer words are broken anywhere. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        int start = 0;
        while (start < points.length) {
            int end = start;
            int used = 0;
            int lastBreak = -1;
            while (end < points.length && used + width(points[end]) <= columns) {
                used += width(points[end]);
                end++;
                if (end < points.length && mayBreak(points[end - 1], points[end])) {
                    lastBreak = end;
                }
            }
            if (end < points.length && lastBreak > start) {
                end = lastBreak;
            }
            end = Math.max(end, start + 1);
            lines.add(new String(points, start, end - start).stripTrailing());
            start = end;
            while (start < points.length && points[start] == ' ') {
                start++;
            }
        }
        return lines;
    }

    private static boolean mayBreak(int before, int after) {
        // Japanese lines do not begin with closing punctuation.
        return before == ' ' || after == ' ' || isWide(before) && "、。)）」』】・,.".indexOf(after) < 0;
    }
}
