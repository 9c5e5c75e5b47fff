package io.sekisho.scanner.external;

import java.util.regex.Pattern;

/** Brings foreign text into a size and form that a report can carry. */
final class Words {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
    private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z][^>]*>");

    private Words() {}

    /** @return null for null and for blank */
    static String text(String text, int limit) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        return shorten(CONTROLS.matcher(unix).replaceAll("\uFFFD").strip(), limit);
    }

    /** The same on one line. */
    static String line(String text, int limit) {
        String clean = text(text, Integer.MAX_VALUE);
        return clean == null ? null : shorten(clean.replaceAll("\\s+", " "), limit);
    }

    /** ZAP describes its rules in HTML. */
    static String withoutTags(String text) {
        return text == null ? null : TAGS.matcher(text).replaceAll("");
    }

    static String foldSpace(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    static String shorten(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 2;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + " …";
    }
}
