package io.sekisho.scanner.dependency.database;

/** Where the vulnerabilities are stored. */
public enum DatabaseKind {
    /** A snapshot directory on this machine. */
    H2,
    /** A shared server, named by a connection string. */
    POSTGRESQL
}
