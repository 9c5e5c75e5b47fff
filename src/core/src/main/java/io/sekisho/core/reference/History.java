package io.sekisho.core.reference;

import java.time.LocalDate;
import java.util.Map;

/**
 * What is kept from scan to scan beside the reference, because no single report knows it.
 *
 * @param firstSeen by fingerprint, of findings that are gone too, so that one that comes back keeps its date
 */
public record History(Map<String, LocalDate> firstSeen) {
    public static final History EMPTY = new History(Map.of());

    public History {
        firstSeen = Map.copyOf(firstSeen);
    }
}
