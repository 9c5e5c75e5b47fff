package io.sekisho.core.change;

import io.sekisho.model.Occurrence;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Since when occurrences are there. */
final class Dates {
    static final Dates NONE = new Dates();

    private final Map<Occurrence, Instant> known = new HashMap<>();

    void put(Occurrence occurrence, Instant since) {
        known.put(occurrence, since);
    }

    /** @return null when that is not known */
    Instant of(Occurrence occurrence) {
        return known.get(occurrence);
    }
}
