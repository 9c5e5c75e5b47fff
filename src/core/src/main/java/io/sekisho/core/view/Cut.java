package io.sekisho.core.view;

/** Shortens text to what a consumer takes. */
public final class Cut {
    private static final String MORE = "…";

    private Cut() {}

    /**
     * @param most how many characters are taken, at least 1
     * @return the text, or its beginning with a mark at the end; no character is torn
     */
    public static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - MORE.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + MORE;
    }
}
