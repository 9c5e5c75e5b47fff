package io.sekisho.scanner.secret;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-16 or UTF-32, as Windows' shells write it: Gitleaks sees bytes of zero between the letters, and no secret. Told by
 * the byte order mark, else by zeros at every other byte only. Whoever uses this scans the bytes as they are, too: a mark in
 * front of plain text must not hide it.
 */
final class WideText {
    private static final int LOOKED_AT = 4096;
    /** Of so many pairs of bytes at least one must have a zero: few letters of Japanese text have one, its line ends do. */
    private static final int PAIRS_A_ZERO = 40;

    private WideText() {}

    /**
     * @param content one character a byte
     * @return the same text and lines in UTF-8, one character a byte; the very same object when it is no such text
     */
    static String plain(String content) {
        Charset charset = charset(content);
        if (charset == null) {
            return content;
        }
        String text = new String(content.getBytes(StandardCharsets.ISO_8859_1), charset);
        return RawPath.latin(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** @param start some bytes of a file, at least the first */
    static boolean is(String start) {
        return charset(start) != null;
    }

    private static Charset charset(String start) {
        if (start.startsWith("\u00FF\u00FE\0\0")) {
            return Charset.forName("UTF-32LE");
        } else if (start.startsWith("\0\0\u00FE\u00FF")) {
            return Charset.forName("UTF-32BE");
        } else if (start.startsWith("\u00FF\u00FE")) {
            return StandardCharsets.UTF_16LE;
        } else if (start.startsWith("\u00FE\u00FF")) {
            return StandardCharsets.UTF_16BE;
        }
        return withoutMark(start.substring(0, Math.min(start.length(), LOOKED_AT)));
    }

    private static Charset withoutMark(String start) {
        int[] zeros = new int[2];
        for (int i = 0; i < start.length(); i++) {
            if (start.charAt(i) == 0) {
                zeros[i % 2]++;
            }
        }
        int pairs = start.length() / 2;
        if (zeros[0] > 0 == zeros[1] > 0 || (zeros[0] + zeros[1]) * PAIRS_A_ZERO < pairs) {
            return null;
        }
        return zeros[1] > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
}
