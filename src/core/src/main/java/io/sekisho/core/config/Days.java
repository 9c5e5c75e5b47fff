package io.sekisho.core.config;

import java.util.Optional;

/** A number of days, written {@code 90d}. */
final class Days {
    static final String EXPECTED = "0d, 14d, 90d";

    private Days() {}

    static Optional<Integer> of(String text) {
        return text.matches("[0-9]{1,4}d")
                ? Optional.of(Integer.valueOf(text.substring(0, text.length() - 1)))
                : Optional.empty();
    }
}
