package io.sekisho.core.policy;

import java.util.List;
import java.util.Objects;

/**
 * One author's gate rules: the first that matches decides, else the threshold.
 *
 * @param source where they are written, e.g. {@code .sekisho/config.yml}, {@code preset strict}
 * @param rules in the order in which they are asked
 * @param failOn from which severity on a finding fails that no rule matches
 * @param failOnSource where the threshold is written, e.g. {@code .sekisho/config.yml:3}, {@code --fail-on}, {@code defaults}
 */
public record RuleSet(String source, List<GateRule> rules, FailOn failOn, String failOnSource) {
    public RuleSet {
        Objects.requireNonNull(source, "source");
        rules = List.copyOf(rules);
        Objects.requireNonNull(failOn, "failOn");
        Objects.requireNonNull(failOnSource, "failOnSource");
    }
}
