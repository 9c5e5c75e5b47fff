package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.model.Component;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.owasp.dependencycheck.dependency.Dependency;

/** Everything that the project uses, vulnerable or not. */
final class Components {
    private static final int LONGEST_LICENSE = 200;

    private final Map<List<String>, Entry> entries = new LinkedHashMap<>();
    private final Set<ResolvedDependency> seen = new HashSet<>();
    private final Set<String> files = new HashSet<>();

    private static final class Entry {
        private PackageId id;
        private String name;
        private String version;
        private String sha256;
        private Boolean direct;
        private String scope;
        private final Set<String> licenses = new LinkedHashSet<>();
        private final Set<Occurrence> occurrences = new LinkedHashSet<>();
    }

    /** What Dependency-Check examined; a file that is no package and holds none (a script of the project's own) is none. */
    void add(Dependency dependency, List<Place> places) {
        files.add(dependency.getActualFile().getName());
        for (Place place : places) {
            boolean declared = Translator.declares(dependency, place);
            List<PackageId> ids = declared
                    ? PackageId.parse(place.declared().packageUrl()).stream().toList()
                    : Identified.all(dependency);
            boolean script =
                    ids.size() > 1 && ids.stream().allMatch(id -> id.type().equals("javascript"));
            if (place.declared() != null) {
                seen.add(place.declared());
            }
            String file = dependency.getActualFile().getName();
            if (ids.isEmpty() && file.endsWith(".jar")) {
                put(null, file, dependency.getVersion(), dependency, place);
            }
            for (PackageId id : script ? ids : ids.stream().limit(1).toList()) {
                String version = id.version() == null ? dependency.getVersion() : id.version();
                put(id, id.name(), version, dependency, place);
            }
        }
    }

    private void put(PackageId id, String name, String version, Dependency dependency, Place place) {
        // The hash of what has no file of its own is made up from its name.
        String sha256 = dependency.isVirtual() ? null : dependency.getSha256sum();
        Entry entry = entry(id, name, version, sha256);
        String license = dependency.getLicense();
        if (license != null && !license.isBlank()) {
            String one = license.strip().replaceAll("\\s+", " ");
            entry.licenses.add(one.substring(0, Math.min(one.length(), LONGEST_LICENSE)));
        }
        boolean known = place.declared() != null && Translator.declares(dependency, place);
        if (known && !Boolean.TRUE.equals(entry.direct)) {
            entry.direct = place.declared().direct();
        }
        entry.occurrences.add(place.occurrence());
    }

    /**
     * What the plan knows and Dependency-Check did not examine: jars that are not on this machine, or that it cannot read.
     *
     * @return those that it did not examine elsewhere either
     */
    List<ResolvedDependency> addUnexamined(List<ResolvedDependency> dependencies) {
        return addUnexamined(dependencies, false);
    }

    /** What is not shipped; called last. */
    void addLeftOut(List<ResolvedDependency> dependencies) {
        addUnexamined(dependencies, true);
    }

    private List<ResolvedDependency> addUnexamined(List<ResolvedDependency> dependencies, boolean scoped) {
        Map<String, Entry> examined = new HashMap<>();
        entries.values().stream()
                .filter(entry -> entry.id != null)
                .forEach(entry -> examined.putIfAbsent(entry.id.purl(), entry));
        List<ResolvedDependency> unexamined = new ArrayList<>();
        for (ResolvedDependency dependency : dependencies) {
            PackageId id = PackageId.parse(dependency.packageUrl()).orElse(null);
            if (id == null || seen.contains(dependency)) {
                continue;
            }
            // The same package may have been examined elsewhere, in a war for instance.
            Entry entry = examined.get(id.purl());
            if (entry == null) {
                entry = entry(id, id.name(), id.version(), null);
                entry.scope = scoped ? dependency.scope() : null;
                String artifact = id.name().substring(id.name().indexOf(':') + 1);
                if (!files.contains(artifact + '-' + id.version() + ".jar")) {
                    unexamined.add(dependency);
                }
            }
            if (!Boolean.TRUE.equals(entry.direct)) {
                entry.direct = dependency.direct();
            }
            entry.occurrences.add(new Occurrence(
                    "dependency",
                    dependency.declaration(),
                    null,
                    dependency.module(),
                    null,
                    true,
                    dependency.path(),
                    null,
                    null));
        }
        return unexamined;
    }

    private Entry entry(PackageId id, String name, String version, String sha256) {
        String purl = id == null ? "" : id.purl();
        Entry entry = entries.computeIfAbsent(
                List.of(purl, name, String.valueOf(version), String.valueOf(sha256)), any -> new Entry());
        entry.id = id;
        entry.name = name;
        entry.version = version;
        entry.sha256 = sha256;
        return entry;
    }

    List<Component> list() {
        List<Component> components = new ArrayList<>();
        for (Entry entry : entries.values()) {
            components.add(new Component(
                    entry.id == null ? null : entry.id.purl(),
                    entry.name,
                    entry.version,
                    entry.id == null ? null : entry.id.type(),
                    List.copyOf(entry.licenses),
                    entry.sha256,
                    entry.direct,
                    entry.scope,
                    List.copyOf(entry.occurrences)));
        }
        return components;
    }
}
