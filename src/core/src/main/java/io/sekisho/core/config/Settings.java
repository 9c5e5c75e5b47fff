package io.sekisho.core.config;

import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.core.policy.Completeness;
import io.sekisho.core.policy.Policy;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** The same with what other settings make of one row of the completeness table, where these are less strict. */
    public Settings withRowOf(GapType type, Settings other) {
        Effect theirs = other.policy().completeness().of(type);
        if (policy.completeness().of(type) == Effect.INCOMPLETE || theirs == Effect.NOTED) {
            return this;
        }
        String key = Keys.COMPLETENESS.get(type).path();
        List<Setting> settings = new ArrayList<>(effective);
        settings.replaceAll(own -> own.key().equals(key) ? own.giveWayTo(other.setting(key)) : own);
        Completeness rows = policy.completeness().with(Map.of(type, theirs));
        return new Settings(
                config, severities, policy.draft().completeness(rows).policy(), settings);
    }

    private Setting setting(String key) {
        return effective.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
