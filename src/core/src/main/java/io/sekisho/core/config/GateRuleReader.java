package io.sekisho.core.config;

import io.sekisho.core.policy.Condition;
import io.sekisho.core.policy.GateRule;
import io.sekisho.core.policy.Grace;
import io.sekisho.core.policy.RuleProblems;
import io.sekisho.model.Action;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code gate.rules}. */
final class GateRuleReader {
    private GateRuleReader() {}

    /** @param gate the mapping that holds the key {@code rules} */
    static List<GateRule> read(YamlMap gate) {
        List<GateRule> rules = new ArrayList<>();
        Map<GateRule, YamlMap> written = new IdentityHashMap<>();
        for (YamlMap entry : gate.maps("rules")) {
            rule(entry).ifPresent(rule -> {
                rules.add(rule);
                written.put(rule, entry);
            });
        }
        for (RuleProblems.Problem problem : RuleProblems.errors(rules)) {
            written.get(problem.rule())
                    .problem("name", problem.code(), problem.arguments().toArray());
        }
        return List.copyOf(rules);
    }

    /** @return empty after a problem without which there would be a rule */
    private static Optional<GateRule> rule(YamlMap entry) {
        Optional<String> name = name(entry);
        YamlMap asked = entry.filled("when", "{severity: \">=high\"}");
        Optional<List<Condition>> when = ConditionReader.read(asked);
        asked.end();
        Optional<Action> action = entry.choice("action", Action.values(), Action::key);
        if (!entry.has("action")) {
            entry.problem("", "policy.rule-needs", "action", "action: fail (fail, warn, ignore)");
        }
        Optional<Grace> grace = entry.has("grace") ? GraceReader.read(entry.map("grace")) : Optional.empty();
        if (grace.isPresent() && action.isPresent() && action.get() != Action.FAIL) {
            entry.problem("grace", "policy.grace-without-fail", action.get().key());
        }
        entry.end();
        if (name.isEmpty() || when.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new GateRule(name.get(), entry.origin().fileAndLine(), when.get(), action.get(), grace.orElse(null)));
    }

    private static Optional<String> name(YamlMap entry) {
        Optional<String> name = entry.text("name");
        if (!entry.has("name")) {
            entry.problem("", "policy.rule-needs", "name", "name: new-critical");
        }
        name.filter(text -> !text.matches("[a-z0-9][a-z0-9-]{0,63}") || text.equals(GateRule.THRESHOLD))
                .ifPresent(text -> entry.problem("name", "policy.rule-name", text));
        return name;
    }
}
