package io.sekisho.cli.console;

import java.util.Locale;

/** For whom a command writes. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** For machines. */
    JSON;

    /** The word used on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
