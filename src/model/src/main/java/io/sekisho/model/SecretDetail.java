package io.sekisho.model;

/**
 * What is known of a secret without knowing it.
 *
 * @param entropy Shannon entropy in bits a character, as the tool computed it; 0 when unknown
 * @param keyedFingerprint HMAC of the value under the organisation's key, {@code k1:<key id>:<hex>}; null without a key
 */
public record SecretDetail(double entropy, String keyedFingerprint) {}
