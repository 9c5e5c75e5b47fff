package io.sekisho.scanner.dependency.database;

/** Finds and verifies the database that a scan reads. */
public interface Databases {
    /**
     * @throws DatabaseException when there is none, when it was edited, damaged or is half-built, or when the server cannot be
     *     reached; {@link DatabaseException#gap()} is the fact for the report
     */
    VulnerabilityDatabase open(DatabaseLocation location) throws DatabaseException;
}
