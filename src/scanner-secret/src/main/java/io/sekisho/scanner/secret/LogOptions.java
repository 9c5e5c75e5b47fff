package io.sekisho.scanner.secret;

import java.util.List;

/** Options of the {@code git log} whose output Gitleaks reads. */
final class LogOptions {
    /** The form that Gitleaks can read, whatever an older git takes from the user's own configuration. */
    static final List<String> FORM = List.of(
            "--full-history",
            "--diff-filter=d",
            "--no-color",
            "--no-decorate",
            "--no-ext-diff",
            "--no-textconv",
            "--no-notes",
            "--pretty=medium",
            "--src-prefix=a/",
            "--dst-prefix=b/");

    private LogOptions() {}

    /**
     * Gitleaks splits the options at each space, and a name may hold any byte: what is no plain character matches any.
     *
     * @param path one character a byte; of a directory when it ends with a slash
     */
    static String pathspec(String path) {
        return ":(glob)" + path.replaceAll("[^A-Za-z0-9._/-]+", "*") + (path.endsWith("/") ? "**" : "");
    }
}
