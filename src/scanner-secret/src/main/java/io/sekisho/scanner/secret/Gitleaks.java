package io.sekisho.scanner.secret;

import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * An executable that may be run: its hash is one that we, or the trusted configuration, name.
 *
 * @param path absolute
 * @param version as it calls itself, e.g. {@code 8.30.1}
 * @param source where it was found
 * @param sha256 of the executable, lower-case hexadecimal
 * @param notes executables found on the way that were not used, and why
 */
public record Gitleaks(Path path, String version, Source source, String sha256, List<Text> notes) {
    /** Where an executable comes from, in the order in which it is looked for. */
    public enum Source {
        /** {@code --gitleaks}. */
        FLAG,
        /** {@code SEKISHO_GITLEAKS}. */
        ENVIRONMENT,
        PATH,
        /** Our own tool cache, filled by an earlier run. */
        CACHE,
        /** Upstream's release archive, or what {@code SEKISHO_GITLEAKS_URL} names. */
        ARCHIVE,
        /** A third party's npm package. */
        NPM
    }

    public Gitleaks {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sha256, "sha256");
        notes = List.copyOf(notes);
    }
}
