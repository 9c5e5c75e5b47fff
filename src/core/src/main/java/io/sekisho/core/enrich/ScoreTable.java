package io.sekisho.core.enrich;

/** Two numbers for each CVE: some thirty bytes a row, at most half full. */
final class ScoreTable {
    private long[] keys = new long[1 << 12];
    private double[] first = new double[keys.length];
    private double[] second = new double[keys.length];
    private int size;

    int size() {
        return size;
    }

    /** @return false when it is there already */
    boolean add(long key, double one, double other) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int at = slot(key);
        if (keys[at] != Cve.NONE) {
            return false;
        }
        keys[at] = key;
        first[at] = one;
        second[at] = other;
        size++;
        return true;
    }

    /** @return both numbers; null when it is not there */
    double[] get(long key) {
        int at = slot(key);
        return key == Cve.NONE || keys[at] != key ? null : new double[] {first[at], second[at]};
    }

    private int slot(long key) {
        // Fibonacci hashing spreads the consecutive numbers of a year.
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & keys.length - 1;
        while (keys[at] != Cve.NONE && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[] oldFirst = first;
        double[] oldSecond = second;
        keys = new long[oldKeys.length * 2];
        first = new double[keys.length];
        second = new double[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != Cve.NONE) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                first[at] = oldFirst[i];
                second[at] = oldSecond[i];
            }
        }
    }
}
