package io.sekisho.core.view;

import io.sekisho.core.text.Printable;
import io.sekisho.model.Location;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A file of the project for consumers that look it up in the repository. */
public final class RelativePath {
    private static final String KEPT = "/-._~!$'()*+,;=@&";

    private RelativePath() {}

    /** On one line, never empty, never absolute, without a dot and a slash in front. */
    public static String of(Location location) {
        String path = Printable.of(location.path());
        int from = 0;
        while (path.startsWith("/", from) || path.startsWith("./", from)) {
            from = path.indexOf('/', from) + 1;
        }
        return from == path.length() ? "." : path.substring(from);
    }

    /** The same as a URI reference (RFC 3986 section 4.2); a colon is escaped, lest its front pass for a scheme. */
    public static String uri(Location location) {
        StringBuilder uri = new StringBuilder();
        for (byte octet : of(location).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
            uri.append(isPlain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return uri.toString();
    }
}
