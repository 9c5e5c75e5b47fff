package io.sekisho.scanner.dependency.database;

import io.sekisho.core.files.SekishoHome;
import java.util.Map;
import java.util.Objects;

/** Where a scan or an update finds the database. */
public sealed interface DatabaseLocation {
    /** For people and logs; never holds a password. */
    String display();

    /** The snapshots under {@code SEKISHO_HOME}. */
    record Local(SekishoHome home) implements DatabaseLocation {
        public Local {
            Objects.requireNonNull(home, "home");
        }

        @Override
        public String display() {
            return home.databases().toString();
        }
    }

    /**
     * A shared PostgreSQL.
     *
     * @param url {@code jdbc:postgresql://host:port/name}; a password inside is refused by {@link #of}
     * @param user null when the server asks for none
     * @param password never shown
     */
    record Postgres(String url, String user, String password) implements DatabaseLocation {
        public Postgres {
            Objects.requireNonNull(url, "url");
        }

        @Override
        public String display() {
            int query = url.indexOf('?');
            return query < 0 ? url : url.substring(0, query);
        }

        @Override
        public String toString() {
            return "Postgres[" + display() + "]";
        }
    }

    /**
     * @param url the flag's connection string; null or blank: {@code SEKISHO_DATABASE_URL}, else the local snapshots
     * @param environment read for {@code SEKISHO_DATABASE_URL}, {@code SEKISHO_DATABASE_USER},
     *     {@code SEKISHO_DATABASE_PASSWORD}
     * @throws DatabaseException when the connection string is not one for PostgreSQL, or carries a password
     */
    static DatabaseLocation of(String url, Map<String, String> environment, SekishoHome home) throws DatabaseException {
        String chosen = url == null || url.isBlank() ? environment.get("SEKISHO_DATABASE_URL") : url;
        if (chosen == null || chosen.isBlank()) {
            return new Local(home);
        }
        if (!chosen.startsWith("jdbc:postgresql:")) {
            throw Failure.of("database-url-kind", "database-url-kind-step");
        }
        // Arguments are visible in the process list and in CI logs.
        if (chosen.matches("(?i).*([?&]password=|//[^/@]*:[^/@]*@).*")) {
            throw Failure.of("database-url-password", "database-url-password-step");
        }
        return new Postgres(
                chosen, environment.get("SEKISHO_DATABASE_USER"), environment.get("SEKISHO_DATABASE_PASSWORD"));
    }
}
