package io.sekisho.scanner.secret;

import java.security.SecureRandom;

/**
 * A secret of no use to anybody, made anew for each run: what Gitleaks must find before we believe it that there is nothing
 * else. It has the form of a token that Gitleaks' own rules know.
 *
 * @param value never shown or kept
 * @param name a file name that no project has
 */
record Canary(String value, String name) {
    /** The rule that must report it. */
    static final String RULE = "github-pat";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    static Canary fresh() {
        SecureRandom random = new SecureRandom();
        return new Canary("ghp_" + text(random, 36), "sekisho-canary-" + text(random, 16) + ".txt");
    }

    private static String text(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Canary[" + name + "]";
    }
}
