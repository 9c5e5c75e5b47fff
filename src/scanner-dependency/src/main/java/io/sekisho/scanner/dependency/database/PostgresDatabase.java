package io.sekisho.scanner.dependency.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.owasp.dependencycheck.utils.Settings;

/** A shared PostgreSQL with Dependency-Check's schema; our own facts about it are in its {@code sekisho} table. */
final class PostgresDatabase implements VulnerabilityDatabase {
    private final DatabaseLocation.Postgres location;
    private final Manifest manifest;
    private final String retireJs;

    private PostgresDatabase(DatabaseLocation.Postgres location, Manifest manifest, String retireJs) {
        this.location = location;
        this.manifest = manifest;
        this.retireJs = retireJs;
    }

    static PostgresDatabase open(DatabaseLocation.Postgres location) throws DatabaseException {
        try (Connection connection = PostgresSchema.connect(location)) {
            if (!PostgresSchema.exists(connection, "properties") || !PostgresSchema.exists(connection, "sekisho")) {
                throw Failure.missing("database-missing", "database-update-step", location.display());
            }
            String json = PostgresSchema.fact(connection, PostgresSchema.MANIFEST);
            if (json == null || PostgresSchema.fact(connection, PostgresSchema.UPDATING) != null) {
                throw Failure.of("database-half-built", "database-half-built-step", location.display());
            }
            return new PostgresDatabase(
                    location, Manifest.parse(json), PostgresSchema.fact(connection, Snapshot.RETIRE_JS));
        } catch (SQLException | IOException e) {
            throw PostgresSchema.unreachable(location, e);
        }
    }

    @Override
    public DatabaseInfo info() {
        String id = Hashes.of(manifest.toJson()).substring(0, 16);
        DatabaseInfo like = manifest.info(id, Path.of("."));
        return new DatabaseInfo(
                id,
                DatabaseKind.POSTGRESQL,
                location.display(),
                like.createdAt(),
                like.newestModified(),
                like.cveCount(),
                like.yearsPresent(),
                like.yearsMissing(),
                like.unreadable(),
                like.demo(),
                like.sources(),
                like.kevCount(),
                like.retireJs());
    }

    Manifest manifest() {
        return manifest;
    }

    @Override
    public void configure(Settings settings, Path privateDataDirectory) throws DatabaseException {
        ReaderSettings.common(settings, privateDataDirectory, manifest.kevCount() > 0);
        String url = location.url();
        BuildSettings.connect(settings, location, url + (url.contains("?") ? "&" : "?") + "readOnly=true");
        Path repository = null;
        if (retireJs != null) {
            repository =
                    privateDataDirectory.toAbsolutePath().resolve("retirejs").resolve(Snapshot.RETIRE_JS);
            try {
                Files.createDirectories(repository.getParent());
                Files.writeString(repository, retireJs, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw Failure.because(e, "database-unwritable", "database-unwritable-step", privateDataDirectory, e);
            }
        }
        ReaderSettings.retireJs(settings, privateDataDirectory, repository);
    }
}
