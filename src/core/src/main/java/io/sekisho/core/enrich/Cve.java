package io.sekisho.core.enrich;

/** A CVE id as a number, so that hundreds of thousands of them take little room. */
final class Cve {
    /** None: an id is never zero. */
    static final long NONE = 0;

    private static final String PREFIX = "CVE-";
    private static final int MOST_DIGITS = 12;
    private static final int SHIFT = 40;

    private Cve() {}

    /** @return {@link #NONE} when it is no CVE id */
    static long of(String id) {
        int start = PREFIX.length() + 5;
        int digits = id.length() - start;
        if (!id.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                || digits < 4
                || digits > MOST_DIGITS
                || id.charAt(start - 1) != '-'
                || digits > 4 && id.charAt(start) == '0') {
            return NONE;
        }
        long year = number(id, PREFIX.length(), start - 1);
        long rest = number(id, start, id.length());
        return year <= 0 || rest < 0 ? NONE : year << SHIFT | rest;
    }

    private static long number(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
