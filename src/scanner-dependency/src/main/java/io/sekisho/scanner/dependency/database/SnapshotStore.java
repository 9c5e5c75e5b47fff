package io.sekisho.scanner.dependency.database;

import io.sekisho.core.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The snapshots of this machine: {@code snapshots/NAME/} and a file {@code current} that names the one in use. Reading needs no
 * lock; whoever changes something holds the {@link UpdateLock}.
 */
final class SnapshotStore {
    /** How many snapshots stay for {@code rollback}, the current one among them. */
    static final int KEPT = 3;

    private static final String NAME = "\\d{8}T\\d{6}Z-[0-9a-f]{16}";

    private final Path root;

    SnapshotStore(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path snapshots() {
        return root.resolve("snapshots");
    }

    /** @throws DatabaseException when there is none, or its manifest is missing or was changed */
    Snapshot current() throws DatabaseException {
        String name;
        try {
            name = Files.readString(root.resolve("current"), StandardCharsets.UTF_8)
                    .strip();
        } catch (NoSuchFileException e) {
            throw Failure.missing("database-missing", "database-update-step", root);
        } catch (IOException e) {
            throw Failure.because(e, "database-unreadable", "database-unreadable-step", root.resolve("current"));
        }
        if (!name.matches(NAME)) {
            throw Failure.of("database-damaged", "database-damaged-step", root.resolve("current"));
        }
        return load(name);
    }

    Snapshot load(String name) throws DatabaseException {
        Path directory = snapshots().resolve(name);
        Path file = directory.resolve(Manifest.NAME);
        try {
            String json = Files.readString(file, StandardCharsets.UTF_8);
            Manifest manifest = Manifest.parse(json);
            if (!Snapshot.nameOf(manifest, json).equals(name)) {
                throw Failure.of("database-damaged", "database-damaged-step", file);
            }
            return new Snapshot(name, directory, manifest);
        } catch (IOException e) {
            throw Failure.because(e, "database-damaged", "database-damaged-step", file);
        }
    }

    /** Names, newest first. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(snapshots())) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(snapshots())) {
            return list.map(p -> p.getFileName().toString())
                    .filter(n -> n.matches(NAME))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Moves a finished directory to its place and makes it the current one; readers see the old one until the last step. */
    Snapshot publish(Path built, Manifest manifest) throws IOException {
        String json = manifest.toJson();
        String name = Snapshot.nameOf(manifest, json);
        AtomicFile.write(built.resolve(Manifest.NAME), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
        Files.createDirectories(snapshots());
        Path target = snapshots().resolve(name);
        // The same snapshot may be fetched again because its copy here was damaged.
        Trees.delete(target);
        Files.move(built, target);
        Snapshot snapshot = new Snapshot(name, target, manifest);
        new SnapshotVerifier(root).record(snapshot);
        point(name);
        return snapshot;
    }

    void point(String name) throws IOException {
        AtomicFile.write(root.resolve("current"), out -> out.write((name + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Removes what a dead updater left, and snapshots beyond those kept; what is in use elsewhere stays for the next time. */
    void prune(String current) throws IOException {
        if (Files.isDirectory(root)) {
            try (Stream<Path> list = Files.list(root)) {
                for (Path left : list.filter(SnapshotStore::isDebris).toList()) {
                    Trees.delete(left);
                }
            }
        }
        List<String> others = names().stream().filter(n -> !n.equals(current)).toList();
        for (String old : others.subList(Math.min(KEPT - 1, others.size()), others.size())) {
            Trees.delete(snapshots().resolve(old));
            Files.deleteIfExists(new SnapshotVerifier(root).stamp(old));
        }
    }

    private static boolean isDebris(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".building-") || name.endsWith(".part") && !name.startsWith("download-");
    }
}
