package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says which of a finding's places are the new ones, when only their number is certain. */
final class Fresh {
    private Fresh() {}

    /**
     * @param surplus how many units are new, at least 1
     * @param known places that were known; empty when none
     * @return positions of their occurrences, ascending: first units that git calls touched, then those in places not known before,
     *     else the last ones
     */
    static List<Integer> of(Finding finding, int surplus, Set<String> known) {
        Map<String, List<Integer>> units = Units.of(finding);
        List<String> order = new ArrayList<>(units.keySet());
        java.util.Collections.reverse(order);
        order.sort(Comparator.comparingInt((String unit) -> doubt(finding, units.get(unit)))
                .thenComparing(unit -> known.contains(Earlier.place(unit))));
        List<Integer> fresh = new ArrayList<>();
        order.stream().limit(surplus).forEach(unit -> fresh.addAll(units.get(unit)));
        fresh.sort(Comparator.naturalOrder());
        return fresh;
    }

    private static int doubt(Finding finding, List<Integer> positions) {
        int doubt = 2;
        for (int position : positions) {
            Boolean touched = finding.occurrences().get(position).touched();
            doubt = Math.min(doubt, touched == null ? 1 : touched ? 0 : 2);
        }
        return doubt;
    }
}
