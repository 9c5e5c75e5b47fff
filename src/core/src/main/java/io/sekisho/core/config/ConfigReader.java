package io.sekisho.core.config;

import io.sekisho.core.config.Layer.Base;
import io.sekisho.core.policy.GateRule;
import io.sekisho.core.policy.Suppression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one file in the grammar of {@code .sekisho/config.yml}. */
final class ConfigReader {
    /** Who writes a file decides what may be in it. */
    enum Author {
        PRESET,
        REPOSITORY,
        /** Whoever is responsible for many repositories: serial, loosenable and suppressions too. */
        CENTRAL
    }

    private static final String EXTENDS = "extends";
    private static final String GATE = "gate";

    private final String label;
    private final Author author;
    private final Map<Key<?>, Written<?>> values = new LinkedHashMap<>();
    private List<GateRule> rules = List.of();
    private String rulesSource;

    private ConfigReader(String label, Author author) {
        this.label = label;
        this.author = author;
    }

    static Layer read(String label, byte[] content, Author author, Problems problems) {
        return new ConfigReader(label, author).layer(YamlFile.read(label, content, problems));
    }

    /** The only version there is; a file need not say it. */
    static void version(YamlMap map) {
        map.parsed("version", text -> text.equals("1") ? Optional.of(1) : Optional.empty(), "1");
    }

    private Layer layer(YamlMap top) {
        version(top);
        Base base = base(top);
        section(top, "", Keys.ALL);
        List<Suppression> suppressions = List.of();
        Loosenable loosenable = Loosenable.NOTHING;
        if (author == Author.CENTRAL) {
            PolicyHeader.serial(top);
            inRepository(top);
            loosenable = Loosenable.read(top);
            suppressions = SuppressionReader.entries(top);
        }
        top.end();
        return new Layer(label, base, values, rules, rulesSource, suppressions, loosenable);
    }

    private Base base(YamlMap top) {
        if (author == Author.PRESET || !top.has(EXTENDS)) {
            return Base.NONE;
        }
        if (top.isMapping(EXTENDS)) {
            YamlMap map = top.map(EXTENDS);
            Optional<String> policy = map.text("policy");
            Optional<String> sha256 = map.parsed(
                    "sha256",
                    text -> text.matches("[0-9a-fA-F]{64}") ? Optional.of(text) : Optional.empty(),
                    "sha256sum FILE");
            Optional<String> key = map.text("key");
            if (!map.has("policy")) {
                map.problem("", "config.extends-needs-policy");
            }
            map.end();
            return new Base(
                    null,
                    policy.map(source -> new Base.Policy(source, sha256.orElse(null), key.orElse(null)))
                            .orElse(null),
                    map.origin("policy"));
        }
        Origin at = top.origin(EXTENDS);
        return top.parsed(
                        EXTENDS,
                        text -> Presets.NAMES.contains(text) ? Optional.of(text) : Optional.empty(),
                        String.join(", ", Presets.NAMES))
                .map(name -> new Base(new Written<>(name, at.fileAndLine()), null, at))
                .orElse(Base.NONE);
    }

    /** @param keys those that begin with {@code prefix} */
    private void section(YamlMap map, String prefix, List<Key<?>> keys) {
        Set<String> names = new LinkedHashSet<>();
        keys.forEach(key -> names.add(key.path().substring(prefix.length()).replaceFirst("\\..*", "")));
        for (String name : names) {
            String path = prefix + name;
            List<Key<?>> below = new ArrayList<>();
            for (Key<?> key : keys) {
                if (key.path().equals(path)) {
                    value(map, name, key);
                } else if (key.path().startsWith(path + ".")) {
                    below.add(key);
                }
            }
            if (!below.isEmpty()) {
                YamlMap inner = map.map(name);
                section(inner, path + ".", below);
                if (path.equals(GATE)) {
                    rules = GateRuleReader.read(inner);
                    rulesSource = inner.has("rules") ? inner.origin("rules").fileAndLine() : null;
                }
                inner.end();
            }
        }
    }

    /** What a central policy names must be the same file everywhere. */
    private void inRepository(YamlMap top) {
        for (Key<String> key : List.of(Keys.STANDARD, Keys.KEV, Keys.EPSS)) {
            Written<?> written = values.get(key);
            boolean relative = written != null
                    && (key == Keys.STANDARD
                            ? written.value().toString().startsWith(".sekisho/")
                            : Place.of(written.value().toString()) == Place.RELATIVE);
            if (relative) {
                String[] path = key.path().split("\\.");
                (path.length == 1 ? top : top.map(path[0]))
                        .problem(path[path.length - 1], "config.central-relative", key);
            }
        }
    }

    private <T> void value(YamlMap map, String name, Key<T> key) {
        String source = map.origin(name).fileAndLine();
        key.read(map, name).ifPresent(value -> values.put(key, new Written<>(value, source)));
    }
}
