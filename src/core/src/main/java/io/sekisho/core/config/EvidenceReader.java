package io.sekisho.core.config;

import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.standard.Condition;
import io.sekisho.core.standard.Condition.Age;
import io.sekisho.core.standard.Condition.Place;
import io.sekisho.core.standard.Condition.SameValue;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
        Optional<Kind> kind = map.choice("kind", Kind.values(), Kind::key);
        if (!map.has("kind")) {
            map.problem("", "standard.needs", "kind");
        }
        Predicate<String> rule = but(names("rule"), names("not-rule"));
        Set<Integer> cwes = cwes();
        Severity severity =
                map.parsed("severity", EvidenceReader::atLeast, "\">=high\"").orElse(null);
        Predicate<String> path = but(globs("path"), globs("not-path"));
        Place place = map.choice("place", Place.values(), Place::key).orElse(null);
        Condition.Key key = map.has("key") ? key(map.map("key")) : null;
        Age age = age();
        Boolean exploited = map.bool("kev").orElse(null);
        SameValue sameValue =
                map.choice("same-value", SameValue.values(), SameValue::key).orElse(null);
        only(kind, Kind.SECRET, "key", "same-value", "place");
        only(kind, Kind.DEPENDENCY, "kev");
        map.end();
        return kind.map(one -> new Condition(one, rule, cwes, severity, path, place, key, age, exploited, sameValue));
    }

    private static Optional<Severity> atLeast(String text) {
        return Stream.of(Severity.values())
                .filter(severity -> text.equals(">=" + severity.key()))
                .findFirst();
    }

    private void only(Optional<Kind> kind, Kind its, String... keys) {
        for (String key : keys) {
            if (map.has(key) && kind.isPresent() && kind.get() != its) {
                map.problem(key, "standard.not-with", key, "kind: " + kind.get().key());
            }
        }
    }

    private static Condition.Key key(YamlMap map) {
        boolean readable = map.bool("readable").orElse(true);
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
        Optional<Integer> days = map.parsed(
                "age",
                text -> text.startsWith(">=") ? Days.of(text.substring(2).strip()) : Optional.empty(),
                "\">=90d\"");
        Optional<Boolean> undated = map.bool("undated");
        if (map.has("age") && map.has("undated")) {
            map.problem("undated", "standard.not-with", "undated", "age");
        }
        if (undated.isPresent()) {
            // What is dated is nothing to ask for: any finding has an age or has none.
            return undated.get() ? new Age(false, 0) : new Age(true, 0);
        }
        return days.map(number -> new Age(true, number)).orElse(null);
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
