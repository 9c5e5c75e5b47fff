package io.sekisho.scanner.dependency;

import io.sekisho.scanner.dependency.database.DatabaseLocation;
import io.sekisho.scanner.dependency.database.Databases;
import java.time.Clock;
import java.util.Objects;

/**
 * What the dependency scanner needs to know.
 *
 * @param location the vulnerability database to read
 * @param databases opens it
 * @param clock tells how old its data is
 */
public record DependencySettings(DatabaseLocation location, Databases databases, Clock clock) {
    public DependencySettings {
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(databases, "databases");
        Objects.requireNonNull(clock, "clock");
    }
}
