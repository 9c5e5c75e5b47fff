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
    static final String PACKAGES = "node_modules/";

    /**
     * @param alias the name under which it is installed, usually its own
     * @param version "" when it is not said
     */
    record Node(String alias, String name, String version) {
        /**
         * Version 1 has an alias's package in the place of the version.
         *
         * @param place where it is installed
         */
        static Node of(String place, JsonNode entry) {
            String alias = aliasAt(place);
            String version = entry.path("version").asText("");
            NpmSpec spec = NpmSpec.of(version);
            return spec.kind() == NpmSpec.Kind.ALIAS
                    ? new Node(alias, spec.name(), spec.rest())
                    : new Node(alias, entry.path("name").asText(alias), version);
        }

        /** The same place with what really lies there. */
        Node but(String itsName, String itsVersion) {
            return new Node(alias, itsName, itsVersion);
        }
    }

    /**
     * @param place where it is installed
     * @param path from the direct dependency to this package, shortest
     * @param workspace directory of the declaring {@code package.json}, relative to the lock file; "" for the root
     * @param scope runtime, dev or optional
     */
    record Resolved(String place, List<Node> path, String workspace, String scope) {
        /** The same with another package in its place. */
        Resolved but(Node last) {
            List<Node> other = new ArrayList<>(path.subList(0, path.size() - 1));
            other.add(last);
            return new Resolved(place, other, workspace, scope);
        }
    }

    private record Step(String place, List<Node> path, String workspace) {}

    /** By install place ({@code node_modules/a/node_modules/b}); "" is the root, other places are workspaces. */
    private final Map<String, JsonNode> places = new TreeMap<>();

    /** What npm up to version 6 reads of a file that also has what later ones read. */
    private final Map<String, JsonNode> earlier = new TreeMap<>();

    private final NpmAsks asks;

    private NpmLock(Path directory) {
        this.asks = new NpmAsks(this, directory);
    }

    Map<String, JsonNode> places() {
        return places;
    }

    Map<String, JsonNode> earlier() {
        return earlier;
    }

    NpmAsks asks() {
        return asks;
    }

    /** @return null when it is no lock file that can be read */
    static NpmLock read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return null;
            }
            JsonNode json = new JsonMapper().readTree(Files.readAllBytes(file));
            NpmLock lock = new NpmLock(file.getParent());
            if (json.path("packages").isObject()) {
                json.get("packages").properties().forEach(entry -> lock.places.put(entry.getKey(), entry.getValue()));
                nested(lock.earlier, "", json.path("dependencies"));
                return lock.read();
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
                nested(lock.places, "", json.path("dependencies"));
                return lock.read();
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static void nested(Map<String, JsonNode> places, String above, JsonNode dependencies) {
        dependencies.properties().forEach(entry -> {
            String place = (above.isEmpty() ? "" : above + '/') + PACKAGES + entry.getKey();
            places.put(place, entry.getValue());
            nested(places, place, entry.getValue().path("dependencies"));
        });
    }

    private NpmLock read() {
        asks.read();
        return this;
    }

    static boolean isInstalled(String place) {
        return place.contains(PACKAGES);
    }

    private static String aliasAt(String place) {
        return isInstalled(place) ? place.substring(place.lastIndexOf(PACKAGES) + PACKAGES.length()) : place;
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

    /**
     * Whether it tells what is installed in a directory.
     *
     * @param directory relative to the lock file
     */
    boolean knows(String directory) {
        String inside = directory + '/' + PACKAGES;
        return places.containsKey(directory) || places.keySet().stream().anyMatch(place -> place.startsWith(inside));
    }

    /** Every installed package once, by the shortest way to it. */
    List<Resolved> resolved() {
        List<Resolved> resolved = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>();
        for (String place : places.keySet()) {
            if (!isInstalled(place)) {
                open.add(new Step(place, List.of(), place));
            }
        }
        while (!open.isEmpty()) {
            Step step = open.removeFirst();
            for (String alias : asks.names(step.place())) {
                String place = find(step.place(), alias);
                JsonNode entry = place == null ? null : places.get(place);
                if (entry == null || entry.path("link").asBoolean() || !seen.add(place)) {
                    continue;
                }
                List<Node> path = new ArrayList<>(step.path());
                path.add(Node.of(place, entry));
                resolved.add(new Resolved(place, path, step.workspace(), scope(place, entry)));
                open.add(new Step(place, path, step.workspace()));
            }
        }
        // What no declaration leads to is installed all the same.
        places.forEach((place, entry) -> {
            if (isInstalled(place) && !entry.path("link").asBoolean() && seen.add(place)) {
                resolved.add(new Resolved(place, List.of(Node.of(place, entry)), "", scope(place, entry)));
            }
        });
        return resolved;
    }

    /** As Node.js looks a package up: in the own node_modules, then in those above. */
    String find(String from, String alias) {
        String at = from;
        while (true) {
            String place = (at.isEmpty() ? "" : at + '/') + PACKAGES + alias;
            if (places.containsKey(place)) {
                return place;
            }
            if (at.isEmpty()) {
                return null;
            }
            int nested = at.lastIndexOf("/node_modules/");
            int slash = at.startsWith(PACKAGES) && nested < 0 ? -1 : nested >= 0 ? nested : at.lastIndexOf('/');
            at = slash < 0 ? "" : at.substring(0, slash);
        }
    }

    /** A change's author may call anything development's: it is only where nothing else leads to it. */
    private String scope(String place, JsonNode entry) {
        if (entry.path("dev").asBoolean() && asks.isForDevelopment(place)) {
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
