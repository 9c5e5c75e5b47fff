package io.sekisho.cli.baseline;

import io.sekisho.cli.console.WrongValueException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;

/** A day, or so many days from today. */
final class UntilConverter implements ITypeConverter<Until> {
    @Override
    public Until convert(String typed) {
        if (typed.matches("[1-9][0-9]{0,3}d")) {
            return new Until(null, Integer.parseInt(typed.substring(0, typed.length() - 1)));
        }
        try {
            return new Until(LocalDate.parse(typed), 0);
        } catch (DateTimeParseException e) {
            throw new WrongValueException("baseline.wrong-until", typed);
        }
    }
}
