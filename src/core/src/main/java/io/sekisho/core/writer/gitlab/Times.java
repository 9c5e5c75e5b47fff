package io.sekisho.core.writer.gitlab;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as GitLab's schemas want them. */
final class Times {
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** UTC without saying so, and no fractions: all else is refused. */
    static String plain(Instant time) {
        return PLAIN.format(time);
    }

    static String zoned(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
