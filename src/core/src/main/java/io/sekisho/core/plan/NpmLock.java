package io.sekisho.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An npm lock file of version 1, 2 or 3: what is installed where, and by which way each package comes in. */
final class NpmLock {
    private static final long MAX_BYTES = 24L << 20;
    private static final String[] SECTIONS = {
        "dependencies", "optionalDependencies", "devDependencies", "peerDependencies"
    };

    /** @param alias the name under which it is installed, usually its own */
    record Node(String alias, String name, String version) {}

    /**
     * @param path from the direct dependency to this package, shortest
     * @param workspace directory of the declaring {@code package.json}, relative to the lock file; "" for the root
     * @param scope runtime, dev or optional
     */
    record Resolved(List<Node> path, String workspace, String scope) {}

    private record Step(String place, List<Node> path, String workspace) {}

    /** By install place ({@code node_modules/a/node_modules/b}); "" is the root, other places are workspaces. */
    private final Map<String, JsonNode> places = new TreeMap<>();

    private NpmLock() {}

    /** @return null when it is no lock file that can be read */
    static NpmLock read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return null;
            }
            JsonNode json = new JsonMapper().readTree(Files.readAllBytes(file));
            NpmLock lock = new NpmLock();
            if (json.path("packages").isObject()) {
                json.get("packages").properties().forEach(entry -> lock.places.put(entry.getKey(), entry.getValue()));
                return lock;
            }
            // Versions 2 and 3 say what is installed in "packages" only.
            if (json.path("lockfileVersion").asInt(1) > 1) {
                return null;
            }
            if (json.has("lockfileVersion") || json.path("dependencies").isObject()) {
                Path manifest = file.resolveSibling("package.json");
                JsonNode root =
                        Files.isRegularFile(manifest) ? new JsonMapper().readTree(Files.readAllBytes(manifest)) : json;
                lock.places.put("", root);
                lock.nested("", json.path("dependencies"));
                return lock;
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private void nested(String above, JsonNode dependencies) {
        dependencies.properties().forEach(entry -> {
            String place = (above.isEmpty() ? "" : above + '/') + "node_modules/" + entry.getKey();
            places.put(place, entry.getValue());
            nested(place, entry.getValue().path("dependencies"));
        });
    }

    /**
     * @param workspace directory of a {@code package.json}, relative to the lock file; "" for the root
     * @return those of the names that it locks for this directory; null when it does not know the directory
     */
    Set<String> locked(String workspace, Set<String> names) {
        if (!places.containsKey(workspace)) {
            return null;
        }
        Set<String> locked = new HashSet<>();
        names.stream().filter(name -> find(workspace, name) != null).forEach(locked::add);
        return locked;
    }

    /** Every installed package once, by the shortest way to it. */
    List<Resolved> resolved() {
        List<Resolved> resolved = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>();
        for (String place : places.keySet()) {
            if (!place.contains("node_modules/")) {
                open.add(new Step(place, List.of(), place));
            }
        }
        while (!open.isEmpty()) {
            Step step = open.removeFirst();
            for (String alias : needs(places.get(step.place()))) {
                String place = find(step.place(), alias);
                JsonNode entry = place == null ? null : places.get(place);
                if (entry == null || entry.path("link").asBoolean() || !seen.add(place)) {
                    continue;
                }
                List<Node> path = new ArrayList<>(step.path());
                path.add(new Node(
                        alias,
                        entry.path("name").asText(alias),
                        entry.path("version").asText("")));
                resolved.add(new Resolved(path, step.workspace(), scope(entry)));
                open.add(new Step(place, path, step.workspace()));
            }
        }
        // What no declaration leads to is installed all the same.
        places.forEach((place, entry) -> {
            int at = place.lastIndexOf("node_modules/");
            if (at >= 0 && !entry.path("link").asBoolean() && seen.add(place)) {
                String alias = place.substring(at + "node_modules/".length());
                Node node = new Node(
                        alias,
                        entry.path("name").asText(alias),
                        entry.path("version").asText(""));
                resolved.add(new Resolved(List.of(node), "", scope(entry)));
            }
        });
        return resolved;
    }

    /** Version 1 says "requires"; the root and the later versions name sections. */
    private static Set<String> needs(JsonNode entry) {
        Set<String> names = new java.util.LinkedHashSet<>();
        if (entry.path("requires").isObject()) {
            entry.get("requires").fieldNames().forEachRemaining(names::add);
            return names;
        }
        for (String section : SECTIONS) {
            entry.path(section).fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    /** As Node.js looks a package up: in the own node_modules, then in those above. */
    private String find(String from, String alias) {
        String at = from;
        while (true) {
            String place = (at.isEmpty() ? "" : at + '/') + "node_modules/" + alias;
            if (places.containsKey(place)) {
                return place;
            }
            if (at.isEmpty()) {
                return null;
            }
            int nested = at.lastIndexOf("/node_modules/");
            int slash = at.startsWith("node_modules/") && nested < 0 ? -1 : nested >= 0 ? nested : at.lastIndexOf('/');
            at = slash < 0 ? "" : at.substring(0, slash);
        }
    }

    private static String scope(JsonNode entry) {
        if (entry.path("dev").asBoolean()) {
            return "dev";
        }
        // "devOptional" is what development needs and an optional dependency too: it may be shipped.
        boolean optional =
                entry.path("optional").asBoolean() || entry.path("devOptional").asBoolean();
        return optional ? "optional" : "runtime";
    }

    static String purl(String name, String version) {
        int slash = name.startsWith("@") ? name.indexOf('/') : -1;
        return MavenDependencies.purl(
                "npm",
                slash < 0 ? null : name.substring(0, slash),
                slash < 0 ? name : name.substring(slash + 1),
                version,
                null);
    }
}
