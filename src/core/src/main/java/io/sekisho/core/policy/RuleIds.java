package io.sekisho.core.policy;

import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds when the rule's id, or an id or alias of the vulnerability, matches one of the patterns.
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

    /** What the rule of a finding is called: its id, and the ids of the vulnerability. */
    static List<String> of(Finding finding) {
        if (finding.vulnerability() == null) {
            return List.of(finding.rule().id());
        }
        Set<String> ids = new LinkedHashSet<>(
                List.of(finding.rule().id(), finding.vulnerability().id()));
        ids.addAll(finding.vulnerability().aliases());
        return List.copyOf(ids);
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof RuleIds narrower
                && narrower.patterns.stream()
                        .allMatch(one -> patterns.stream().anyMatch(pattern -> pattern.covers(one)));
    }
}
