package io.sekisho.model;

/**
 * What was scanned.
 *
 * @param name directory name
 * @param commit checked-out commit; null outside git
 * @param branch checked-out branch; null when detached or outside git
 * @param scope "tree", "history", "range" or "staged": how far the secret scan looked
 * @param range the commit range {@code A..B} as resolved ids; null unless scope is range
 */
public record Project(String name, String commit, String branch, String scope, String range) {}
