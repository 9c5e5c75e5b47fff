package io.sekisho.model;

import java.time.Instant;
import java.util.Objects;

/**
 * The commit that brought something in.
 *
 * @param id full hexadecimal object id
 * @param date committer date; null when unknown
 */
public record CommitRef(String id, Instant date) {
    public CommitRef {
        Objects.requireNonNull(id, "id");
    }
}
