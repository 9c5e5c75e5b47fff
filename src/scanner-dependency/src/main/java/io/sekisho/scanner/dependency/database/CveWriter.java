package io.sekisho.scanner.dependency.database;

import io.github.jeremylong.openvulnerability.client.nvd.DefCveItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import org.owasp.dependencycheck.data.knownexploited.json.KnownExploitedVulnerabilitiesSchema;
import org.owasp.dependencycheck.data.nvd.ecosystem.CveEcosystemMapper;
import org.owasp.dependencycheck.data.nvdcve.CveDB;
import org.owasp.dependencycheck.data.update.cisa.KnownExploitedVulnerabilityParser;
import org.owasp.dependencycheck.data.update.cpe.CpeEcosystemCache;
import org.owasp.dependencycheck.utils.Settings;

/** Writes CVEs through Dependency-Check's own code, so that scans read exactly what it expects. One thread at a time. */
final class CveWriter implements AutoCloseable {
    private final Settings settings;
    private final CveDB database;
    private final CveEcosystemMapper mapper = new CveEcosystemMapper();

    /** @throws org.owasp.dependencycheck.data.nvdcve.DatabaseException when it cannot be opened or created */
    CveWriter(Settings settings) {
        this.settings = settings;
        // Process-wide in Dependency-Check: what an earlier import of this process learnt must not leak into this one.
        CpeEcosystemCache.setCache(new HashMap<>());
        this.database = new CveDB(settings);
        this.database.open();
    }

    void write(DefCveItem item) {
        ExtraFacts.keep(item);
        database.updateVulnerability(item, mapper.getEcosystem(item));
    }

    /** Replaces the catalogue. */
    void knownExploited(Path file) throws IOException, SQLException {
        try (InputStream in = Files.newInputStream(file)) {
            KnownExploitedVulnerabilitiesSchema catalogue = new KnownExploitedVulnerabilityParser().parse(in);
            catalogue.getVulnerabilities().forEach(ExtraFacts::keep);
            execute("DELETE FROM knownExploited");
            database.updateKnownExploitedVulnerabilities(catalogue.getVulnerabilities());
        } catch (org.owasp.dependencycheck.data.update.exception.UpdateException
                | org.owasp.dependencycheck.data.update.exception.CorruptedDatastreamException e) {
            throw new IOException(e);
        }
    }

    /**
     * What has to follow the last CVE.
     *
     * @param replaced whether CVEs that were there before were written again: that leaves entries which nothing refers to, and
     *     Dependency-Check's own way of removing them takes minutes
     */
    void finish(boolean replaced) throws SQLException {
        database.persistEcosystemCache();
        database.updateEcosystemCache();
        if (replaced) {
            execute("DELETE FROM cpeEntry WHERE NOT EXISTS"
                    + " (SELECT 1 FROM software WHERE software.cpeEntryId = cpeEntry.id)");
        }
        database.cleanupDatabase();
    }

    long count(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void property(String name, String value) {
        database.saveProperty(name, value);
    }

    void defragment() {
        database.defrag();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.getString(Settings.KEYS.DB_CONNECTION_STRING),
                settings.getString(Settings.KEYS.DB_USER),
                settings.getString(Settings.KEYS.DB_PASSWORD));
    }

    @Override
    public void close() {
        database.close();
        settings.cleanup(true);
    }
}
