package io.sekisho.core.enrich;

import io.sekisho.core.fetch.Fetched.Validators;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the store says of a list.
 *
 * @param formatVersion of this record
 * @param file its name beside this
 * @param sha256 what it hashes to
 * @param source where it came from, without credentials
 * @param date the day of its data
 * @param entries how many vulnerabilities it knows
 * @param fetchedAt when its source was last asked
 * @param etag to ask with; null when there is none
 * @param lastModified to ask with; null when unknown
 */
public record StoredList(
        int formatVersion,
        String file,
        String sha256,
        String source,
        LocalDate date,
        long entries,
        Instant fetchedAt,
        String etag,
        String lastModified) {
    static final int FORMAT = 1;

    Validators validators() {
        return new Validators(etag, lastModified);
    }

    StoredList seenAt(Instant now) {
        return new StoredList(formatVersion, file, sha256, source, date, entries, now, etag, lastModified);
    }
}
