package io.sekisho.scanner.dependency.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Tables of the shared server: Dependency-Check's, from its own script, and one of ours for what a manifest says. */
final class PostgresSchema {
    static final String MANIFEST = "manifest";
    /** Present while an update runs, and after one that died. */
    static final String UPDATING = "updating";

    /** Any constant; all updaters of one server must agree on it. */
    private static final long LOCK = 0x5365_6b69_7368_6fL;

    private PostgresSchema() {}

    static Connection connect(DatabaseLocation.Postgres location) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "15");
        properties.setProperty("user", location.user() == null ? System.getProperty("user.name") : location.user());
        if (location.password() != null) {
            properties.setProperty("password", location.password());
        }
        return DriverManager.getConnection(location.url(), properties);
    }

    /** The driver's message never holds the password; the connection string does not either. */
    static DatabaseException unreachable(DatabaseLocation.Postgres location, Exception e) {
        return Failure.because(
                e, "database-server", "database-server-step", location.display(), SnapshotUpdater.reason(e));
    }

    static boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Held until the connection closes, also by the death of this process. */
    static boolean lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** Creates what is missing; all or nothing. */
    static void initialise(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "properties")) {
                statement.execute(script());
            }
            statement.execute("CREATE TABLE IF NOT EXISTS sekisho (name VARCHAR(100) PRIMARY KEY, value TEXT)");
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Without the grants to a user {@code dcuser}, who need not exist; whoever owns the tables grants as he likes. */
    private static String script() throws IOException {
        try (InputStream in = org.owasp.dependencycheck.Engine.class
                .getClassLoader()
                .getResourceAsStream("data/initialize_postgres.sql")) {
            if (in == null) {
                throw new IOException("data/initialize_postgres.sql is not in dependency-check-core");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?is)GRANT\\s[^;]*?TO dcuser;", "");
        }
    }

    static String fact(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM sekisho WHERE name = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** @param value null removes it */
    static void fact(Connection connection, String name, String value) throws SQLException {
        String sql = value == null
                ? "DELETE FROM sekisho WHERE name = ?"
                : "INSERT INTO sekisho (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            if (value != null) {
                statement.setString(2, value);
            }
            statement.executeUpdate();
        }
    }
}
