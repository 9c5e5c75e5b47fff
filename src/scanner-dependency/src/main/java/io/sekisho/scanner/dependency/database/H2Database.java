package io.sekisho.scanner.dependency.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.owasp.dependencycheck.utils.Settings;

/** A verified snapshot. */
final class H2Database implements VulnerabilityDatabase {
    private final Snapshot snapshot;

    H2Database(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public DatabaseInfo info() {
        return snapshot.info();
    }

    /**
     * Dependency-Check copies its database to a temporary directory for each scan unless the connection string names the file;
     * it then asks for it in the data directory all the same, to see whether there is one.
     */
    @Override
    public void configure(Settings settings, Path privateDataDirectory) throws DatabaseException {
        Path real = snapshot.directory().toAbsolutePath();
        ReaderSettings.common(
                settings, privateDataDirectory, snapshot.manifest().kevCount() > 0);
        settings.setString(Settings.KEYS.H2_DATA_DIRECTORY, real.toString());
        settings.setString(Settings.KEYS.DB_FILE_NAME, Snapshot.DATABASE);
        settings.setString(
                Settings.KEYS.DB_CONNECTION_STRING,
                "jdbc:h2:file:" + BuildSettings.h2Path(real) + ";AUTOCOMMIT=ON;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0");
        ReaderSettings.retireJs(
                settings,
                privateDataDirectory,
                snapshot.manifest().retireJs() ? real.resolve(Snapshot.RETIRE_JS) : null);
    }

    /** A link, or on systems that do not allow it a copy: it is one megabyte. */
    static void link(Path from, Path to) throws IOException {
        try {
            Files.createSymbolicLink(to, from);
        } catch (FileAlreadyExistsException e) {
            // The directory is used for a second scan.
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(from, to);
        }
    }
}
