package io.sekisho.core.config;

import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.standard.Condition;
import io.sekisho.core.standard.Condition.Age;
import io.sekisho.core.standard.Condition.Place;
import io.sekisho.core.standard.Condition.SameValue;
import io.sekisho.core.standard.RuleNames;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        Predicate<String> rule = but(names("rules"), names("not-rules"));
        Set<Integer> cwes = cwes();
        Severity severity = SeverityReader.severity(map, "severity").orElse(null);
        Predicate<String> path = but(globs("paths"), globs("not-paths"));
        Place place = map.choice("place", Place.values(), Place::key).orElse(null);
        Condition.Key key = map.has("key") ? key(map.map("key")) : null;
        Age age = age();
        Boolean exploited = map.bool("exploited").orElse(null);
        SameValue sameValue =
                map.choice("same-value", SameValue.values(), SameValue::key).orElse(null);
        only(kind, Kind.SECRET, "key", "same-value", "place");
        only(kind, Kind.DEPENDENCY, "exploited");
        map.end();
        return kind.map(one -> new Condition(one, rule, cwes, severity, path, place, key, age, exploited, sameValue));
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
                "older-than",
                text -> text.endsWith("d")
                        ? number(text.substring(0, text.length() - 1), "[1-9][0-9]{0,4}")
                        : Optional.empty(),
                "90d");
        Optional<Boolean> undated = map.bool("undated");
        if (map.has("older-than") && map.has("undated")) {
            map.problem("undated", "standard.not-with", "undated", "older-than");
        }
        if (undated.isPresent()) {
            // What is dated is nothing to ask for: any finding has an age or has none.
            return undated.get() ? new Age(false, 0) : new Age(true, 0);
        }
        return days.map(number -> new Age(true, number)).orElse(null);
    }

    private Set<Integer> cwes() {
        Set<Integer> cwes = new HashSet<>();
        for (String text : map.texts("cwes")) {
            Optional<Integer> number = number(text, "[1-9][0-9]{0,4}");
            number.ifPresentOrElse(cwes::add, () -> map.problem("cwes", "core.yaml-value", "cwes", text, "[295, 319]"));
        }
        return cwes;
    }

    private static Optional<Integer> number(String text, String form) {
        return text.matches(form) ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private Predicate<String> names(String key) {
        List<String> names = map.texts(key);
        return names.isEmpty() ? null : new RuleNames(names);
    }

    private Predicate<String> globs(String key) {
        List<String> globs = map.texts(key);
        for (String glob : globs) {
            if (!SuppressionReader.isGlob(glob)) {
                map.problem(key, "core.yaml-value", key, glob, SuppressionReader.GLOBS);
                return null;
            }
        }
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
