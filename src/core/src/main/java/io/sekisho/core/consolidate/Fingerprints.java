package io.sekisho.core.consolidate;

import io.sekisho.model.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The fingerprint schemes. A scheme that was released never changes; a new one gets the next number and lives beside it.
 *
 * <ul>
 *   <li>{@code d1} dependency: canonical vulnerability id; purl without version and qualifiers (no purl: {@code cpe:} vendor
 *       {@code :} product; else {@code file:} name without version)
 *   <li>{@code s1} secret: rule id; path; the line with the value masked, of long lines 500 bytes on each side of the value;
 *       nothing more for the first value that this line had, {@code 1} for the second and so on, in the order in which commits
 *       came to the branch (where earlier ones are missing: {@code ?}, a commit, {@code :}, the number; so it is never the same
 *       as one that was given with all of them)
 *   <li>{@code c1} code: rule id; class (anonymous: outer class); method name and descriptor (lambda: enclosing method);
 *       source line with white space folded, literals masked where the rule is about credentials (no source: the
 *       instruction's operands; a finding of a whole method or class: nothing)
 *   <li>{@code x1} external: tool; rule id; path (a dynamic scanner: address without query); the tool's own partial fingerprint,
 *       else the line with white space folded and secrets masked, else the message
 * </ul>
 *
 * Parts are joined by U+0000, which no part may hold, hashed with SHA-256 in UTF-8 and cut to 128 bits.
 */
public final class Fingerprints {
    private Fingerprints() {}

    public static String of(Kind kind, List<String> identity) {
        StringBuilder joined = new StringBuilder();
        for (String part : identity) {
            joined.append(part.replace('\0', '\uFFFD')).append('\0');
        }
        return scheme(kind) + ":" + sha256(joined.toString()).substring(0, 32);
    }

    /** Whether it was made by the scheme of today, so that it can be compared with what is found today. */
    public static boolean isCurrent(Kind kind, String fingerprint) {
        return fingerprint.startsWith(scheme(kind) + ":");
    }

    private static String scheme(Kind kind) {
        return switch (kind) {
            case DEPENDENCY -> "d1";
            case SECRET -> "s1";
            case CODE -> "c1";
            case EXTERNAL -> "x1";
        };
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
