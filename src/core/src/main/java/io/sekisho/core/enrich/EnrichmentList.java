package io.sekisho.core.enrich;

import java.time.LocalDate;

/** A list of what is known of vulnerabilities, of one day. */
public interface EnrichmentList {
    /** Where it came from, without credentials. */
    String source();

    /** The day of the data, not of its fetching. */
    LocalDate date();

    /** How many vulnerabilities it knows. */
    long entries();
}
