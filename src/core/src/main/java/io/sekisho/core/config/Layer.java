package io.sekisho.core.config;

import io.sekisho.core.policy.GateRule;
import io.sekisho.core.policy.Suppression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one file says.
 *
 * @param label as people know the file
 * @param base what it builds on
 * @param values by key; only what is written
 * @param rules in the order in which they are asked
 * @param rulesSource where they begin; null when it has none
 * @param suppressions a central policy's
 * @param loosenable what a repository may loosen above it; empty unless it is a central policy's
 */
record Layer(
        String label,
        Base base,
        Map<Key<?>, Written<?>> values,
        List<GateRule> rules,
        String rulesSource,
        List<Suppression> suppressions,
        Loosenable loosenable) {
    /**
     * What a file names under {@code extends}.
     *
     * @param preset its name; null when it names none
     * @param policy null when it names none
     */
    record Base(Written<String> preset, Policy policy, Origin at) {
        static final Base NONE = new Base(null, null, null);

        /** A policy, as written. */
        record Policy(String source, String sha256, String key) {}
    }

    Layer {
        values = Map.copyOf(values);
        rules = List.copyOf(rules);
        suppressions = List.copyOf(suppressions);
    }

    @SuppressWarnings("unchecked") // a key is only ever put with a value of its own
    <T> Optional<Written<T>> value(Key<T> key) {
        return Optional.ofNullable((Written<T>) values.get(key));
    }
}
