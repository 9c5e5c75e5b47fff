package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Some of a finding's places.
 *
 * @param finding with nothing but them; null when there are none
 * @param at their positions in the whole, ascending
 */
record Part(Finding finding, List<Integer> at) {
    static Part with(Finding whole, Set<Integer> positions) {
        return of(whole, positions, true);
    }

    static Part without(Finding whole, Set<Integer> positions) {
        return of(whole, positions, false);
    }

    private static Part of(Finding whole, Set<Integer> positions, boolean named) {
        List<Integer> at = new ArrayList<>();
        List<Occurrence> places = new ArrayList<>();
        for (int i = 0; i < whole.occurrences().size(); i++) {
            if (positions.contains(i) == named) {
                at.add(i);
                places.add(whole.occurrences().get(i));
            }
        }
        return new Part(places.isEmpty() ? null : whole.at(places), List.copyOf(at));
    }

    /** @return where positions in the part are in the whole */
    List<Integer> inWhole(List<Integer> positions) {
        return positions.stream().map(at::get).toList();
    }
}
