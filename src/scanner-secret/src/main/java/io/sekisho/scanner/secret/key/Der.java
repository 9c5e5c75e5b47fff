package io.sekisho.scanner.secret.key;

import java.util.Arrays;
import java.util.HexFormat;

/** Reads elements of ASN.1 in DER, one after the other. Whatever does not fit throws {@link IllegalArgumentException}. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] data;
    private final int end;
    private int at;

    Der(byte[] data) {
        this(data, 0, data.length);
    }

    private Der(byte[] data, int from, int to) {
        this.data = data;
        this.at = from;
        this.end = to;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    /** The next element's tag; -1 at the end. */
    int tag() {
        return isAtEnd() ? -1 : data[at] & 0xFF;
    }

    /** Steps over the next element, which must have this tag, and returns what is in it. */
    Der in(int tag) {
        if (tag() != tag) {
            throw new IllegalArgumentException("another element");
        }
        at++;
        int length = length();
        if (length > end - at) {
            throw new IllegalArgumentException("cut off");
        }
        at += length;
        return new Der(data, at - length, at);
    }

    private int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7F;
        if (octets == 0 || octets > 3) {
            throw new IllegalArgumentException("no length of a key");
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | octet();
        }
        return length;
    }

    private int octet() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("cut off");
        }
        return data[at++] & 0xFF;
    }

    /** How many octets are left. */
    int size() {
        return end - at;
    }

    String hex() {
        return HexFormat.of().formatHex(data, at, end);
    }

    /** Length in bits of the number that is left, as long as it is positive. */
    int bits() {
        return bits(data, at, end);
    }

    /** The same of a part of an array. */
    static int bits(byte[] data, int from, int to) {
        int first = from;
        while (first < to && data[first] == 0) {
            first++;
        }
        return first == to ? 0 : (to - first) * 8 - Integer.numberOfLeadingZeros(data[first] & 0xFF) + 24;
    }

    static void clear(byte[] bytes) {
        Arrays.fill(bytes, (byte) 0);
    }
}
