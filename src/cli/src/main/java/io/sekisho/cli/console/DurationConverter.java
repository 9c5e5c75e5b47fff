package io.sekisho.cli.console;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** Reads a time as {@code .sekisho/config.yml} writes it. */
public class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,6})([smh])");

    private final boolean zero;

    /** For a limit, which cannot be zero. */
    public DurationConverter() {
        this(false);
    }

    private DurationConverter(boolean zero) {
        this.zero = zero;
    }

    /** For a time to wait, which can. */
    public static final class OrZero extends DurationConverter {
        public OrZero() {
            super(true);
        }
    }

    @Override
    public Duration convert(String typed) {
        Matcher matcher = SYNTAX.matcher(typed);
        Duration time = matcher.matches() ? time(Long.parseLong(matcher.group(1)), matcher.group(2)) : null;
        if (time == null || time.isZero() && !zero) {
            throw new WrongValueException("cli.wrong-time", typed);
        }
        return time;
    }

    private static Duration time(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
