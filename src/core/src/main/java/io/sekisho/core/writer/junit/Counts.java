package io.sekisho.core.writer.junit;

import java.util.EnumMap;
import java.util.Map;

/** How many cases went which way; a suite says so before it lists them. */
final class Counts {
    private final Map<Case.Result, Integer> counts = new EnumMap<>(Case.Result.class);

    void add(Case.Result result) {
        counts.merge(result, 1, Integer::sum);
    }

    void add(Counts others) {
        others.counts.forEach((result, count) -> counts.merge(result, count, Integer::sum));
    }

    int of(Case.Result result) {
        return counts.getOrDefault(result, 0);
    }

    int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
