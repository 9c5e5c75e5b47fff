package io.sekisho.core.plan;

import io.sekisho.model.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the user asked to be scanned.
 *
 * @param directory existing directory; relative to the working directory or absolute
 * @param range commits {@code A..B} as typed; null for the default reach (whole history in a repository, else the tree)
 * @param staged only what is staged for the next commit; excludes {@code range}
 * @param kinds the kinds to be scanned; what none of them needs is not looked for
 * @param excludes path globs from trusted configuration, relative to the directory, e.g. {@code docs/**}
 * @param own files and directories that are Sekisho's own (report, home): not part of the project even if they lie in it
 */
public record PlanRequest(
        Path directory, String range, boolean staged, Set<Kind> kinds, List<String> excludes, List<Path> own) {
    public PlanRequest {
        Objects.requireNonNull(directory, "directory");
        if (staged && range != null) {
            throw new IllegalArgumentException("either a range or what is staged");
        }
        kinds = Set.copyOf(kinds);
        excludes = List.copyOf(excludes);
        own = List.copyOf(own);
    }

    /** Everything in a directory, nothing left out. */
    public static PlanRequest of(Path directory) {
        return new PlanRequest(directory, null, false, Set.of(Kind.values()), List.of(), List.of());
    }

    boolean needsBuildFiles() {
        return kinds.contains(Kind.DEPENDENCY) || kinds.contains(Kind.CODE);
    }
}
