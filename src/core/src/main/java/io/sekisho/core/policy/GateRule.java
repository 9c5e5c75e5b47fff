package io.sekisho.core.policy;

import io.sekisho.model.Action;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A gate rule.
 *
 * @param name unique in its file
 * @param source where it is written, e.g. {@code .sekisho/config.yml:12}
 * @param when all must hold; empty for everything. Cheapest first
 * @param action what happens to a finding that matches
 * @param grace how long a failure waits; null for none
 */
public record GateRule(String name, String source, List<Condition> when, Action action, Grace grace) {
    /** What a rule may not be called: the threshold speaks under this name. */
    public static final String THRESHOLD = "fail-on";

    public GateRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        when = when.stream().sorted(Comparator.comparing(Condition::key)).toList();
        Objects.requireNonNull(action, "action");
    }

    /** @return those of the places for which every condition holds */
    List<Occurrence> matching(Subject subject, List<Occurrence> places) {
        int first = 0;
        while (first < when.size() && !when.get(first).key().perPlace()) {
            if (!when.get(first).holds(subject, places.get(0))) {
                return List.of();
            }
            first++;
        }
        if (first == when.size()) {
            return places;
        }
        List<Occurrence> matching = new ArrayList<>();
        for (Occurrence place : places) {
            if (holds(first, subject, place)) {
                matching.add(place);
            }
        }
        return matching;
    }

    private boolean holds(int first, Subject subject, Occurrence place) {
        for (int i = first; i < when.size(); i++) {
            if (!when.get(i).holds(subject, place)) {
                return false;
            }
        }
        return true;
    }

    /** @return null when it does not ask */
    Condition asking(ConditionKey key) {
        return when.stream()
                .filter(condition -> condition.key() == key)
                .findFirst()
                .orElse(null);
    }
}
