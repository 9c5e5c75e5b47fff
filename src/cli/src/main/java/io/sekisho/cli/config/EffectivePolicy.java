package io.sekisho.cli.config;

import io.sekisho.core.config.Config;
import io.sekisho.core.config.Setting;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.model.Gap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What holds.
 *
 * @param origin where the repository's files were read
 * @param policy what the judge applies
 * @param settings every key with its value
 * @param config what the scan applies
 * @param gaps what could not be read
 */
record EffectivePolicy(String origin, Policy policy, List<Setting> settings, Config config, List<Gap> gaps) {
    /** How many suppressions each file brings, in the order of their names. */
    Map<String, Integer> suppressions() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Suppression suppression : policy.suppressions()) {
            counts.merge(suppression.source().replaceFirst(":[0-9]+$", ""), 1, Integer::sum);
        }
        return counts;
    }
}
