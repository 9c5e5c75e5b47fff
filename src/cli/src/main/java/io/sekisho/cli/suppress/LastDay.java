package io.sekisho.cli.suppress;

import io.sekisho.cli.console.WrongValueException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;

/**
 * The last day on which an entry counts, as it is typed: a day, or a number of days from now.
 *
 * @param date null when days are given
 * @param days from now
 */
record LastDay(LocalDate date, int days) {
    /** Reads {@code 2027-03-31} or {@code 90d}. */
    static final class Converter implements ITypeConverter<LastDay> {
        @Override
        public LastDay convert(String typed) {
            if (typed.matches("[0-9]{1,4}d")) {
                return new LastDay(null, Integer.parseInt(typed.substring(0, typed.length() - 1)));
            }
            try {
                return new LastDay(LocalDate.parse(typed), 0);
            } catch (DateTimeParseException e) {
                throw new WrongValueException("exchange.wrong-day", typed);
            }
        }
    }

    LocalDate from(LocalDate today) {
        return date == null ? today.plusDays(days) : date;
    }
}
