package io.sekisho.core.consolidate;

import io.sekisho.model.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of one finding that several scans tell. Occurrences are equal when all but git's testimony is; of equal ones there are as
 * many as the scan told that told most of them: what two scans saw is there once, what one scan saw twice is there twice. Neither the
 * scans' order nor how they are grouped matters.
 */
final class Overlap {
    private Overlap() {}

    /** @return in the report's order */
    static List<Occurrence> of(List<Occurrence> one, List<Occurrence> other) {
        Map<Occurrence, List<Occurrence>> ones = equal(one);
        Map<Occurrence, List<Occurrence>> others = equal(other);
        List<Occurrence> all = new ArrayList<>(one.size() + other.size());
        ones.forEach((key, told) -> all.addAll(most(key, told, others.getOrDefault(key, List.of()))));
        others.forEach((key, told) -> all.addAll(ones.containsKey(key) ? List.of() : told));
        return all.stream().sorted(Order.OCCURRENCES).toList();
    }

    private static Map<Occurrence, List<Occurrence>> equal(List<Occurrence> told) {
        Map<Occurrence, List<Occurrence>> equal = new LinkedHashMap<>();
        told.forEach(one -> equal.computeIfAbsent(one.witnessed(null, null), none -> new ArrayList<>(1))
                .add(one));
        return equal;
    }

    /** One place has one past: a clone that has the commits tells what a shallow one cannot. */
    private static List<Occurrence> most(Occurrence key, List<Occurrence> ones, List<Occurrence> others) {
        if (others.isEmpty()) {
            return ones;
        }
        Boolean touched = null;
        Instant since = null;
        for (List<Occurrence> told : List.of(ones, others)) {
            for (Occurrence one : told) {
                touched = Boolean.TRUE.equals(touched) || one.touched() == null ? touched : one.touched();
                since = since == null || one.since() != null && one.since().isBefore(since) ? one.since() : since;
            }
        }
        Occurrence witnessed = key.witnessed(touched, since);
        return Collections.nCopies(Math.max(ones.size(), others.size()), witnessed);
    }
}
