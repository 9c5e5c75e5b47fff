package io.sekisho.core.config;

import java.util.regex.Pattern;

/** What a path or address in a configuration depends on. */
enum Place {
    /** A repository or address elsewhere. */
    REMOTE,
    /** A file of this machine, whoever reads it. */
    ABSOLUTE,
    /** A file that depends on where one stands. */
    RELATIVE;

    private static final Pattern SOME_ADDRESS =
            Pattern.compile("(git:)?([A-Za-z][A-Za-z0-9+.-]+://|[A-Za-z0-9._-]+@[^/:]+:).*");
    private static final Pattern SOME_FILE = Pattern.compile("(?i)(git:)?(file:.*|[/\\\\~].*|[a-z]:.*)");

    static Place of(String written) {
        if (SOME_FILE.matcher(written).matches()) {
            return ABSOLUTE;
        }
        return SOME_ADDRESS.matcher(written).matches() ? REMOTE : RELATIVE;
    }
}
