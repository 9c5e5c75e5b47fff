package io.sekisho.core.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Turns bytes into a mapping. Text is all that it believes in: anchors, aliases and tags are refused, size and depth limited,
 * so no file can name a class or grow in memory.
 */
final class YamlFile {
    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 20;

    private final String name;
    private final Problems problems;
    private final int maxBytes;
    private final LoadSettings settings;

    private YamlFile(String name, Problems problems, int maxBytes) {
        this.name = name;
        this.problems = problems;
        this.maxBytes = maxBytes;
        this.settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(maxBytes)
                .build();
    }

    /** @return the top mapping, empty for an empty file; after a problem was added, whatever is left of it */
    static YamlMap read(String name, byte[] content, Problems problems) {
        return read(name, content, problems, MAX_BYTES);
    }

    /** The same for a file that may be larger than what people write by hand. */
    static YamlMap read(String name, byte[] content, Problems problems, int maxBytes) {
        YamlFile file = new YamlFile(name, problems, maxBytes);
        return file.text(content)
                .filter(file::isSafe)
                .flatMap(file::compose)
                .orElseGet(() -> YamlMap.empty(name, problems));
    }

    private Optional<String> text(byte[] content) {
        if (content.length > maxBytes) {
            problems.add(at(1), "core.yaml-too-large", maxBytes >> 10);
            return Optional.empty();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(at(1), "core.yaml-not-utf8");
            return Optional.empty();
        }
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int line = 0;
        for (String one : text.lines().toList()) {
            line++;
            if (one.startsWith("<<<<<<<") || one.startsWith(">>>>>>>") || one.equals("=======")) {
                problems.add(at(line), "core.yaml-conflict", one.substring(0, 7));
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    private boolean isSafe(String text) {
        try {
            int depth = 0;
            for (Event event : new Parse(settings).parseString(text)) {
                if (event instanceof CollectionStartEvent) {
                    depth++;
                } else if (event instanceof CollectionEndEvent) {
                    depth--;
                }
                if (depth > MAX_DEPTH) {
                    problems.add(at(event.getStartMark()), "core.yaml-too-deep", MAX_DEPTH);
                    return false;
                }
                if (event instanceof AliasEvent
                        || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                    problems.add(at(event.getStartMark()), "core.yaml-anchor");
                    return false;
                }
                Optional<Integer> control = control(event);
                if (control.isPresent()) {
                    problems.add(at(event.getStartMark()), "core.yaml-control", String.format("U+%04X", control.get()));
                    return false;
                }
                if (tag(event).isPresent()) {
                    problems.add(
                            at(event.getStartMark()),
                            "core.yaml-tag",
                            tag(event).get());
                    return false;
                }
            }
            return true;
        } catch (YamlEngineException e) {
            syntax(e);
            return false;
        }
    }

    /** Escapes make characters that no path and no name may have. */
    private static Optional<Integer> control(Event event) {
        return event instanceof ScalarEvent scalar
                ? scalar.getValue()
                        .codePoints()
                        .filter(one -> Character.isISOControl(one) && "\t\n\r\u0085".indexOf(one) < 0
                                || Character.getType(one) == Character.SURROGATE)
                        .boxed()
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
    }

    private Optional<YamlMap> compose(String text) {
        try {
            Optional<Node> top = new Compose(settings).composeString(text);
            if (top.isPresent() && !(top.get() instanceof MappingNode)) {
                problems.add(at(top.get().getStartMark()), "core.yaml-not-a-mapping");
                return Optional.empty();
            }
            return top.map(node -> new YamlMap((MappingNode) node, name, problems));
        } catch (YamlEngineException e) {
            syntax(e);
            return Optional.empty();
        }
    }

    private void syntax(YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            problems.add(at(marked.getProblemMark()), "core.yaml-syntax", marked.getProblem());
        } else {
            problems.add(
                    at(1),
                    "core.yaml-syntax",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Origin at(int line) {
        return new Origin(name, line, 1);
    }

    private Origin at(Optional<Mark> mark) {
        return origin(name, mark);
    }

    static Origin origin(String name, Optional<Mark> mark) {
        return mark.map(at -> new Origin(name, at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Origin(name, 1, 1));
    }
}
