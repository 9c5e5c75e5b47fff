package io.sekisho.scanner.dependency.database;

/** Opens local snapshots and shared servers. */
public final class StoredDatabases implements Databases {
    @Override
    public VulnerabilityDatabase open(DatabaseLocation location) throws DatabaseException {
        if (location instanceof DatabaseLocation.Postgres postgres) {
            return PostgresDatabase.open(postgres);
        }
        SnapshotStore store =
                new SnapshotStore(((DatabaseLocation.Local) location).home().databases());
        Snapshot snapshot = store.current();
        new SnapshotVerifier(store.root()).verify(snapshot);
        return new H2Database(snapshot);
    }
}
