package io.sekisho.core.consolidate;

import java.util.Objects;

/**
 * A text in which {@code *} stands for any characters, none included. Compared without going back further than the last star, so
 * the time is bounded by the product of the two lengths, whatever they are.
 *
 * <p>The one grammar for names of rules and packages, wherever people write them.
 *
 * @param pattern as written
 */
public record Wildcard(String pattern) {
    public Wildcard {
        Objects.requireNonNull(pattern, "pattern");
    }

    public boolean matches(String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /** Whether all that the other one matches is matched: its stars count as characters that only a star matches. */
    public boolean covers(Wildcard other) {
        return pattern.equals(other.pattern) || matches(other.pattern);
    }
}
