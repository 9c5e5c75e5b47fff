package io.sekisho.cli.baseline;

import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.Burndown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In what a list differs from the one that is there.
 *
 * @param added entries that it has not, or with more units
 * @param removed entries that only the one that is there has, under whatever fingerprint
 */
record Growth(List<Baseline.Entry> added, List<Baseline.Entry> removed) {
    static Growth of(Baseline existing, Burndown burndown, List<Baseline.Entry> entries) {
        Map<String, Integer> listed = units(existing.entries());
        units(burndown.entries()).forEach((fingerprint, units) -> listed.merge(fingerprint, units, Math::max));
        Map<String, Integer> next = units(entries);
        List<Baseline.Entry> added = new ArrayList<>();
        for (Baseline.Entry entry : entries) {
            if (entry.units() > listed.getOrDefault(entry.fingerprint(), 0)) {
                added.add(entry);
            }
        }
        List<Baseline.Entry> removed = new ArrayList<>(burndown.paid());
        for (Baseline.Entry entry : burndown.left()) {
            if (!next.containsKey(entry.fingerprint())) {
                removed.add(entry);
            }
        }
        return new Growth(added, removed);
    }

    private static Map<String, Integer> units(List<Baseline.Entry> entries) {
        Map<String, Integer> units = new HashMap<>();
        entries.forEach(entry -> units.merge(entry.fingerprint(), entry.units(), Integer::sum));
        return units;
    }
}
