package io.sekisho.core.writer.table;

import io.sekisho.core.text.Line;
import java.io.IOException;
import java.io.Writer;

/**
 * One line of RFC 4180. No cell is ever a formula: what a spreadsheet would compute gets an apostrophe in front, which
 * spreadsheets take for "this is text".
 */
final class CsvLine {
    /** Excel cuts a cell at 32,767 characters. */
    private static final int LONGEST = 32_000;

    /** Excel takes the wide forms for the narrow ones where a Japanese keyboard writes them. */
    private static final String COMPUTED = "=+-@\uff1d\uff0b\uff0d\uff20";

    private final Writer out;
    private boolean begun;

    CsvLine(Writer out) {
        this.out = out;
    }

    /** @param value of anybody; null for an empty cell */
    CsvLine text(String value) throws IOException {
        String one = Line.of(value, LONGEST);
        return cell(isComputed(one) ? "'" + one : one);
    }

    /** Blanks in front, wide ones too, are no protection. */
    private static boolean isComputed(String value) {
        return value.codePoints()
                        .filter(point -> !Character.isSpaceChar(point))
                        .limit(1)
                        .filter(point -> COMPUTED.indexOf(point) >= 0)
                        .count()
                > 0;
    }

    /** @param value a number, a day or a word of ours; null for an empty cell */
    CsvLine own(Object value) throws IOException {
        return cell(value == null ? "" : value.toString());
    }

    private CsvLine cell(String value) throws IOException {
        if (begun) {
            out.write(',');
        }
        begun = true;
        boolean plain = value.chars().noneMatch(one -> one == '"' || one == ',' || one == ';' || one == '\'');
        if (plain && value.equals(value.strip())) {
            out.write(value);
        } else {
            out.write('"');
            out.write(value.replace("\"", "\"\""));
            out.write('"');
        }
        return this;
    }

    void end() throws IOException {
        out.write("\r\n");
        begun = false;
    }
}
