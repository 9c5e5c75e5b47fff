package io.sekisho.model;

/**
 * What was scanned.
 *
 * @param name directory name
 * @param commit checked-out commit; null outside git
 * @param branch checked-out branch; null when detached or outside git
 * @param scope "tree", "history", "range" or "staged": how far the secret scan looked
 * @param range the commit range {@code A..B} as resolved ids; null unless scope is range
 * @param change with what this state was compared in git; null when with nothing
 */
public record Project(String name, String commit, String branch, String scope, String range, Change change) {
    /** One that was compared with nothing. */
    public Project(String name, String commit, String branch, String scope, String range) {
        this(name, commit, branch, scope, range, null);
    }
}
