package io.sekisho.core.policy;

import io.sekisho.model.Occurrence;
import java.util.List;

/**
 * Holds when the rule's id, or an alias of the vulnerability, matches one of the patterns.
 *
 * @param patterns at least one
 */
public record RuleIds(List<Wildcard> patterns) implements Condition {
    public RuleIds {
        patterns = List.copyOf(patterns);
    }

    @Override
    public ConditionKey key() {
        return ConditionKey.RULE;
    }

    @Override
    public boolean holds(Subject subject, Occurrence place) {
        for (String id : subject.ruleIds()) {
            for (Wildcard pattern : patterns) {
                if (pattern.matches(id)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof RuleIds narrower
                && narrower.patterns.stream()
                        .allMatch(one -> patterns.stream().anyMatch(pattern -> pattern.covers(one)));
    }
}
