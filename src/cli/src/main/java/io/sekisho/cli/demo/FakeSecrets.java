package io.sekisho.cli.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Credentials that look real, open nothing and are the same in every demo. They are computed, so that neither a scanner nor a
 * host's push protection finds one in this repository.
 */
final class FakeSecrets {
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private FakeSecrets() {}

    /** As GitHub's personal access tokens look. */
    static String githubToken() {
        return "gh" + "p_" + characters("token", LETTERS_AND_DIGITS, 36);
    }

    /** As the ids of Amazon's access keys look. */
    static String awsKeyId() {
        return "AK" + "IA" + characters("key id", BASE32, 16);
    }

    /** A private key's frame around noise. */
    static String privateKey() {
        StringBuilder key = new StringBuilder(frame("BEGIN"));
        for (int line = 0; line < 6; line++) {
            byte[] noise = sha256("key " + line);
            key.append(Base64.getEncoder().encodeToString(noise)).append('\n');
        }
        return key.append(frame("END")).toString();
    }

    private static String frame(String edge) {
        return "-----" + edge + " RSA PRIVATE" + " KEY-----\n";
    }

    private static String characters(String seed, String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int round = 0; text.length() < length; round++) {
            for (byte b : sha256(seed + round)) {
                if (text.length() < length) {
                    text.append(alphabet.charAt((b & 0xff) % alphabet.length()));
                }
            }
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("sekisho demo: " + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
