package io.sekisho.model;

import java.util.List;

/**
 * What is known of a secret without knowing it.
 *
 * <p>Two secrets are the same value when they have a keyed fingerprint in common; with none in common (no key, or different
 * keys) nothing can be said. While the organisation's key is being replaced, scans are given both keys and write a fingerprint
 * under each, so that reports from before, during and after compare with one another.
 *
 * @param entropy Shannon entropy in bits a character, as the tool computed it; 0 when unknown
 * @param keyedFingerprints HMACs of the value, each {@code k1:<key id>:<hex>}: under the organisation's key, then under the
 *     one that it replaces; empty without a key
 * @param key what a private or public key tells of itself; null for all else
 */
public record SecretDetail(double entropy, List<String> keyedFingerprints, KeyDetail key) {
    public SecretDetail {
        keyedFingerprints = keyedFingerprints == null ? List.of() : List.copyOf(keyedFingerprints);
    }

    /** A secret that is no key, or of which nothing more could be read. */
    public SecretDetail(double entropy, List<String> keyedFingerprints) {
        this(entropy, keyedFingerprints, null);
    }
}
