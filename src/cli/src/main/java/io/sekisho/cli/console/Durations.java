package io.sekisho.cli.console;

import java.util.Locale;

/** Times as people read them; the same in all languages. */
public final class Durations {
    private Durations() {}

    /** {@code 0.4 s}, {@code 23.2 s}, {@code 4 min 05 s}, {@code 1 h 02 min}. */
    public static String of(long millis) {
        long seconds = millis / 1000;
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
