package io.sekisho.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of a {@code package.json} or of npm's lock file says otherwise about which packages. Its scripts, its version and
 * whatever else decides nothing are no change.
 *
 * @param names packages of which it now says something that it did not say before, in lower case
 * @param declared all that it says something about, in lower case
 * @param lock whether it is a lock file, which names every package
 */
record NpmChange(Set<String> names, Set<String> declared, boolean lock) {
    private static final int MAX_BYTES = 24 << 20;
    private static final String MODULES = "node_modules/";
    private static final String ALIAS = "npm:";
    private static final List<String> SECTIONS =
            List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");

    /** What decides about packages that it need not name. */
    private static final List<String> RULES = List.of(
            "overrides",
            "resolutions",
            "pnpm",
            "workspaces",
            "bundleDependencies",
            "bundledDependencies",
            "dependenciesMeta",
            "packageManager",
            "installConfig");

    private static final List<String> LOCKED =
            List.of("version", "resolved", "integrity", "link", "dev", "optional", "devOptional", "bundled");

    NpmChange {
        names = Set.copyOf(names);
        declared = Set.copyOf(declared);
    }

    /** @return empty when it may concern any package, or cannot be read */
    static Optional<NpmChange> between(byte[] before, byte[] now, boolean lock) {
        try {
            JsonNode was = read(before);
            JsonNode is = read(now);
            if (was == null || is == null || RULES.stream().anyMatch(key -> !lock && differs(was, is, key))) {
                return Optional.empty();
            }
            Map<String, Set<String>> old = lock ? locked(was) : declared(was);
            Map<String, Set<String>> all = lock ? locked(is) : declared(is);
            Set<String> names = new HashSet<>();
            all.forEach((name, says) -> {
                if (!old.getOrDefault(name, Set.of()).containsAll(says)) {
                    names.add(name);
                }
            });
            return Optional.of(new NpmChange(names, all.keySet(), lock));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean differs(JsonNode was, JsonNode is, String key) {
        return !was.path(key).equals(is.path(key));
    }

    private static JsonNode read(byte[] bytes) throws IOException {
        JsonNode json = bytes.length > MAX_BYTES ? null : new JsonMapper().readTree(bytes);
        return json != null && json.isObject() ? json : null;
    }

    private static Map<String, Set<String>> declared(JsonNode manifest) {
        Map<String, Set<String>> all = new HashMap<>();
        for (String section : SECTIONS) {
            manifest.path(section).properties().forEach(entry -> {
                String range = entry.getValue().asText();
                add(all, entry.getKey(), section + "\0" + range);
                alias(all, range, section + "\0" + range);
            });
        }
        return all;
    }

    /** Version 1 nests what the later ones name by place. */
    private static Map<String, Set<String>> locked(JsonNode lock) {
        Map<String, Set<String>> all = new HashMap<>();
        if (lock.path("packages").isObject()) {
            lock.get("packages").properties().forEach(entry -> {
                int at = entry.getKey().lastIndexOf(MODULES);
                if (at >= 0) {
                    add(all, entry.getKey().substring(at + MODULES.length()), entry.getValue());
                }
            });
        } else {
            nested(all, lock.path("dependencies"));
        }
        return all;
    }

    private static void nested(Map<String, Set<String>> all, JsonNode dependencies) {
        dependencies.properties().forEach(entry -> {
            add(all, entry.getKey(), entry.getValue());
            nested(all, entry.getValue().path("dependencies"));
        });
    }

    private static void add(Map<String, Set<String>> all, String alias, JsonNode entry) {
        StringBuilder says = new StringBuilder();
        LOCKED.forEach(key -> says.append(entry.path(key).asText()).append('\0'));
        add(all, alias, says.toString());
        if (entry.has("name")) {
            add(all, entry.path("name").asText(), says.toString());
        }
        // The first version has an alias's package there.
        alias(all, entry.path("version").asText(), says.toString());
    }

    private static void alias(Map<String, Set<String>> all, String text, String says) {
        String spec = text.strip();
        if (spec.regionMatches(true, 0, ALIAS, 0, ALIAS.length())) {
            int version = spec.indexOf('@', ALIAS.length() + 1);
            add(all, spec.substring(ALIAS.length(), version < 0 ? spec.length() : version), says);
        }
    }

    private static void add(Map<String, Set<String>> all, String name, String says) {
        all.computeIfAbsent(name.toLowerCase(Locale.ROOT), none -> new HashSet<>(2))
                .add(says);
    }

    /**
     * @param name of a package; null when it is not known
     * @param path names on the way to it; empty when it is not known
     * @param locked whether a lock file tells what is installed
     */
    boolean concerns(String name, List<String> path, boolean locked) {
        if (names.isEmpty()) {
            return false;
        }
        if (name == null || names.contains(name)) {
            return true;
        }
        if (lock || locked) {
            return false;
        }
        return path.isEmpty() ? !declared.contains(name) : path.stream().anyMatch(names::contains);
    }

    /** @return its name as a {@code package.json} has it, in lower case; null when it is none of npm's */
    static String name(String purl) {
        if (purl == null || !purl.startsWith("pkg:npm/")) {
            return null;
        }
        String rest = purl.substring("pkg:npm/".length()).split("[?#]", 2)[0];
        int version = rest.lastIndexOf('@');
        String name = version > rest.lastIndexOf('/') && version > 0 ? rest.substring(0, version) : rest;
        return name.replace("%40", "@").toLowerCase(Locale.ROOT);
    }
}
