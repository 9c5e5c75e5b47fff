package io.sekisho.cli.baseline;

import java.time.LocalDate;

/**
 * When a list ends.
 *
 * @param day null for so many days from today
 */
record Until(LocalDate day, int days) {
    private static final int USUAL = 90;

    /** @param longest how many days a policy allows; 0 for any */
    static Until usual(int longest) {
        return new Until(null, longest == 0 ? USUAL : Math.min(USUAL, longest));
    }

    LocalDate from(LocalDate today) {
        return day == null ? today.plusDays(days) : day;
    }
}
