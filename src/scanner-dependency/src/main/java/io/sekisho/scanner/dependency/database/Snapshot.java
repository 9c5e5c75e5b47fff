package io.sekisho.scanner.dependency.database;

import java.nio.file.Path;

/**
 * One immutable state of the local database.
 *
 * @param name date and the first digits of the manifest's SHA-256, so that an edited manifest is noticed
 * @param directory where it lies
 */
record Snapshot(String name, Path directory, Manifest manifest) {
    static final String DATABASE = "odc.mv.db";
    static final String RETIRE_JS = "jsrepository.json";
    static final String KEV = "known_exploited_vulnerabilities.json";

    Path file(String path) {
        return directory.resolve(path);
    }

    DatabaseInfo info() {
        return manifest.info(name, directory);
    }

    /** The name that a manifest with these bytes must have. */
    static String nameOf(Manifest manifest, String json) {
        String time = manifest.createdAt().toString().replaceAll("[-:]|\\.\\d+", "");
        return time + "-" + Hashes.of(json).substring(0, 16);
    }
}
