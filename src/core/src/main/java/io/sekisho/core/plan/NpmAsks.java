package io.sekisho.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who asks for each place of a lock file, and whether anything but development does. What the project's own packages ask for is
 * read in their {@code package.json}, as npm does: what the lock file repeats of it may be a lie.
 */
final class NpmAsks {
    static final String DEVELOPMENT = "devDependencies";
    private static final List<String> SECTIONS =
            List.of("dependencies", "optionalDependencies", DEVELOPMENT, "peerDependencies");
    private static final long MAX_BYTES = 4L << 20;

    /**
     * @param from place of the asking package, "" for the root
     * @param section in which it asks; "requires" in a lock file of version 1
     */
    record Ask(String from, String section, NpmSpec spec) {}

    private final NpmLock lock;
    private final Path directory;
    private final Map<String, JsonNode> manifests = new HashMap<>();
    private final Map<String, List<Ask>> asks = new HashMap<>();
    private final Map<String, List<NpmSpec>> overrides = new HashMap<>();
    private final Set<String> shipped = new HashSet<>();
    private final Set<String> known = new HashSet<>();

    NpmAsks(NpmLock lock, Path directory) {
        this.lock = lock;
        this.directory = directory;
    }

    void read() {
        lock.places().forEach((place, entry) -> {
            if (!NpmLock.isInstalled(place)) {
                manifests.put(place, manifest(place, entry));
            }
        });
        overrides("", manifests.getOrDefault("", MissingNode.getInstance()).path("overrides"));
        lock.places().keySet().forEach(this::ask);
        reach();
    }

    private JsonNode manifest(String place, JsonNode otherwise) {
        try {
            Path file = directory.resolve(place).resolve("package.json").normalize();
            if (file.startsWith(directory) && Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
                JsonNode json = new JsonMapper().readTree(Files.readAllBytes(file));
                return json.isObject() ? json : otherwise;
            }
        } catch (IOException | InvalidPathException e) {
            // A gap tells broken manifests.
        }
        return otherwise;
    }

    private void ask(String place) {
        JsonNode entry = manifests.getOrDefault(place, lock.places().get(place));
        for (String section : sections(entry)) {
            entry.path(section).properties().forEach(one -> {
                String target = lock.find(place, one.getKey());
                if (target != null) {
                    asks.computeIfAbsent(target, any -> new ArrayList<>())
                            .add(new Ask(
                                    place, section, NpmSpec.of(one.getValue().asText(""))));
                }
            });
        }
    }

    /** Version 1 says "requires"; the root and the later versions name sections. */
    private static List<String> sections(JsonNode entry) {
        return entry.path("requires").isObject() ? List.of("requires") : SECTIONS;
    }

    private void overrides(String above, JsonNode some) {
        some.properties().forEach(one -> {
            int at = one.getKey().lastIndexOf('@');
            String key = at > 0 ? one.getKey().substring(0, at) : one.getKey();
            String name = key.equals(".") ? above : key;
            if (one.getValue().isTextual()) {
                overrides
                        .computeIfAbsent(name, any -> new ArrayList<>())
                        .add(NpmSpec.of(one.getValue().asText()));
            } else {
                overrides(name, one.getValue());
            }
        });
    }

    /** Names that a place's package asks for, by its own words or the lock file's. */
    Set<String> names(String place) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode entry : entries(place)) {
            sections(entry).forEach(section -> entry.path(section).fieldNames().forEachRemaining(names::add));
        }
        return names;
    }

    private List<JsonNode> entries(String place) {
        JsonNode entry = lock.places().get(place);
        JsonNode manifest = manifests.get(place);
        return manifest == null || manifest.equals(entry) ? List.of(entry) : List.of(manifest, entry);
    }

    /** Two walks from the project's own packages: one by what is shipped, one by everything. */
    private void reach() {
        Set<String> tools = tools();
        List<String> own = manifests.keySet().stream()
                .filter(place -> !tools.contains(place))
                .toList();
        walk(own, false, shipped);
        walk(List.copyOf(manifests.keySet()), true, known);
    }

    /** Directories of the project that only development asks for, as what they are: not its workspaces. */
    private Set<String> tools() {
        Set<String> tools = new HashSet<>();
        asks.forEach((place, these) -> {
            String target = target(place);
            boolean development = these.stream()
                    .filter(ask -> !NpmLock.isInstalled(ask.from()))
                    .allMatch(ask ->
                            ask.section().equals(DEVELOPMENT) && ask.spec().kind() == NpmSpec.Kind.LOCAL);
            if (!target.equals(place) && development && isMarked(target)) {
                tools.add(target);
            }
        });
        return tools;
    }

    private boolean isMarked(String place) {
        JsonNode entry = lock.places().get(place);
        return entry != null && entry.path("dev").asBoolean();
    }

    private void walk(List<String> from, boolean development, Set<String> reached) {
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            for (JsonNode entry : entries(at)) {
                for (String section : sections(entry)) {
                    if (!development && section.equals(DEVELOPMENT)) {
                        continue;
                    }
                    entry.path(section).fieldNames().forEachRemaining(name -> {
                        String place = lock.find(at, name);
                        String target = place == null ? null : target(place);
                        if (target != null && lock.places().containsKey(target) && reached.add(target)) {
                            open.add(target);
                        }
                    });
                }
            }
        }
    }

    /** What a link leads to; the place itself when it is none. */
    private String target(String place) {
        JsonNode entry = lock.places().get(place);
        return entry.path("link").asBoolean()
                ? entry.path("resolved").asText("").replaceFirst("^(?:\\./)+", "")
                : place;
    }

    /** Whether development's dependencies lead to it, and no others do. */
    boolean isForDevelopment(String place) {
        return known.contains(place) && !shipped.contains(place);
    }

    List<Ask> of(String place) {
        return asks.getOrDefault(place, List.of());
    }

    /** What the root asks for in the place of others' wishes; empty for most packages. */
    List<NpmSpec> overrides(String alias) {
        return overrides.getOrDefault(alias, List.of());
    }

    boolean hasWorkspaces() {
        return !manifests
                .getOrDefault("", MissingNode.getInstance())
                .path("workspaces")
                .isEmpty();
    }
}
