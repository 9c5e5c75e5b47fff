package io.sekisho.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Data that was laid beside the vulnerabilities.
 *
 * @param id {@code kev} or {@code epss}
 * @param source where it came from, without credentials
 * @param date day of the data, not of its fetching; null when it does not say
 * @param entries how many vulnerabilities it knows
 */
public record Enrichment(String id, String source, LocalDate date, long entries) {
    public Enrichment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
    }
}
