package io.sekisho.cli.database;

import io.sekisho.cli.console.Printable;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as {@code .sekisho/config.yml} writes it; zero is one as well. */
final class WaitConverter implements ITypeConverter<Duration> {
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,6})([smh])");

    @Override
    public Duration convert(String typed) {
        Matcher matcher = SYNTAX.matcher(typed);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + Printable.of(typed) + "' is no time; write a number with its unit: 90s, 15m, 2h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
