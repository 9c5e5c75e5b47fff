package io.sekisho.core.config;

import io.sekisho.core.config.Key.Order;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.GateRule;
import io.sekisho.core.policy.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all layers together say: the innermost that says something decides, unless a floor is stricter and does not name the key as
 * loosenable. What a floor leaves open has its default as floor.
 *
 * @param floors outermost first
 * @param own the repository's, with all that is no floor beneath it
 */
record Resolution(List<Stack> floors, Stack own) {
    /** A floor's value of a key. */
    private record Bound<T>(T value, String source, boolean written) {}

    Resolution {
        floors = List.copyOf(floors);
    }

    <T> T value(Key<T> key) {
        return of(key).value();
    }

    <T> Resolved<T> of(Key<T> key) {
        Optional<Written<T>> written = own.value(key);
        if (floors.isEmpty() || !key.isFloored()) {
            return written.map(value -> new Resolved<>(key, value.value(), value.source(), List.of()))
                    .orElseGet(() -> outermost(key));
        }
        return written.map(value -> above(key, value)).orElseGet(() -> strictest(key));
    }

    /** A free key that the repository does not say may still be said further out. */
    private <T> Resolved<T> outermost(Key<T> key) {
        return floors.stream()
                .flatMap(floor -> floor.value(key).stream())
                .findFirst()
                .map(value -> new Resolved<>(key, value.value(), value.source(), List.of()))
                .orElse(new Resolved<>(key, key.byDefault(), Setting.DEFAULT, List.of()));
    }

    private <T> Resolved<T> above(Key<T> key, Written<T> written) {
        T value = written.value();
        String source = written.source();
        for (Stack floor : floors) {
            if (!floor.loosens(key.path())) {
                Bound<T> bound = bound(key, floor);
                T stricter = key.above(bound.value(), value);
                source = Objects.equals(stricter, value) ? source : bound.source();
                value = stricter;
            }
        }
        // Of demands that add up, none is lost.
        boolean lost = !Objects.equals(value, written.value()) && key.order() != Order.MORE;
        return new Resolved<>(key, value, source, lost ? List.of(written) : List.of());
    }

    private <T> Resolved<T> strictest(Key<T> key) {
        Bound<T> all = null;
        for (Stack floor : floors) {
            Bound<T> bound = bound(key, floor);
            boolean yields = all == null || key.order() == Order.FIXED && !all.written();
            T stricter = yields ? bound.value() : key.above(all.value(), bound.value());
            boolean said = bound.written() && (all == null || !all.written());
            boolean kept = !yields && Objects.equals(stricter, all.value());
            all = kept && !(said && Objects.equals(stricter, bound.value()))
                    ? all
                    : new Bound<>(stricter, bound.source(), bound.written());
        }
        return new Resolved<>(key, all.value(), all.written() ? all.source() : Setting.DEFAULT, List.of());
    }

    private static <T> Bound<T> bound(Key<T> key, Stack floor) {
        return floor.value(key)
                .map(value -> new Bound<>(value.value(), value.source(), true))
                .orElse(new Bound<>(key.byDefault(), floor.label() + ", " + Setting.DEFAULT, false));
    }

    /** Whether every floor lets a repository loosen it; so it is without a floor. */
    boolean isLoosenable(String key) {
        return floors.stream().allMatch(floor -> floor.loosens(key));
    }

    /** The floors', outermost first, then the repository's when it says anything of its own. */
    List<RuleSet> ruleSets() {
        Optional<Written<FailOn>> threshold = own.value(Keys.FAIL_ON);
        List<RuleSet> sets = new ArrayList<>();
        for (Stack floor : floors) {
            Written<FailOn> decides = threshold
                    .filter(any -> floor.loosens(Keys.FAIL_ON.path()))
                    .or(() -> floor.value(Keys.FAIL_ON))
                    .orElse(new Written<>(Keys.FAIL_ON.byDefault(), floor.label()));
            Stream<GateRule> before = floor.loosens(Loosenable.RULES) ? own.rules().stream() : Stream.empty();
            List<GateRule> rules = Stream.concat(before, floor.rules().stream()).toList();
            sets.add(new RuleSet(floor.label(), rules, decides.value(), decides.source()));
        }
        boolean says = !own.rules().isEmpty() && !isLoosenable(Loosenable.RULES)
                || threshold.isPresent() && !isLoosenable(Keys.FAIL_ON.path());
        if (floors.isEmpty() || says) {
            // Above a floor, what the repository's own rules do not match is the floor's to decide.
            FailOn silent = floors.isEmpty() ? Keys.FAIL_ON.byDefault() : FailOn.NONE;
            boolean speaks = threshold.isPresent() || !own.rules().isEmpty();
            sets.add(new RuleSet(
                    speaks ? own.label() : "defaults",
                    own.rules(),
                    threshold.map(Written::value).orElse(silent),
                    threshold.map(Written::source).orElse(floors.isEmpty() ? "defaults" : own.label())));
        }
        return List.copyOf(sets);
    }
}
