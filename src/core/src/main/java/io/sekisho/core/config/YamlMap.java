package io.sekisho.core.config;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping that is asked for its keys one by one and, at the end, names those that nobody asked for. What is wrong goes to
 * {@link Problems}, and the answer is then empty.
 */
final class YamlMap {
    private final String file;
    private final Problems problems;
    private final Origin origin;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlMap(MappingNode node, String file, Problems problems) {
        this(file, problems, YamlFile.origin(file, node.getStartMark()));
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at(tuple.getKeyNode()), "core.yaml-key");
            } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
                problems.add(at(key), "core.yaml-duplicate", key.getValue());
            }
        }
    }

    private YamlMap(String file, Problems problems, Origin origin) {
        this.file = file;
        this.problems = problems;
        this.origin = origin;
    }

    static YamlMap empty(String file, Problems problems) {
        return new YamlMap(file, problems, new Origin(file, 1, 1));
    }

    Origin origin() {
        return origin;
    }

    /** Where the key is written; where the mapping begins when it is not. */
    Origin origin(String key) {
        return entries.containsKey(key) ? at(entries.get(key).getKeyNode()) : origin;
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    /** Whether the key's value is a mapping. */
    boolean isMapping(String key) {
        return value(key).filter(MappingNode.class::isInstance).isPresent();
    }

    /** All keys as written, for mappings whose keys are data. Marks them as known. */
    List<String> keys() {
        known.addAll(entries.keySet());
        return List.copyOf(entries.keySet());
    }

    /** @return an empty mapping when the key is missing */
    YamlMap map(String key) {
        Optional<Node> node = value(key);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return new YamlMap(mapping, file, problems);
        }
        if (node.isPresent() && !isNull(node.get())) {
            problems.add(at(node.get()), "core.yaml-expected-mapping", key);
        }
        return new YamlMap(file, problems, origin(key));
    }

    /** The same where nothing written below the key would mean anything at all, which nobody can have meant. */
    YamlMap filled(String key, String expected) {
        demand(key, expected);
        return map(key);
    }

    /**
     * A key that is written with nothing below it, since all is commented out, is mostly as good as none. Here it is not.
     *
     * @param expected what could stand there
     */
    void demand(String key, String expected) {
        value(key).filter(YamlMap::isNull).ifPresent(node -> problem(key, "core.yaml-empty", key, expected));
    }

    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof MappingNode mapping) {
                maps.add(new YamlMap(mapping, file, problems));
            } else {
                problems.add(at(item), "core.yaml-expected-mapping", key);
            }
        }
        return maps;
    }

    List<String> texts(String key) {
        return items(key).stream().flatMap(item -> scalar(key, item).stream()).toList();
    }

    Optional<String> text(String key) {
        return value(key).flatMap(node -> scalar(key, node));
    }

    /**
     * One value or a list of them, each of which {@code parse} understands.
     *
     * @return empty when the key is missing, and after a problem with all of them
     */
    <T> List<T> parsedAll(String key, Function<String, Optional<T>> parse, String expected) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Node> items = node.get() instanceof SequenceNode sequence ? sequence.getValue() : List.of(node.get());
        if (items.isEmpty()) {
            problems.add(at(node.get()), "core.yaml-value", key, "[]", expected);
        }
        List<T> values = new ArrayList<>();
        for (Node item : items) {
            Optional<String> text = scalar(key, item);
            Optional<T> parsed = text.flatMap(parse);
            if (text.isPresent() && parsed.isEmpty()) {
                problems.add(at(item), "core.yaml-value", key, text.get(), expected);
            }
            parsed.ifPresent(values::add);
        }
        return values;
    }

    /** A text that {@code parse} understands; {@code expected} says what would have been right. */
    <T> Optional<T> parsed(String key, Function<String, Optional<T>> parse, String expected) {
        Optional<String> text = text(key);
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            problems.add(at(value(key).orElseThrow()), "core.yaml-value", key, text.get(), expected);
        }
        return value;
    }

    <E extends Enum<E>> Optional<E> choice(String key, E[] allowed, Function<E, String> name) {
        Function<String, Optional<E>> parse = text ->
                Stream.of(allowed).filter(one -> name.apply(one).equals(text)).findFirst();
        return parsed(key, parse, Stream.of(allowed).map(name).collect(Collectors.joining(", ")));
    }

    Optional<Boolean> bool(String key) {
        return parsed(
                key,
                text -> text.equals("true") || text.equals("false")
                        ? Optional.of(text.equals("true"))
                        : Optional.empty(),
                "true, false");
    }

    Optional<LocalDate> date(String key) {
        return parsed(
                key,
                text -> {
                    try {
                        return Optional.of(LocalDate.parse(text));
                    } catch (DateTimeParseException e) {
                        return Optional.empty();
                    }
                },
                "YYYY-MM-DD");
    }

    Optional<Duration> duration(String key) {
        return parsed(key, Times::of, Times.EXPECTED);
    }

    /** Something wrong with the key's value, named where that begins. */
    void problemAt(String key, String code, Object... arguments) {
        problems.add(value(key).map(this::at).orElse(origin), code, arguments);
    }

    void problem(String key, String code, Object... arguments) {
        problems.add(origin(key), code, arguments);
    }

    /** Reports every key that was not asked for, with the one that was probably meant. */
    void end() {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                Optional<String> near = Nearest.of(key, known);
                String all = String.join(", ", known);
                if (near.isPresent()) {
                    problem(key, "core.yaml-unknown-key-near", key, near.get(), all);
                } else {
                    problem(key, "core.yaml-unknown-key", key, all);
                }
            }
        }
    }

    private Optional<Node> value(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private List<Node> items(String key) {
        Optional<Node> node = value(key);
        if (node.isPresent() && node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node.isPresent() && !isNull(node.get())) {
            problems.add(at(node.get()), "core.yaml-expected-list", key);
        }
        return List.of();
    }

    private Optional<String> scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        problems.add(at(node), "core.yaml-expected-text", key);
        return Optional.empty();
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
    }

    private Origin at(Node node) {
        return YamlFile.origin(file, node.getStartMark());
    }
}
