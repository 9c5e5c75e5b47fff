package io.sekisho.scanner.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The organisation's key, under which equal values are equal wherever they are found, and whoever lacks the key learns nothing
 * from the fingerprint. While it is being replaced there are two.
 */
final class FingerprintKey {
    static final String VARIABLE = "SEKISHO_FINGERPRINT_KEY";
    /** The key that the other one replaces. */
    static final String OLD_VARIABLE = "SEKISHO_FINGERPRINT_KEY_OLD";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "k1";

    private final SecretKeySpec key;
    private final String id;

    private FingerprintKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.id = HexFormat.of()
                .formatHex(digest(
                        ("sekisho key id\0" + HexFormat.of().formatHex(key)).getBytes(StandardCharsets.US_ASCII)))
                .substring(0, 8);
    }

    /** @return those that are given, the current one first; one when both are the same */
    static List<FingerprintKey> from(Map<String, String> environment) {
        return Stream.of(VARIABLE, OLD_VARIABLE)
                .map(variable -> environment.getOrDefault(variable, "").strip())
                .filter(key -> !key.isEmpty())
                .distinct()
                .map(key -> new FingerprintKey(key.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Tells keys apart, and nothing else about them. */
    String id() {
        return id;
    }

    /** @param value one character a byte */
    String of(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return SCHEME + ":" + id + ":"
                    + HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        MessageDigest digest = Sha256.digest();
        return digest.digest(bytes);
    }
}
