package io.sekisho.scanner.secret;

import java.nio.charset.StandardCharsets;

/**
 * A path as git has it: bytes, of which no encoding is known. Kept with one character for each byte, so that nothing is lost;
 * shown as UTF-8.
 *
 * @param bytes each character one byte, relative to the repository's top, forward slashes
 */
record RawPath(String bytes) implements Comparable<RawPath> {
    static RawPath of(String utf8) {
        return new RawPath(latin(utf8));
    }

    /** Text as the characters that stand for its UTF-8 bytes. */
    static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The reverse: bytes that are not UTF-8 become U+FFFD. */
    static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** As reports show it. */
    String shown() {
        return utf8(bytes);
    }

    /** What two decoders make alike: they differ in how many U+FFFD they give for a broken sequence. */
    static String comparable(String shown) {
        return shown.replaceAll("\uFFFD+", "\uFFFD");
    }

    /** In the quotes that git understands in fast-import streams. */
    String quoted() {
        return '"' + bytes.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    @Override
    public int compareTo(RawPath other) {
        return bytes.compareTo(other.bytes);
    }
}
