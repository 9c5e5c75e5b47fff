package io.sekisho.core.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a value is written.
 *
 * @param read asks a mapping for a key of it
 * @param shown as it would be written
 * @param schema what a JSON Schema says of it, without its description
 * @param expected what is allowed, for pages and messages
 */
record Form<T>(
        BiFunction<YamlMap, String, Optional<T>> read, Function<T, String> shown, ObjectNode schema, String expected) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DAYS = "30d, 180d";

    static <E extends Enum<E>> Form<E> choice(E[] values, Function<E, String> word) {
        List<String> words = Stream.of(values).map(word).toList();
        return new Form<>((map, key) -> map.choice(key, values, word), word, words(words), String.join(", ", words));
    }

    static Form<Boolean> bool() {
        return new Form<>(YamlMap::bool, String::valueOf, type("boolean"), "true, false");
    }

    static Form<Duration> duration() {
        return new Form<>(
                YamlMap::duration,
                Times::shown,
                type("string").put("pattern", "^[1-9][0-9]{0,5}[smh]$"),
                Times.EXPECTED);
    }

    /** A number of days, at most 9999. */
    static Form<Integer> days() {
        return new Form<>(
                (map, key) -> map.parsed(
                        key,
                        text -> text.matches("[1-9][0-9]{0,3}d")
                                ? Optional.of(Integer.valueOf(text.substring(0, text.length() - 1)))
                                : Optional.empty(),
                        DAYS),
                days -> days + "d",
                type("string").put("pattern", "^[1-9][0-9]{0,3}d$"),
                DAYS);
    }

    static Form<String> text(Predicate<String> right, String pattern, String expected) {
        return new Form<>(
                (map, key) ->
                        map.parsed(key, text -> right.test(text) ? Optional.of(text) : Optional.empty(), expected),
                text -> text,
                type("string").put("pattern", pattern),
                expected);
    }

    static Form<String> hex() {
        Form<String> any = text(text -> text.matches("[0-9a-fA-F]{64}"), "^[0-9a-fA-F]{64}$", "sha256sum gitleaks");
        return new Form<>(
                (map, key) -> any.read().apply(map, key).map(text -> text.toLowerCase(Locale.ROOT)),
                any.shown(),
                any.schema(),
                any.expected());
    }

    static Form<List<String>> globs() {
        ObjectNode schema = type("array");
        schema.set("items", type("string").put("pattern", "^(?!/)(?=.*\\S)"));
        return new Form<>(Form::globs, Form::list, schema, SuppressionReader.GLOBS);
    }

    private static Optional<List<String>> globs(YamlMap map, String key) {
        if (!map.has(key)) {
            return Optional.empty();
        }
        List<String> globs = map.texts(key);
        globs.stream()
                .filter(glob -> !SuppressionReader.isGlob(glob))
                .forEach(glob -> map.problem(key, "core.yaml-value", key, glob, SuppressionReader.GLOBS));
        return Optional.of(globs);
    }

    /** Some of the words, in their order. */
    static Form<Set<String>> some(List<String> words) {
        ObjectNode schema = type("array").put("uniqueItems", true);
        schema.set("items", words(words));
        String expected = String.join(", ", words);
        return new Form<>(
                (map, key) -> some(map, key, words, expected),
                chosen -> list(words.stream().filter(chosen::contains).toList()),
                schema,
                expected);
    }

    private static Optional<Set<String>> some(YamlMap map, String key, List<String> words, String expected) {
        if (!map.has(key)) {
            return Optional.empty();
        }
        // An empty list would take the place of a preset's.
        map.demand(key, "[" + words.get(0) + "]");
        Set<String> chosen = new LinkedHashSet<>();
        for (String one : map.texts(key)) {
            if (!words.contains(one) || !chosen.add(one)) {
                map.problem(key, "core.yaml-value", key, one, expected);
            }
        }
        return Optional.of(chosen);
    }

    static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }

    static ObjectNode words(List<String> words) {
        ObjectNode schema = type("string");
        new ArrayList<>(words).forEach(schema.withArray("enum")::add);
        return schema;
    }
}
