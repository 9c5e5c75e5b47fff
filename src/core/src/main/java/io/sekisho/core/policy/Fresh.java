package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Says which of a finding's places are the new ones, when only their number is certain. */
final class Fresh {
    private final Map<String, String> renames;

    /** @param renames former paths by new ones */
    Fresh(Map<String, String> renames) {
        this.renames = renames;
    }

    /**
     * @param surplus how many units are new
     * @param known places that were known; empty when none
     * @return positions of their occurrences, ascending: first units in places not known before, then those that git calls
     *     touched, then those of which it says nothing, else the last ones
     */
    List<Integer> of(Finding finding, int surplus, Set<String> known) {
        Map<String, List<Integer>> units = Units.of(finding);
        List<String> order = new ArrayList<>(units.keySet());
        Collections.reverse(order);
        order.sort(Comparator.comparing((String unit) -> isKnown(Units.place(unit), known))
                .thenComparing(unit -> doubt(finding, units.get(unit))));
        return order.stream()
                .limit(surplus)
                .flatMap(unit -> units.get(unit).stream())
                .sorted()
                .toList();
    }

    /**
     * Where nobody looked before, git alone tells: what it calls touched is new, and then what it says nothing of, too.
     *
     * @param moved whether what is untouched at a position came from where an exception covered it; null for unknown
     * @return empty when nothing is new, null when it cannot be told
     */
    static List<Integer> byGit(Finding finding, IntFunction<Boolean> moved) {
        List<Integer> other = new ArrayList<>();
        boolean touched = false;
        for (int i = 0; i < finding.occurrences().size(); i++) {
            Boolean one = finding.occurrences().get(i).touched();
            one = Boolean.FALSE.equals(one) ? moved.apply(i) : one;
            if (!Boolean.FALSE.equals(one)) {
                other.add(i);
            }
            touched |= Boolean.TRUE.equals(one);
        }
        return touched || other.isEmpty() ? other : null;
    }

    boolean isRenamed(String path) {
        return renames.containsKey(path);
    }

    private boolean isKnown(String place, Set<String> known) {
        return known.contains(place) || known.contains(renames.getOrDefault(place, place));
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
