package io.sekisho.core.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that a repository may loosen above a floor.
 *
 * @param patterns keys, or families of them that end with {@code .*}
 */
record Loosenable(Set<String> patterns) {
    static final Loosenable NOTHING = new Loosenable(Set.of());

    /** A repository's own rules, which are asked before the floor's then. */
    static final String RULES = "gate.rules";

    /** The repository's severity table, which counts then. */
    static final String SEVERITIES = "severities";

    Loosenable {
        patterns = Set.copyOf(patterns);
    }

    static Loosenable read(YamlMap map) {
        List<String> written = map.texts("loosenable");
        for (String pattern : written) {
            if (keys().noneMatch(key -> matches(pattern, key))) {
                Optional<String> near = Nearest.of(pattern, all());
                map.problem(
                        "loosenable",
                        near.isPresent() ? "config.loosenable-near" : "config.loosenable-unknown",
                        pattern,
                        near.orElse("gate.fail-on, gate.rules, paths.exclude, completeness.*"));
            }
        }
        return new Loosenable(Set.copyOf(written));
    }

    boolean has(String key) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, key));
    }

    private static boolean matches(String pattern, String key) {
        return pattern.endsWith(".*")
                ? key.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(key);
    }

    /** Everything that can be written here. */
    static List<String> all() {
        Stream<String> families = keys().flatMap(key -> Stream.iterate(
                        key, each -> each.contains("."), each -> each.substring(0, each.lastIndexOf('.')))
                .map(each -> each.substring(0, each.lastIndexOf('.')) + ".*"));
        return Stream.concat(keys(), families).collect(Collectors.toCollection(TreeSet::new)).stream()
                .toList();
    }

    private static Stream<String> keys() {
        return Stream.concat(Keys.ALL.stream().filter(Key::isFloored).map(Key::path), Stream.of(RULES, SEVERITIES));
    }
}
