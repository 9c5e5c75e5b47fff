package io.sekisho.scanner.dependency.database;

import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Updates a shared PostgreSQL in place: CVEs are added and replaced one by one, so a scan at the same time sees each of them
 * old or new. What an update that died leaves is marked as half-built until the next one has finished.
 */
public final class PostgresUpdater implements DatabaseUpdater {
    private final DatabaseLocation.Postgres location;
    private final Path temporary;
    private final Clock clock;

    /** @param temporary where downloads and Dependency-Check's own files go; emptied afterwards */
    public PostgresUpdater(DatabaseLocation.Postgres location, Path temporary, Clock clock) {
        this.location = location;
        this.temporary = temporary;
        this.clock = clock;
    }

    @Override
    public DatabaseInfo update(UpdateRequest request, Progress progress)
            throws DatabaseException, InterruptedException {
        Path work = null;
        try (Connection connection = PostgresSchema.connect(location)) {
            lock(connection, request);
            Files.createDirectories(temporary);
            work = Files.createTempDirectory(temporary, "postgres-");
            PostgresSchema.initialise(connection);
            write(connection, request, work, progress);
            return PostgresDatabase.open(location).info();
        } catch (SQLException | org.owasp.dependencycheck.data.nvdcve.DatabaseException e) {
            throw PostgresSchema.unreachable(location, e);
        } catch (IOException e) {
            throw Failure.because(
                    e, "database-build", "database-build-step", location.display(), SnapshotUpdater.reason(e));
        } finally {
            try {
                if (work != null) {
                    Trees.delete(work);
                }
            } catch (IOException e) {
                org.slf4j.LoggerFactory.getLogger(PostgresUpdater.class).debug("left behind", e);
            }
        }
    }

    private void lock(Connection connection, UpdateRequest request)
            throws SQLException, DatabaseException, InterruptedException {
        long end = System.nanoTime() + request.patience().toNanos();
        while (!PostgresSchema.lock(connection)) {
            if (System.nanoTime() >= end) {
                throw Failure.of("database-busy", "database-busy-step", location.display());
            }
            Thread.sleep(250);
        }
    }

    private void write(Connection connection, UpdateRequest request, Path work, Progress progress)
            throws DatabaseException, IOException, SQLException, InterruptedException {
        String json = PostgresSchema.fact(connection, PostgresSchema.MANIFEST);
        Manifest previous = json == null ? null : Manifest.parse(json);
        if (previous == null && request.nvd() instanceof NvdSource.Keep) {
            throw Failure.missing("database-missing", "database-update-step", location.display());
        }
        Sources sources = new Sources(work.resolve("staging"), clock);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant since = since(request, previous, now, PostgresSchema.fact(connection, PostgresSchema.UPDATING));
        FeedIndex index = sources.nvd(request.nvd(), since, progress);
        Map<String, String> origins = new TreeMap<>(previous == null ? Map.of() : previous.sources());
        if (!(request.nvd() instanceof NvdSource.Keep)) {
            origins.put("nvd", Sources.describe(request.nvd()));
        }
        Path kev = work.resolve(Snapshot.KEV);
        if (request.kev() != null) {
            sources.catalogues(progress).kev(request.kev(), kev);
            origins.put("kev", Fetcher.display(request.kev()));
        }
        Path retireJs = work.resolve(Snapshot.RETIRE_JS);
        if (request.retireJs() != null) {
            sources.catalogues(progress).retireJs(request.retireJs(), retireJs);
            origins.put("retirejs", Fetcher.display(request.retireJs()));
        }
        PostgresSchema.fact(connection, PostgresSchema.UPDATING, now.toString());
        if (request.retireJs() != null) {
            PostgresSchema.fact(connection, Snapshot.RETIRE_JS, Files.readString(retireJs));
        }
        TreeSet<Integer> years = new TreeSet<>(previous == null ? List.of() : previous.yearsPresent());
        years.addAll(index == null ? List.of() : index.years());
        try (CveWriter writer = new CveWriter(BuildSettings.postgres(location, work))) {
            List<String> unreadable =
                    index == null ? List.of() : new FeedImport(writer, progress).run(index, sources.reader());
            if (request.kev() != null) {
                writer.knownExploited(kev);
            }
            progress.at(Text.of("dependency.database-finishing"), 0, 0);
            writer.finish(true);
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    now,
                    "dependency-check " + SnapshotUpdater.dependencyCheckVersion(),
                    newest(index, previous),
                    request.nvd() instanceof NvdSource.Api ? now : previous == null ? null : previous.apiCursor(),
                    writer.count("vulnerability"),
                    List.copyOf(years),
                    sources.missing(List.copyOf(years)),
                    unreadable,
                    request.demo(),
                    origins,
                    writer.count("knownExploited"),
                    PostgresSchema.fact(connection, Snapshot.RETIRE_JS) != null,
                    List.of());
            PostgresSchema.fact(connection, PostgresSchema.MANIFEST, manifest.toJson());
        }
        PostgresSchema.fact(connection, PostgresSchema.UPDATING, null);
    }

    private static Instant since(UpdateRequest request, Manifest previous, Instant now, String died) {
        if (previous == null || died != null || !(request.nvd() instanceof NvdSource.Api)) {
            return null;
        }
        Instant cursor = previous.apiCursor();
        return cursor != null && cursor.plus(NvdApi.LONGEST_SPAN).isAfter(now) ? cursor : null;
    }

    private static Instant newest(FeedIndex index, Manifest previous) {
        Instant old = previous == null ? null : previous.newestModified();
        Instant read = index == null ? null : index.newestModified();
        return read == null || old != null && old.isAfter(read) ? old : read;
    }
}
