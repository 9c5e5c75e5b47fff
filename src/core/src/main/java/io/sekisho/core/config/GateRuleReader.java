package io.sekisho.core.config;

import io.sekisho.core.policy.GateRule;
import java.util.List;

/** Reads {@code gate.rules}. */
final class GateRuleReader {
    private GateRuleReader() {}

    /** @param gate the mapping that holds the key {@code rules} */
    static List<GateRule> read(YamlMap gate) {
        return List.of();
    }
}
