package io.sekisho.scanner.code;

import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** SpotBugs' descriptions without their HTML. */
final class PlainText {
    private static final Pattern IGNORED = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern BREAKS = Pattern.compile("(?i)</?(p|br|li|ul|ol|pre|div|tr|h\\d)\\b[^>]*>");
    private static final Pattern TAGS = Pattern.compile("<[^>]*>");

    private PlainText() {}

    /** One line, no more than {@code limit} characters. */
    static String line(String html, int limit) {
        return shorten(strip(html).replaceAll("\\s+", " ").strip(), limit);
    }

    /** Paragraphs as lines, no more than {@code limit} characters. */
    static String of(String html, int limit) {
        String text = strip(html)
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .reduce((first, second) -> first + "\n" + second)
                .orElse("");
        return shorten(text, limit);
    }

    /** Cuts between words where it can, and shows that it did. */
    static String shorten(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Math.max(text.lastIndexOf(' ', limit - 2), text.lastIndexOf('\n', limit - 2));
        end = end < limit / 2 ? limit - 2 : end;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + " …";
    }

    /** Entities last: an escaped bracket is text, not a tag. */
    private static String strip(String html) {
        if (html == null) {
            return "";
        }
        String text = IGNORED.matcher(html).replaceAll(" ");
        text = BREAKS.matcher(text).replaceAll("\n");
        return StringEscapeUtils.unescapeHtml4(TAGS.matcher(text).replaceAll(""));
    }
}
