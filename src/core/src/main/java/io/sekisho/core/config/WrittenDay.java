package io.sekisho.core.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people write it: {@code YYYY-MM-DD} and no other form, but others are understood well enough to say what was meant. */
public final class WrittenDay {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern SPELT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})[./年-]([0-9]{1,2})[./月-]([0-9]{1,2})(?:日|[T ].*)?");

    private WrittenDay() {}

    /** @return empty for another form, and for a day that does not exist */
    public static Optional<LocalDate> of(String text) {
        try {
            return SPELT.matcher(text).matches() ? Optional.of(LocalDate.parse(text, DAY)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether only the calendar is against it. */
    static boolean isSpeltRight(String text) {
        return SPELT.matcher(text).matches();
    }

    /** @return the day in the right form; empty when it cannot be told, as of 03/04/2026 */
    static Optional<LocalDate> meant(String text) {
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return day(first.group(1), first.group(2), first.group(3));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (!last.matches()) {
            return Optional.empty();
        }
        Optional<LocalDate> european = day(last.group(3), last.group(2), last.group(1));
        Optional<LocalDate> american = day(last.group(3), last.group(1), last.group(2));
        if (european.isPresent() && american.isPresent()) {
            return european.equals(american) ? european : Optional.empty();
        }
        return european.isPresent() ? european : american;
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
