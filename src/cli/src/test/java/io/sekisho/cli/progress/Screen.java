package io.sekisho.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that knows the few commands that progress uses. */
final class Screen {
    private static final Pattern TOKEN = Pattern.compile("\u001b\\[(\\?7[lh]|K|(\\d+)A)|\r|\n|[^\u001b\r\n]+");

    private Screen() {}

    /** What stands there after all that was written. */
    static List<String> after(String written) {
        List<String> lines = new ArrayList<>();
        int row = 0;
        Matcher token = TOKEN.matcher(written);
        int end = 0;
        while (token.find()) {
            if (token.start() != end) {
                throw new AssertionError("unknown command at " + end);
            }
            end = token.end();
            if (token.group(2) != null) {
                row -= Integer.parseInt(token.group(2));
            } else if (token.group().equals("\n")) {
                row++;
            } else if (token.group(1) == null && !token.group().equals("\r")) {
                while (lines.size() <= row) {
                    lines.add("");
                }
                lines.set(row, token.group());
            }
        }
        return lines;
    }
}
