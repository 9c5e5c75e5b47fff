package io.sekisho.scanner.dependency.database;

import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds the next snapshot beside the others and makes it the current one. */
public final class SnapshotUpdater implements DatabaseUpdater {
    private final SnapshotStore store;
    private final Clock clock;

    public SnapshotUpdater(SekishoHome home, Clock clock) {
        this.store = new SnapshotStore(home.databases());
        this.clock = clock;
    }

    @Override
    public DatabaseInfo update(UpdateRequest request, Progress progress)
            throws DatabaseException, InterruptedException {
        Path building = null;
        try (UpdateLock lock = UpdateLock.acquire(store.root(), request.patience())) {
            Snapshot previous = previous(request);
            store.prune(previous == null ? "" : previous.name());
            building = Files.createTempDirectory(store.root(), ".building-");
            Snapshot made = build(request, previous, building, progress);
            store.prune(made.name());
            return made.info();
        } catch (IOException | SQLException | org.owasp.dependencycheck.data.nvdcve.DatabaseException e) {
            throw Failure.because(e, "database-build", "database-build-step", store.root(), reason(e));
        } finally {
            remove(building);
        }
    }

    /** What can be carried over; a damaged one cannot, and does not stand in the way of a full update. */
    private Snapshot previous(UpdateRequest request) throws DatabaseException {
        try {
            Snapshot current = store.current();
            new SnapshotVerifier(store.root()).verify(current);
            return current;
        } catch (DatabaseException e) {
            if (request.nvd() instanceof NvdSource.Keep) {
                throw e;
            }
            return null;
        }
    }

    private Snapshot build(UpdateRequest request, Snapshot previous, Path building, Progress progress)
            throws DatabaseException, IOException, SQLException, InterruptedException {
        Path target = Files.createDirectories(building.resolve("snapshot"));
        Sources sources = new Sources(building.resolve("staging"), clock);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant since = since(request, previous, now);
        boolean onto = since != null || request.nvd() instanceof NvdSource.Keep;
        FeedIndex index = sources.nvd(request.nvd(), since, progress);
        if (index == null && !onto) {
            throw Failure.of("database-feed-empty", "database-feed-empty-step", Sources.describe(request.nvd()));
        }
        Map<String, String> origins = new TreeMap<>();
        if (onto) {
            Files.copy(previous.file(Snapshot.DATABASE), target.resolve(Snapshot.DATABASE));
            writable(target.resolve(Snapshot.DATABASE));
            origins.putAll(previous.manifest().sources());
        }
        if (!(request.nvd() instanceof NvdSource.Keep)) {
            origins.put("nvd", Sources.describe(request.nvd()));
        }
        catalogue("retirejs", Snapshot.RETIRE_JS, request.retireJs(), previous, target, sources, origins, progress);
        catalogue("kev", Snapshot.KEV, request.kev(), previous, target, sources, origins, progress);
        Counts counts = write(index, onto, target, building, sources, progress);
        Trees.delete(building.resolve("staging"));
        TreeSet<Integer> years = new TreeSet<>(onto ? previous.manifest().yearsPresent() : List.of());
        years.addAll(index == null ? List.of() : index.years());
        progress.at(Text.of("dependency.database-hashing"), 0, 0);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                now,
                "dependency-check " + dependencyCheckVersion(),
                newest(index, onto ? previous : null),
                request.nvd() instanceof NvdSource.Api
                        ? now
                        : onto ? previous.manifest().apiCursor() : null,
                counts.cves(),
                List.copyOf(years),
                sources.missing(List.copyOf(years)),
                counts.unreadable(),
                request.demo(),
                origins,
                counts.kev(),
                Files.exists(target.resolve(Snapshot.RETIRE_JS)),
                Trees.list(target));
        return store.publish(target, manifest);
    }

    /** Changes can be asked for only when the previous snapshot came from the API not too long ago. */
    private static Instant since(UpdateRequest request, Snapshot previous, Instant now) {
        if (previous == null || !(request.nvd() instanceof NvdSource.Api)) {
            return null;
        }
        Instant cursor = previous.manifest().apiCursor();
        return cursor != null && cursor.plus(NvdApi.LONGEST_SPAN).isAfter(now) ? cursor : null;
    }

    private static void catalogue(
            String name,
            String file,
            String location,
            Snapshot previous,
            Path target,
            Sources sources,
            Map<String, String> origins,
            Progress progress)
            throws DatabaseException, IOException, InterruptedException {
        if (location != null) {
            Catalogues catalogues = sources.catalogues(progress);
            if (name.equals("kev")) {
                catalogues.kev(location, target.resolve(file));
            } else {
                catalogues.retireJs(location, target.resolve(file));
            }
            origins.put(name, Fetcher.display(location));
        } else if (previous != null && Files.exists(previous.file(file))) {
            Files.copy(previous.file(file), target.resolve(file));
            writable(target.resolve(file));
            origins.put(name, previous.manifest().sources().getOrDefault(name, ""));
        }
    }

    private record Counts(long cves, long kev, List<String> unreadable) {}

    private static Counts write(
            FeedIndex index, boolean onto, Path target, Path building, Sources sources, Progress progress)
            throws DatabaseException, IOException, SQLException, InterruptedException {
        Path temporary = Files.createDirectories(building.resolve("tmp"));
        try (CveWriter writer = new CveWriter(BuildSettings.h2(target, temporary))) {
            List<String> unreadable =
                    index == null ? List.of() : new FeedImport(writer, progress).run(index, sources.reader());
            if (Files.exists(target.resolve(Snapshot.KEV))) {
                writer.knownExploited(target.resolve(Snapshot.KEV));
            }
            progress.at(Text.of("dependency.database-finishing"), 0, 0);
            writer.finish(onto);
            Counts counts = new Counts(writer.count("vulnerability"), writer.count("knownExploited"), unreadable);
            writer.defragment();
            return counts;
        }
    }

    private static Instant newest(FeedIndex index, Snapshot base) {
        Instant old = base == null ? null : base.manifest().newestModified();
        Instant read = index == null ? null : index.newestModified();
        return read == null || old != null && old.isAfter(read) ? old : read;
    }

    private static void writable(Path file) {
        if (!file.toFile().setWritable(true, true)) {
            throw new java.io.UncheckedIOException(new IOException("cannot write " + file));
        }
    }

    static String dependencyCheckVersion() {
        String version = org.owasp.dependencycheck.Engine.class.getPackage().getImplementationVersion();
        return version == null ? "13.0.0" : version;
    }

    static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root instanceof Exception known
                ? IoProblem.saidBy(known)
                : root.getClass().getSimpleName();
    }

    static void remove(Path building) {
        try {
            if (building != null) {
                Trees.delete(building);
            }
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(SnapshotUpdater.class).debug("left for the next update", e);
        }
    }
}
