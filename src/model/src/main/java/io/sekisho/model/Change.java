package io.sekisho.model;

import java.util.List;

/**
 * With what a scanned state was compared in git.
 *
 * @param target the trusted ref that this state is a proposed change of, e.g. {@code origin/main}; null when the scanned ref is
 *     itself trusted, so that everything on it is judged
 * @param base commit with which {@link Occurrence#touched()} compares: the merge base with the reference's commit, else with the
 *     target; null when it could not be found, and then nothing is known to be touched or untouched
 * @param renames files that git takes for renamed since the base, sorted by their new path
 */
public record Change(String target, String base, List<Rename> renames) {
    /**
     * A file under another path.
     *
     * @param from path at the base
     * @param to path now
     */
    public record Rename(String from, String to) {}

    public Change {
        renames = renames == null ? List.of() : List.copyOf(renames);
    }
}
