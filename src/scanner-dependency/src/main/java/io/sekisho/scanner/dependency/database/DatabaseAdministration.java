package io.sekisho.scanner.dependency.database;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The acts behind {@code sekisho database update|status|export|rollback}. */
public final class DatabaseAdministration {
    private final SekishoHome home;
    private final DatabaseLocation location;
    private final Clock clock;
    private final SnapshotStore store;

    /** @param location where {@code update} writes and {@code status} looks; the other acts are for local snapshots only */
    public DatabaseAdministration(SekishoHome home, DatabaseLocation location, Clock clock) {
        this.home = home;
        this.location = location;
        this.clock = clock;
        this.store = new SnapshotStore(home.databases());
    }

    /** See {@link DatabaseUpdater#update}. */
    public DatabaseInfo update(UpdateRequest request, Progress progress)
            throws DatabaseException, InterruptedException {
        DatabaseUpdater updater = location instanceof DatabaseLocation.Postgres postgres
                ? new PostgresUpdater(postgres, home.databases(), clock)
                : new SnapshotUpdater(home, clock);
        return updater.update(request, progress);
    }

    /** Opens and verifies, but never fails: what is wrong is part of the answer. */
    public DatabaseStatus status() {
        List<String> kept = List.of();
        try {
            kept = location instanceof DatabaseLocation.Local ? store.names() : kept;
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(DatabaseAdministration.class).debug("no snapshots", e);
        }
        try {
            DatabaseInfo info = new StoredDatabases().open(location).info();
            return new DatabaseStatus(Optional.of(info), new DatabaseGaps(clock).of(info), kept);
        } catch (DatabaseException e) {
            return new DatabaseStatus(Optional.empty(), List.of(e.gap()), kept);
        }
    }

    /** Writes the current snapshot as one file, for {@link #fetch}. */
    public void export(Path target, Progress progress) throws DatabaseException {
        requireLocal();
        Snapshot snapshot = store.current();
        new SnapshotVerifier(store.root()).verify(snapshot);
        try {
            SnapshotArchive.write(snapshot, target, progress);
        } catch (IOException e) {
            throw Failure.because(e, "database-export", "database-export-step", target, SnapshotUpdater.reason(e));
        }
    }

    /**
     * Takes over a snapshot that another machine exported.
     *
     * @param source file or address
     * @param sha256 what the archive must hash to; null to trust the manifest inside alone
     * @param patience how long to wait for another updater
     */
    public DatabaseInfo fetch(String source, String sha256, Duration patience, Progress progress)
            throws DatabaseException, InterruptedException {
        requireLocal();
        String label = Fetcher.display(source);
        Path building = null;
        try (UpdateLock lock = UpdateLock.acquire(store.root(), patience)) {
            store.prune(currentName());
            building = Files.createTempDirectory(store.root(), ".building-");
            Path archive = archive(source, building, progress);
            if (sha256 != null && !sha256.strip().equalsIgnoreCase(Hashes.of(archive))) {
                throw Failure.of("database-archive-pin", "database-archive-pin-step", label, sha256.strip());
            }
            Path target = Files.createDirectories(building.resolve("snapshot"));
            Manifest manifest = SnapshotArchive.read(archive, label, target, progress);
            DatabaseInfo info = store.publish(target, manifest).info();
            store.prune(info.id());
            return info;
        } catch (IOException e) {
            throw Failure.because(
                    e, "database-feed-fetch", "database-feed-fetch-step", label, SnapshotUpdater.reason(e));
        } finally {
            SnapshotUpdater.remove(building);
        }
    }

    /** A broken download stays under a name of its own, so that the next attempt, even another day, continues it. */
    private Path archive(String source, Path building, Progress progress) throws IOException, InterruptedException {
        if (!Fetcher.isRemote(source)) {
            return source.startsWith("file:") ? Path.of(java.net.URI.create(source)) : Path.of(source);
        }
        Path part = store.root().resolve("download-" + Hashes.of(source).substring(0, 16) + ".part");
        Path file = building.resolve("archive.zip");
        Sources.fetcher(progress).fetch(source, part, file);
        return file;
    }

    /**
     * Makes the snapshot before the current one the current one.
     *
     * @throws DatabaseException when there is none
     */
    public DatabaseInfo rollback(Duration patience) throws DatabaseException, InterruptedException {
        requireLocal();
        try (UpdateLock lock = UpdateLock.acquire(store.root(), patience)) {
            String current = currentName();
            for (String name : store.names()) {
                if (name.compareTo(current) < 0) {
                    Snapshot earlier = store.load(name);
                    new SnapshotVerifier(store.root()).verify(earlier);
                    store.point(name);
                    return earlier.info();
                }
            }
            throw Failure.of("database-no-earlier", "database-no-earlier-step", store.root());
        } catch (IOException e) {
            throw Failure.because(e, "database-build", "database-build-step", store.root(), SnapshotUpdater.reason(e));
        }
    }

    /** The name in the pointer even when what it names is damaged; empty without one. */
    private String currentName() throws IOException {
        Path pointer = store.root().resolve("current");
        return Files.exists(pointer) ? Files.readString(pointer).strip() : "";
    }

    private void requireLocal() throws DatabaseException {
        if (!(location instanceof DatabaseLocation.Local)) {
            throw Failure.of("database-local-only", "database-local-only-step", location.display());
        }
    }
}
