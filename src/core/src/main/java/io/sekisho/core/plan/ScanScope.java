package io.sekisho.core.plan;

import java.util.Objects;

/**
 * How far the secret scan looks.
 *
 * @param reach tree, whole history, a range of commits, or what is staged
 * @param from resolved commit id (exclusive) when reach is range, else null
 * @param to resolved commit id (inclusive) when reach is range, else null
 * @param mergeBase merge base of both when reach is range, else null
 */
public record ScanScope(Reach reach, String from, String to, String mergeBase) {
    /** The reach's key is what a report's {@code project.scope} says. */
    public enum Reach {
        TREE,
        HISTORY,
        RANGE,
        STAGED;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public ScanScope {
        Objects.requireNonNull(reach, "reach");
    }

    public static ScanScope of(Reach reach) {
        return new ScanScope(reach, null, null, null);
    }
}
