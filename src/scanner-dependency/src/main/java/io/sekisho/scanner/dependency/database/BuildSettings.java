package io.sekisho.scanner.dependency.database;

import java.nio.file.Path;
import org.owasp.dependencycheck.utils.Settings;

/** Dependency-Check's settings for writing a database: nothing here makes it touch the network. */
final class BuildSettings {
    private BuildSettings() {}

    /** @param directory gets {@code odc.mv.db}, which is created when missing */
    static Settings h2(Path directory, Path temporary) throws DatabaseException {
        Settings settings = common(directory, temporary);
        settings.setString(Settings.KEYS.H2_DATA_DIRECTORY, directory.toString());
        settings.setString(Settings.KEYS.DB_FILE_NAME, Snapshot.DATABASE);
        settings.setString(
                Settings.KEYS.DB_CONNECTION_STRING,
                "jdbc:h2:file:" + h2Path(directory)
                        + ";AUTOCOMMIT=ON;CACHE_SIZE=131072;RETENTION_TIME=1000;TRACE_LEVEL_FILE=0");
        return settings;
    }

    static Settings postgres(DatabaseLocation.Postgres location, Path temporary) {
        Settings settings = common(temporary, temporary);
        connect(settings, location, location.url());
        return settings;
    }

    /** @param url the location's own, or with more parameters */
    static void connect(Settings settings, DatabaseLocation.Postgres location, String url) {
        settings.setString(Settings.KEYS.DB_CONNECTION_STRING, url);
        settings.setString(Settings.KEYS.DB_DRIVER_NAME, "org.postgresql.Driver");
        settings.setString(
                Settings.KEYS.DB_USER, location.user() == null ? System.getProperty("user.name") : location.user());
        settings.setString(Settings.KEYS.DB_PASSWORD, location.password() == null ? "" : location.password());
    }

    /** @throws DatabaseException when the path holds a semicolon: for H2 a setting begins there, and it knows no escape */
    static String h2Path(Path directory) throws DatabaseException {
        String path = directory.toAbsolutePath().resolve("odc").toString().replace('\\', '/');
        if (path.contains(";")) {
            throw Failure.of("database-path", "database-path-step", directory);
        }
        return path;
    }

    private static Settings common(Path data, Path temporary) {
        Settings settings = new Settings();
        settings.setBoolean(Settings.KEYS.AUTO_UPDATE, true);
        settings.setString(Settings.KEYS.DATA_DIRECTORY, data.toString());
        settings.setString(Settings.KEYS.TEMP_DIRECTORY, temporary.toString());
        return settings;
    }
}
