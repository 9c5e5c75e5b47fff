package io.sekisho.core.policy;

import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong with a list of rules, though each of its words is right. */
public final class RuleProblems {
    /** The kinds of which a finding may have a vulnerability. */
    private static final Set<String> VULNERABLE = Set.of(Kind.DEPENDENCY.key(), Kind.EXTERNAL.key());

    private RuleProblems() {}

    /**
     * @param rule which rule
     * @param code of the message
     * @param arguments of the message, after the place
     */
    public record Problem(GateRule rule, String code, List<String> arguments) {}

    /** What nobody can have meant: a name used twice, the same conditions with another action, a rule that nothing can meet. */
    public static List<Problem> errors(List<GateRule> rules) {
        List<Problem> problems = new ArrayList<>();
        Map<String, GateRule> named = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            GateRule rule = rules.get(i);
            GateRule namesake = named.putIfAbsent(rule.name(), rule);
            if (namesake != null) {
                problems.add(new Problem(rule, "policy.rule-name-twice", List.of(rule.name(), namesake.source())));
            }
            impossible(rule).ifPresent(problems::add);
            for (GateRule earlier : rules.subList(0, i)) {
                if (earlier.action() != rule.action() && covers(earlier, rule) && covers(rule, earlier)) {
                    problems.add(new Problem(
                            rule,
                            "policy.rule-contradicts",
                            List.of(rule.name(), earlier.name(), earlier.source(), word(rule), word(earlier))));
                }
            }
        }
        return problems;
    }

    /** A note for each rule that never gets a word, because an earlier one of the same author takes all that it would match. */
    static List<Text> notes(List<RuleSet> sets) {
        return sets.stream().flatMap(set -> unreachable(set.rules()).stream()).toList();
    }

    /** @param rules of one author */
    static List<Text> unreachable(List<GateRule> rules) {
        List<Text> notes = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            GateRule rule = rules.get(i);
            rules.subList(0, i).stream()
                    .filter(earlier -> covers(earlier, rule))
                    .findFirst()
                    .ifPresent(earlier -> notes.add(Text.of(
                            "policy.rule-unreachable", rule.source(), rule.name(), earlier.name(), earlier.source())));
        }
        return notes;
    }

    private static boolean covers(GateRule broad, GateRule narrow) {
        return broad.when().stream()
                .allMatch(condition -> narrow.when().stream()
                                .anyMatch(other -> other.key() == condition.key() && condition.covers(other))
                        || condition instanceof AnyOf any
                                && any.key() == ConditionKey.KIND
                                && vulnerabilityOnly(narrow).isPresent()
                                && any.words().containsAll(VULNERABLE));
    }

    private static Optional<Problem> impossible(GateRule rule) {
        Optional<ConditionKey> only = vulnerabilityOnly(rule);
        if (only.isPresent() && !mayBe(rule, ConditionKey.KIND, VULNERABLE)) {
            return never(rule, only.get(), ConditionKey.KIND);
        }
        if (rule.asking(ConditionKey.SCANNER) instanceof AnyOf scanner
                && !scanner.words().contains(Kind.EXTERNAL.key())) {
            // Our scanners find what is of their own kind; another tool's finding may be folded with it.
            Set<String> kinds = new TreeSet<>(scanner.words());
            kinds.add(Kind.EXTERNAL.key());
            if (!mayBe(rule, ConditionKey.KIND, kinds)) {
                return never(rule, ConditionKey.KIND, ConditionKey.SCANNER);
            }
        }
        if (rule.asking(ConditionKey.CAUSE) instanceof AnyOf cause) {
            Set<String> statuses = cause.words().contains("introduced") ? Set.of("new", AnyOf.UNKNOWN) : Set.of("new");
            if (!mayBe(rule, ConditionKey.STATUS, statuses)) {
                return never(rule, ConditionKey.CAUSE, ConditionKey.STATUS);
            }
        }
        if (rule.asking(ConditionKey.CVSS) != null && !mayBe(rule, ConditionKey.UNSCORED, Set.of("false"))) {
            return never(rule, ConditionKey.CVSS, ConditionKey.UNSCORED);
        }
        return Optional.empty();
    }

    private static Optional<Problem> never(GateRule rule, ConditionKey one, ConditionKey other) {
        return Optional.of(
                new Problem(rule, "policy.rule-never-matches", List.of(rule.name(), one.key(), other.key())));
    }

    /** Whether the rule leaves room for one of the words. */
    private static boolean mayBe(GateRule rule, ConditionKey key, Set<String> words) {
        return !(rule.asking(key) instanceof AnyOf any) || words.stream().anyMatch(any.words()::contains);
    }

    private static Optional<ConditionKey> vulnerabilityOnly(GateRule rule) {
        return rule.when().stream()
                .map(Condition::key)
                .filter(ConditionKey::vulnerabilityOnly)
                .findFirst();
    }

    private static String word(GateRule rule) {
        return rule.action().key();
    }

    /** Whether anything asks since when a finding is there. */
    static boolean asksForDays(List<RuleSet> sets) {
        return sets.stream()
                .flatMap(set -> set.rules().stream())
                .anyMatch(rule -> rule.grace() != null
                        || rule.when().stream().anyMatch(condition -> condition.key() == ConditionKey.AGE));
    }

    /** Which enrichment rules ask for, by id as in the facts. */
    static Set<String> needs(List<RuleSet> sets) {
        Set<ConditionKey> asked = sets.stream()
                .flatMap(set -> set.rules().stream())
                .flatMap(rule -> rule.when().stream())
                .map(Condition::key)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ConditionKey.class)));
        boolean kevGrace = sets.stream()
                .flatMap(set -> set.rules().stream())
                .anyMatch(rule -> rule.grace() != null && rule.grace().kev() != null);
        Set<String> needs = new TreeSet<>();
        if (asked.contains(ConditionKey.KEV) || kevGrace) {
            needs.add("kev");
        }
        if (asked.contains(ConditionKey.EPSS) || asked.contains(ConditionKey.EPSS_PERCENTILE)) {
            needs.add("epss");
        }
        return needs;
    }
}
