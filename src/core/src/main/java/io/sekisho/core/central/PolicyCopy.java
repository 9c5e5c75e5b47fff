package io.sekisho.core.central;

import io.sekisho.core.fetch.Fetched.Validators;
import java.time.Instant;

/**
 * The last policy that was verified, as it is kept.
 *
 * @param formatVersion of this record
 * @param source without credentials
 * @param verifiedAt when its source was last seen to have it
 * @param serial the highest that was seen; null when it has none
 * @param sha256 of the content
 * @param content as its source has it
 * @param signature as its source has it; null when it was pinned only
 * @param etag of the content; null when there is none
 * @param lastModified of the content; null when unknown
 */
record PolicyCopy(
        int formatVersion,
        String source,
        Instant verifiedAt,
        Long serial,
        String sha256,
        byte[] content,
        byte[] signature,
        String etag,
        String lastModified) {
    static final int FORMAT = 1;

    Validators validators() {
        return new Validators(etag, lastModified);
    }
}
