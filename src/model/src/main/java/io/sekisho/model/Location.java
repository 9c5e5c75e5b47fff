package io.sekisho.model;

import java.util.Objects;

/**
 * A place in the project.
 *
 * @param path relative to the project's root, forward slashes on every platform; never absolute, never outside the root
 * @param startLine first line, from 1; 0 when the place is a whole file
 * @param endLine last line, inclusive; 0 when the place is a whole file
 */
public record Location(String path, int startLine, int endLine) {
    public Location {
        Objects.requireNonNull(path, "path");
        path = path.replace('\\', '/');
        if (startLine < 0 || endLine < startLine) {
            throw new IllegalArgumentException("lines " + startLine + ".." + endLine + " of " + path);
        }
    }

    public static Location file(String path) {
        return new Location(path, 0, 0);
    }

    public static Location line(String path, int line) {
        return new Location(path, line, line);
    }
}
