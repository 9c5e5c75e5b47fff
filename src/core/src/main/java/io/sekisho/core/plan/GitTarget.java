package io.sekisho.core.plan;

import java.util.Objects;

/**
 * The trusted state that a scanned ref is a proposed change of.
 *
 * @param name as people know it, e.g. {@code origin/main}
 * @param commit full id; its object is in the clone
 * @param remoteRef what the remote calls it, e.g. {@code refs/heads/main}; null when the remote was not asked, or knows no such ref
 */
public record GitTarget(String name, String commit, String remoteRef) {
    public GitTarget {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(commit, "commit");
    }

    /** Whether a text has the form of a full object id. */
    public static boolean isId(String text) {
        return text.matches("[0-9a-f]{40}|[0-9a-f]{64}");
    }
}
