package io.sekisho.scanner.dependency.database;

import java.util.Objects;

/**
 * One file of a snapshot.
 *
 * @param path relative to the snapshot, forward slashes; never leaves it
 * @param size in bytes
 * @param sha256 hexadecimal, lower case
 */
record ManifestFile(String path, long size, String sha256) {
    ManifestFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
        // A manifest may come from a downloaded archive.
        if (!path.matches("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*") || size < 0) {
            throw new IllegalArgumentException("not a file of a snapshot: " + path);
        }
    }
}
