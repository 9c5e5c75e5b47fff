package io.sekisho.scanner.dependency.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.owasp.dependencycheck.utils.Settings;

/** What every reading scan sets, whatever stores the vulnerabilities. */
final class ReaderSettings {
    private ReaderSettings() {}

    static void common(Settings settings, Path directory, boolean kev) throws DatabaseException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw Failure.because(e, "database-unwritable", "database-unwritable-step", directory, e);
        }
        settings.setString(
                Settings.KEYS.DATA_DIRECTORY, directory.toAbsolutePath().toString());
        settings.setBoolean(Settings.KEYS.AUTO_UPDATE, false);
        settings.setBoolean(Settings.KEYS.UPDATE_VERSION_CHECK_ENABLED, false);
        settings.setBoolean(Settings.KEYS.HOSTED_SUPPRESSIONS_ENABLED, false);
        settings.setBoolean(Settings.KEYS.ANALYZER_RETIREJS_FORCEUPDATE, false);
        settings.setBoolean(Settings.KEYS.ANALYZER_KNOWN_EXPLOITED_ENABLED, kev);
    }

    /** @param repository null when there is none; the analyzer would try to download it */
    static void retireJs(Settings settings, Path directory, Path repository) throws DatabaseException {
        settings.setBoolean(Settings.KEYS.ANALYZER_RETIREJS_ENABLED, repository != null);
        if (repository == null) {
            return;
        }
        try {
            Path link = directory.toAbsolutePath().resolve(Snapshot.RETIRE_JS);
            H2Database.link(repository, link);
            settings.setString(
                    Settings.KEYS.ANALYZER_RETIREJS_REPO_JS_URL,
                    repository.toUri().toString());
        } catch (IOException e) {
            throw Failure.because(e, "database-unwritable", "database-unwritable-step", directory, e);
        }
    }
}
