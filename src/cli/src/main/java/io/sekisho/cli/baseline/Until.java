package io.sekisho.cli.baseline;

import java.time.LocalDate;

/**
 * When a list ends.
 *
 * @param day null for so many days from today
 */
record Until(LocalDate day, int days) {
    static final Until USUAL = new Until(null, 90);

    LocalDate from(LocalDate today) {
        return day == null ? today.plusDays(days) : day;
    }
}
