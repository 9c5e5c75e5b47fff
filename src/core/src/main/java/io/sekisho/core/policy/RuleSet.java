package io.sekisho.core.policy;

import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One author's gate rules: the first that matches decides, else the threshold. Each place of a finding is asked for on its own, so
 * that a rule for one directory says nothing of the same flaw in another.
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

    /**
     * @param places at least one
     * @return one decision for each rule that has the first word for some of the places
     */
    List<Decision> decide(Subject subject, List<Occurrence> places) {
        List<Decision> decisions = new ArrayList<>(1);
        List<Occurrence> left = places;
        for (GateRule rule : rules) {
            List<Occurrence> matching = rule.matching(subject, left);
            if (!matching.isEmpty()) {
                decisions.add(Decision.of(rule, subject, matching));
                if (matching.size() == left.size()) {
                    return decisions;
                }
                left = without(left, matching);
            }
        }
        decisions.add(Decision.of(this, subject));
        return decisions;
    }

    /** @param some a part of all, in the same order */
    private static List<Occurrence> without(List<Occurrence> all, List<Occurrence> some) {
        List<Occurrence> others = new ArrayList<>(all.size() - some.size());
        int next = 0;
        for (Occurrence one : all) {
            if (next < some.size() && some.get(next) == one) {
                next++;
            } else {
                others.add(one);
            }
        }
        return others;
    }
}
