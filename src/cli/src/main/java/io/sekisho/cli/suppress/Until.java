package io.sekisho.cli.suppress;

import io.sekisho.cli.console.WrongValueException;
import io.sekisho.core.config.WrittenDay;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * A last day: one of the calendar, or so many days from today.
 *
 * @param day null for a number of days
 * @param days from today
 */
record Until(LocalDate day, int days) {
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,4}d");

    LocalDate from(LocalDate today) {
        return day == null ? today.plusDays(days) : day;
    }

    /** Reads {@code 2027-03-31} and {@code 90d}. */
    static final class Converter implements ITypeConverter<Until> {
        @Override
        public Until convert(String typed) {
            if (DAYS.matcher(typed).matches()) {
                return new Until(null, Integer.parseInt(typed.substring(0, typed.length() - 1)));
            }
            Optional<LocalDate> day = WrittenDay.of(typed);
            return new Until(day.orElseThrow(() -> new WrongValueException("suppress.wrong-day", typed)), 0);
        }
    }
}
