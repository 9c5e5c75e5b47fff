package io.sekisho.core.policy;

import io.sekisho.core.plan.Globs;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where a suppression counts.
 *
 * @param glob as written
 * @param predicate whether it matches a path
 */
public record SuppressionPath(String glob, Predicate<String> predicate) implements Predicate<String> {
    /** Directories by name before the first wildcard, from which on a glob is no longer wide. */
    private static final int NAMED_DIRECTORIES = 2;

    private static final Pattern WILDCARD = Pattern.compile("[*?]");

    public SuppressionPath {
        Objects.requireNonNull(glob, "glob");
        Objects.requireNonNull(predicate, "predicate");
    }

    @Override
    public boolean test(String path) {
        return predicate.test(path);
    }

    /** @param other null for any path */
    boolean coversAllOf(SuppressionPath other) {
        return other != null && (equals(other) || Globs.covers(glob, other.glob));
    }

    /** A file or directory that every path that it matches goes through; null when it names none. */
    String name() {
        String[] parts = glob.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && !WILDCARD.matcher(parts[i]).find()) {
                return parts[i];
            }
        }
        return null;
    }

    /**
     * Whether it says little of where: neither the name of a file nor the directory that it starts from.
     *
     * @param ofDirectory whether the name that it ends with is one of a directory, so that it means all below
     */
    boolean isWide(boolean ofDirectory) {
        String[] parts = glob.split("/");
        if (!ofDirectory && !WILDCARD.matcher(parts[parts.length - 1]).find()) {
            return false;
        }
        int named = 0;
        while (named < parts.length && !WILDCARD.matcher(parts[named]).find()) {
            named++;
        }
        return named < NAMED_DIRECTORIES;
    }

    /** Whether a path that it matches lies below what it ends with, so that this is no file. */
    boolean isAbove(String path) {
        String[] parts = glob.split("/");
        String last = parts[parts.length - 1];
        return !WILDCARD.matcher(last).find()
                && !path.substring(path.lastIndexOf('/') + 1).equals(last);
    }

    /** By what is written: two globs that match the same paths are the same only when they are spelt alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SuppressionPath path && path.glob.equals(glob);
    }

    @Override
    public int hashCode() {
        return glob.hashCode();
    }
}
