package io.sekisho.core.config;

import io.sekisho.core.files.TrustedFiles;
import java.util.Objects;

/**
 * A policy that another one names under {@code extends}.
 *
 * @param source path, {@code git:URL[//FILE]@REF} or address, as written; may hold a token, so never shown as it is
 * @param sha256 what its bytes must hash to; null when not pinned
 * @param key whose signature it must have; null when not signed
 * @param at where that is written
 * @param near where a relative path is to be read; null when the source is no relative path
 */
public record PolicyRequest(String source, String sha256, String key, Origin at, TrustedFiles near) {
    public PolicyRequest {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(at, "at");
    }

    /** Names no token. */
    @Override
    public String toString() {
        return "PolicyRequest[" + at + "]";
    }
}
