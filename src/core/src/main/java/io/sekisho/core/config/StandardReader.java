package io.sekisho.core.config;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.standard.Evidence;
import io.sekisho.core.standard.Standard;
import io.sekisho.core.standard.Standard.Assessable;
import io.sekisho.core.standard.Standard.Item;
import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a written standard: a shipped one by its name, or a file in the same form. */
public final class StandardReader {
    /** Names of the standards in the jar. */
    public static final List<String> SHIPPED = List.of("cloud-security-standard");

    private static final String RESOURCES = "/io/sekisho/rulesets/standards/";
    private static final String FILES = ".sekisho/our-standard.yml";

    private final Set<String> ids = new HashSet<>();

    private StandardReader() {}

    /** @return empty when there is no such standard in the jar */
    public static Optional<Standard> shipped(String name) {
        if (!SHIPPED.contains(name)) {
            return Optional.empty();
        }
        String file = name + ".yml";
        try (InputStream in = StandardReader.class.getResourceAsStream(RESOURCES + file)) {
            return Optional.of(read("rulesets/standards/" + file, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException("the shipped standard is tested: " + e.problems(), e);
        }
    }

    /**
     * @param name of the file, for messages
     * @throws ConfigException when it is wrong; names everything that is
     */
    public static Standard read(String name, byte[] content) throws ConfigException {
        Problems problems = new Problems();
        Standard standard = read(name, content, problems);
        problems.throwIfAny();
        return standard;
    }

    /**
     * The one that a configuration names.
     *
     * @param named a shipped standard's name or a file below {@code .sekisho/}, and where that is written; null for none
     * @return null when it names none, or after a problem was added
     */
    static Standard named(Written<String> named, TrustedFiles files, Problems problems) throws IOException {
        if (named == null) {
            return null;
        }
        String path = named.value();
        Optional<Standard> shipped = shipped(path);
        if (shipped.isPresent()) {
            return shipped.get();
        }
        if (!path.matches("\\.sekisho/[^/\\\\]+\\.ya?ml")) {
            Optional<String> near = Nearest.of(path, SHIPPED);
            problems.add(named.source(), "standard.unknown", path, near.orElse(String.join(", ", SHIPPED)), FILES);
            return null;
        }
        Optional<byte[]> content = files.read(path);
        if (content.isEmpty()) {
            problems.add(named.source(), "standard.no-file", path, files.origin());
            return null;
        }
        return read(path, content.get(), problems);
    }

    /** The same for whoever collects what is wrong; then what comes back may lack parts. */
    static Standard read(String name, byte[] content, Problems problems) {
        YamlMap top = YamlFile.read(name, content, problems);
        ConfigReader.version(top);
        Optional<String> id = top.parsed(
                "id",
                text -> text.matches("[a-z0-9][a-z0-9._-]{0,63}") ? Optional.of(text) : Optional.empty(),
                "our-1");
        Optional<String> edition = top.text("edition");
        Map<String, String> title = words(top, "title", true);
        if (!top.has("id")) {
            top.problem("", "standard.needs", "id");
        }
        StandardReader reader = new StandardReader();
        List<Item> items = new ArrayList<>();
        for (YamlMap category : top.maps("categories")) {
            Map<String, String> its = words(category, "title", true);
            for (YamlMap item : category.maps("items")) {
                reader.item(item, its).ifPresent(items::add);
            }
            category.end();
        }
        top.end();
        if (items.isEmpty() && problems.none()) {
            top.problem("categories", "standard.no-items");
        }
        return new Standard(id.orElse(name), edition.orElse(null), title, items);
    }

    private Optional<Item> item(YamlMap map, Map<String, String> category) {
        Optional<String> id = map.text("id");
        if (!map.has("id")) {
            map.problem("", "standard.needs", "id");
        }
        id.filter(one -> !ids.add(one)).ifPresent(one -> map.problem("id", "standard.duplicate", one));
        Map<String, String> title = words(map, "title", true);
        Assessable assessable =
                map.choice("assessable", Assessable.values(), Assessable::key).orElse(Assessable.YES);
        Evidence evidence = evidence(map);
        Map<String, String> covers = words(map, "covers", assessable == Assessable.YES);
        Map<String, String> why = words(map, "why", assessable != Assessable.YES);
        switch (assessable) {
            case YES -> {
                demand(map, "scanners", evidence.scanners().isEmpty());
                demand(map, "evidence", evidence.violatedBy().isEmpty());
                watched(map, evidence);
                refuse(map, assessable, "why");
            }
            case PARTLY -> {
                demand(map, "evidence", evidence.violatedBy().isEmpty());
                refuse(map, assessable, "scanners", "undecided", "covers");
            }
            case NO -> refuse(map, assessable, "scanners", "evidence", "undecided", "covers");
        }
        map.end();
        return id.map(one ->
                new Item(one, category, title, assessable, evidence, assessable == Assessable.YES ? covers : why));
    }

    private static void demand(YamlMap map, String key, boolean missing) {
        if (missing && !map.has(key)) {
            map.problem("", "standard.needs", key);
        } else if (missing) {
            map.problem(key, "standard.empty", key);
        }
    }

    /**
     * Where nobody looked for what violates an item, nothing may be said to be clean. What other tools find comes on top, unless
     * nothing else is asked for.
     */
    private static void watched(YamlMap map, Evidence evidence) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Stream.concat(evidence.violatedBy().stream(), evidence.undecidedBy().stream())
                .forEach(condition -> kinds.addAll(condition.kinds()));
        if (!kinds.equals(EnumSet.of(Kind.EXTERNAL))) {
            kinds.remove(Kind.EXTERNAL);
        }
        List<String> missing = kinds.stream()
                .filter(kind -> !evidence.scanners().contains(kind))
                .map(Kind::key)
                .toList();
        if (!evidence.scanners().isEmpty() && !missing.isEmpty()) {
            String all = Stream.of(Kind.values())
                    .filter(kind -> kinds.contains(kind) || evidence.scanners().contains(kind))
                    .map(Kind::key)
                    .collect(Collectors.joining(", "));
            map.problem("scanners", "standard.unwatched", String.join(", ", missing), all);
        }
    }

    private static void refuse(YamlMap map, Assessable assessable, String... keys) {
        Stream.of(keys)
                .filter(map::has)
                .forEach(key -> map.problem(key, "standard.not-with", key, "assessable: " + assessable.key()));
    }

    private static Evidence evidence(YamlMap map) {
        Map<String, Kind> kinds = Stream.of(Kind.values()).collect(Collectors.toMap(Kind::key, kind -> kind));
        Set<Kind> scanners = EnumSet.noneOf(Kind.class);
        for (String word : map.texts("scanners")) {
            if (kinds.containsKey(word)) {
                scanners.add(kinds.get(word));
            } else {
                map.problem("scanners", "core.yaml-value", "scanners", word, allKinds());
            }
        }
        map.demand("undecided", "[{kind: secret, undated: true}]");
        return new Evidence(
                scanners,
                map.maps("evidence").stream()
                        .flatMap(one -> EvidenceReader.read(one).stream())
                        .toList(),
                map.maps("undecided").stream()
                        .flatMap(one -> EvidenceReader.read(one).stream())
                        .toList());
    }

    private static String allKinds() {
        return Stream.of(Kind.values()).map(Kind::key).collect(Collectors.joining(", "));
    }

    /** A text in one language at least; whoever shows it falls back to the other. */
    private static Map<String, String> words(YamlMap parent, String key, boolean needed) {
        Map<String, String> words = new HashMap<>();
        if (parent.has(key)) {
            YamlMap map = parent.map(key);
            for (Language language : Language.values()) {
                if (map.has(language.key())) {
                    map.text(language.key()).ifPresent(text -> words.put(language.key(), text));
                }
            }
            map.end();
        }
        if (needed && words.isEmpty()) {
            parent.problem(parent.has(key) ? key : "", "standard.needs-words", key);
        }
        return words;
    }
}
