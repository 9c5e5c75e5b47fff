package io.sekisho.scanner.code;

import java.util.regex.Pattern;

/** Brings names and lines into a form that does not hang on compiler, line end or indent. */
final class Names {
    private static final Pattern LOCAL = Pattern.compile("\\$\\d+(?=[\\p{L}_])");
    private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d+");

    private Names() {}

    /** {@code a.B$1} and {@code a.B$2$1} become {@code a.B}, {@code a.B$1Local} becomes {@code a.B$Local}; in descriptors too. */
    static String withoutNumbers(String name) {
        return ANONYMOUS.matcher(LOCAL.matcher(name).replaceAll("\\$")).replaceAll("");
    }

    static String foldSpace(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
