package io.sekisho.core.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of at most a day's order, written {@code 90s}, {@code 15m}, {@code 2h}. */
final class Times {
    static final String EXPECTED = "90s, 15m, 2h";

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smh])");

    private Times() {}

    static Optional<Duration> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    static String shown(Duration duration) {
        if (duration.toSecondsPart() != 0) {
            return duration.toSeconds() + "s";
        }
        return duration.toMinutesPart() == 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
    }
}
