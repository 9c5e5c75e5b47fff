package io.sekisho.cli.suppress;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where lines of a text begin and end, whichever of the three line ends it has.
 *
 * @param text whole
 */
record TextLines(String text) {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

    /** The first there is; a line feed when there is none. */
    String lineEnd() {
        Matcher first = LINE_END.matcher(text);
        return first.find() ? first.group() : "\n";
    }

    /** Where the line after this place begins; the end of the text for the last. */
    int nextLine(int offset) {
        int at = offset;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at + (text.startsWith("\r\n", at) ? 2 : at < text.length() ? 1 : 0);
    }

    /** Where the line of this place begins. */
    int lineStart(int offset) {
        int at = offset;
        while (at > 0 && !isLineStart(at)) {
            at--;
        }
        return at;
    }

    boolean isLineStart(int offset) {
        return offset == 0
                || text.charAt(offset - 1) == '\n'
                || text.charAt(offset - 1) == '\r' && !text.startsWith("\n", offset);
    }
}
