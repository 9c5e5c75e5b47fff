package io.sekisho.cli.config;

import java.util.Locale;

/** For whom it is printed. */
enum Format {
    TEXT,
    JSON;

    /** The word on the command line. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
