package io.sekisho.model;

import java.util.Objects;

/**
 * What a key in the project tells of itself.
 *
 * @param algorithm rsa, dsa, ecdsa, ed25519 …, in lower case
 * @param bits length of the modulus or the curve's field; 0 when unknown
 * @param encrypted whether a passphrase protects a private key; null for a public key and when unknown
 */
public record KeyDetail(String algorithm, int bits, Boolean encrypted) {
    public KeyDetail {
        Objects.requireNonNull(algorithm, "algorithm");
    }
}
