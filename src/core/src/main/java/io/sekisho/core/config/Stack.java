package io.sekisho.core.config;

import io.sekisho.core.policy.GateRule;
import io.sekisho.core.policy.Suppression;
import java.util.List;
import java.util.Optional;

/**
 * One author's files.
 *
 * @param label of the innermost
 * @param layers innermost first: what it says goes before what it builds on
 */
record Stack(String label, List<Layer> layers) {
    Stack {
        layers = List.copyOf(layers);
    }

    <T> Optional<Written<T>> value(Key<T> key) {
        return layers.stream().flatMap(layer -> layer.value(key).stream()).findFirst();
    }

    List<GateRule> rules() {
        return layers.stream().flatMap(layer -> layer.rules().stream()).toList();
    }

    /** Of the innermost file that has any. */
    Optional<String> rulesSource() {
        return layers.stream()
                .flatMap(layer -> Optional.ofNullable(layer.rulesSource()).stream())
                .findFirst();
    }

    List<Suppression> suppressions() {
        return layers.stream().flatMap(layer -> layer.suppressions().stream()).toList();
    }

    boolean loosens(String key) {
        return layers.stream().anyMatch(layer -> layer.loosenable().has(key));
    }
}
