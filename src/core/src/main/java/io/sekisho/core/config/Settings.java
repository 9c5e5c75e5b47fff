package io.sekisho.core.config;

import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.core.policy.Policy;
import java.util.List;

/**
 * Everything that the trusted YAML files say, defaults filled in.
 *
 * @param config what to scan and how
 * @param severities the severity table
 * @param policy what the judge applies, suppressions included
 * @param effective every key with its value and where that comes from
 */
public record Settings(Config config, SeverityTable severities, Policy policy, List<Setting> effective) {
    public Settings {
        effective = List.copyOf(effective);
    }
}
