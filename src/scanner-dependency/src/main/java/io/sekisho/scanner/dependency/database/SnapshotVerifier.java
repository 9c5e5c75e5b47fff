package io.sekisho.scanner.dependency.database;

import io.sekisho.core.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Tells whether a snapshot is still what its manifest says. Hashing half a gigabyte before each scan would take longer than
 * many a scan, so a full check is remembered in a stamp (size, time, hash of sampled blocks) beside the snapshots; only
 * when that no longer fits is everything hashed again.
 */
final class SnapshotVerifier {
    private final Path root;

    SnapshotVerifier(Path root) {
        this.root = root;
    }

    Path stamp(String name) {
        return root.resolve("verified").resolve(name);
    }

    /** @throws DatabaseException when a file is missing, cut off or was changed; names it */
    void verify(Snapshot snapshot) throws DatabaseException {
        String now = state(snapshot);
        if (now.equals(recorded(snapshot))) {
            return;
        }
        for (ManifestFile file : snapshot.manifest().files()) {
            Path path = snapshot.file(file.path());
            try {
                if (!Hashes.of(path).equals(file.sha256())) {
                    throw Failure.of("database-damaged", "database-damaged-step", path);
                }
            } catch (IOException e) {
                throw Failure.because(e, "database-unreadable", "database-unreadable-step", path);
            }
        }
        try {
            write(snapshot, now);
        } catch (IOException e) {
            // A read-only home works too, only slower.
            org.slf4j.LoggerFactory.getLogger(SnapshotVerifier.class).debug("no stamp for {}", snapshot.name(), e);
        }
    }

    /** After a full check, or when the files were just hashed by us. */
    void record(Snapshot snapshot) throws IOException {
        try {
            write(snapshot, state(snapshot));
        } catch (DatabaseException e) {
            throw new IOException(e);
        }
    }

    private void write(Snapshot snapshot, String state) throws IOException {
        AtomicFile.write(stamp(snapshot.name()), out -> out.write(state.getBytes(StandardCharsets.UTF_8)));
    }

    private String recorded(Snapshot snapshot) {
        try {
            return Files.readString(stamp(snapshot.name()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String state(Snapshot snapshot) throws DatabaseException {
        StringBuilder state = new StringBuilder();
        for (ManifestFile file : snapshot.manifest().files()) {
            Path path = snapshot.file(file.path());
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                if (attributes.size() != file.size()) {
                    throw Failure.of("database-damaged", "database-damaged-step", path);
                }
                state.append(file.path())
                        .append(' ')
                        .append(attributes.size())
                        .append(' ')
                        .append(attributes.lastModifiedTime().toMillis())
                        .append(' ')
                        .append(Hashes.ofSamples(path))
                        .append('\n');
            } catch (IOException e) {
                throw Failure.because(e, "database-damaged", "database-damaged-step", path);
            }
        }
        return state.toString();
    }
}
