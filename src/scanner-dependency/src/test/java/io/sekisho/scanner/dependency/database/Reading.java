package io.sekisho.scanner.dependency.database;

import java.nio.file.Path;
import java.util.function.Function;
import org.owasp.dependencycheck.data.nvdcve.CveDB;
import org.owasp.dependencycheck.dependency.Vulnerability;
import org.owasp.dependencycheck.utils.Settings;

/** Reads a database as a scan does; also the main class of reading processes. */
final class Reading {
    private Reading() {}

    static Vulnerability vulnerability(VulnerabilityDatabase database, String id, Path privateDirectory)
            throws DatabaseException {
        return read(database, privateDirectory, reader -> reader.getVulnerability(id));
    }

    static <T> T read(VulnerabilityDatabase database, Path privateDirectory, Function<CveDB, T> question)
            throws DatabaseException {
        Settings settings = new Settings();
        try {
            database.configure(settings, privateDirectory);
            try (CveDB reader = new CveDB(settings)) {
                reader.open();
                return question.apply(reader);
            }
        } finally {
            settings.cleanup(true);
        }
    }

    /** Arguments: home, private directory, CVE. Prints the description. */
    public static void main(String[] arguments) throws Exception {
        VulnerabilityDatabase database = new StoredDatabases()
                .open(new DatabaseLocation.Local(new io.sekisho.core.files.SekishoHome(Path.of(arguments[0]))));
        for (int i = 0; i < 5; i++) {
            Vulnerability found = vulnerability(database, arguments[2], Path.of(arguments[1], "scan" + i));
            System.out.println("FOUND " + found.getName());
        }
    }
}
