package io.sekisho.core.writer.html;

/** How many findings have been there for how long: up to 7, 30, 90 days, longer. */
final class Ages {
    private static final int[] LIMITS = {7, 30, 90};

    private final long[] counts = new long[LIMITS.length + 1];
    private long all;
    private Long oldest;

    /** @param days null when nobody knows: it counts, but in no span */
    void add(Long days) {
        all++;
        if (days != null) {
            int span = 0;
            while (span < LIMITS.length && days > LIMITS[span]) {
                span++;
            }
            counts[span]++;
            oldest = oldest == null ? days : Math.max(oldest, days);
        }
    }

    void add(Ages other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        all += other.all;
        if (other.oldest != null) {
            oldest = oldest == null ? other.oldest : Math.max(oldest, other.oldest);
        }
    }

    long all() {
        return all;
    }

    long in(int span) {
        return counts[span];
    }

    /** Null when no age is known. */
    Long oldest() {
        return oldest;
    }
}
