package io.sekisho.core.config;

import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.policy.Limit;
import io.sekisho.core.standard.Condition;
import io.sekisho.core.standard.Condition.Age;
import io.sekisho.core.standard.Condition.SameValue;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one condition of a standard's {@code evidence} or {@code undecided}. */
final class EvidenceReader {
    private final YamlMap map;

    private EvidenceReader(YamlMap map) {
        this.map = map;
    }

    /** @return empty after a problem was added */
    static Optional<Condition> read(YamlMap map) {
        return new EvidenceReader(map).condition();
    }

    private Optional<Condition> condition() {
        Map<String, Kind> all = Stream.of(Kind.values()).collect(Collectors.toMap(Kind::key, kind -> kind));
        Set<Kind> kinds = Set.copyOf(map.parsedAll(
                "kind",
                text -> Optional.ofNullable(all.get(text)),
                Stream.of(Kind.values()).map(Kind::key).collect(Collectors.joining(", "))));
        if (!map.has("kind")) {
            map.problem("", "standard.needs", "kind");
        }
        Predicate<String> rule = but(names("rule"), names("not-rule"));
        Set<Integer> cwes = cwes();
        Set<Severity> severities = Set.copyOf(ConditionReader.severities(map, "severity"));
        Predicate<String> path = but(globs("path"), globs("not-path"));
        Boolean inTree = map.bool("in-tree").orElse(null);
        Condition.Key key = map.has("key") ? key(map.filled("key", "{algorithms: [rsa], bits-below: 2048}")) : null;
        Age age = age();
        Boolean exploited = map.bool("kev").orElse(null);
        SameValue sameValue =
                map.choice("same-value", SameValue.values(), SameValue::key).orElse(null);
        only(kinds, Set.of(Kind.SECRET), "key", "same-value");
        only(kinds, Set.of(Kind.DEPENDENCY, Kind.EXTERNAL), "kev");
        map.end();
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Condition(kinds, rule, cwes, severities, path, inTree, key, age, exploited, sameValue));
    }

    private void only(Set<Kind> kinds, Set<Kind> its, String... keys) {
        for (String key : keys) {
            if (map.has(key) && !its.containsAll(kinds)) {
                String written = kinds.stream().map(Kind::key).sorted().collect(Collectors.joining(", "));
                map.problem(key, "standard.not-with", key, "kind: " + written);
            }
        }
    }

    private static Condition.Key key(YamlMap map) {
        boolean readable = map.bool("readable").orElse(true);
        map.demand("algorithms", "[rsa, dsa]");
        Set<String> algorithms = map.texts("algorithms").stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        int bits = map.parsed("bits-below", text -> number(text, "[1-9][0-9]{0,4}"), "2048")
                .orElse(0);
        boolean unknown = map.bool("bits-unknown").orElse(false);
        Boolean encrypted = map.bool("encrypted").orElse(null);
        if (bits > 0 && unknown) {
            map.problem("bits-unknown", "standard.not-with", "bits-unknown", "bits-below");
        }
        if (!readable) {
            for (String key : List.of("algorithms", "bits-below", "bits-unknown", "encrypted")) {
                if (map.has(key)) {
                    map.problem(key, "standard.not-with", key, "readable: false");
                }
            }
        }
        map.end();
        return new Condition.Key(readable, algorithms, bits, unknown, encrypted);
    }

    private Age age() {
        Optional<Age> age = map.parsed(
                "age",
                text -> Limit.Operator.of(text)
                        .flatMap(operator -> Days.of(
                                        text.substring(operator.sign().length()).strip())
                                .filter(bound -> ConditionReader.mayHold(operator, bound, true))
                                .map(bound -> new Age(true, days -> operator.admits(days, bound)))),
                ConditionReader.AGES);
        Optional<Boolean> undated = map.bool("undated");
        if (map.has("age") && map.has("undated")) {
            map.problem("undated", "standard.not-with", "undated", "age");
        }
        if (undated.isPresent()) {
            // What is dated is nothing to ask for: any finding has an age or has none.
            return undated.get() ? new Age(false, days -> true) : new Age(true, days -> true);
        }
        return age.orElse(null);
    }

    private Set<Integer> cwes() {
        return new HashSet<>(
                map.parsedAll("cwe", text -> number(text.replaceFirst("^CWE-", ""), "[1-9][0-9]{0,5}"), "79, CWE-79"));
    }

    private static Optional<Integer> number(String text, String form) {
        return text.matches(form) ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private Predicate<String> names(String key) {
        List<Wildcard> names = map.parsedAll(key, text -> Optional.of(new Wildcard(text)), ConditionReader.RULES);
        return names.isEmpty() ? null : rule -> names.stream().anyMatch(name -> name.matches(rule));
    }

    private Predicate<String> globs(String key) {
        List<String> globs = map.parsedAll(
                key, text -> Optional.of(text).filter(SuppressionReader::isGlob), SuppressionReader.GLOBS);
        try {
            return globs.isEmpty() ? null : Globs.of(globs)::matches;
        } catch (PlanException e) {
            throw new IllegalStateException("each was tried", e);
        }
    }

    /** @return null for anything */
    private static Predicate<String> but(Predicate<String> which, Predicate<String> not) {
        if (not == null) {
            return which;
        }
        return which == null ? not.negate() : which.and(not.negate());
    }
}
