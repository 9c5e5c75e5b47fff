package io.sekisho.core.policy;

import io.sekisho.model.Component;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which version of a package an occurrence is: a finding folds all versions of a package, a suppression with a range must not
 * cover one that lies outside of it.
 */
final class Versions {
    private final Map<String, Set<String>> byPackage = new HashMap<>();
    private final Map<String, Set<String>> byPlace = new HashMap<>();
    private final Map<String, String> coordinates = new HashMap<>();
    private final Map<VersionRange, Map<String, Boolean>> contained = new IdentityHashMap<>();

    Versions(Facts facts) {
        for (Component component : facts.components()) {
            if (component.packageUrl() == null || component.version() == null) {
                continue;
            }
            String coordinates = coordinates(component.packageUrl());
            add(byPackage, coordinates, component.version());
            for (Occurrence occurrence : component.occurrences()) {
                add(byPlace, place(coordinates, occurrence), component.version());
            }
        }
    }

    /**
     * What its own path ends with; else what lies at its place; else the only version that there is.
     *
     * @return empty when it cannot be told, so that no range matches
     */
    Optional<String> of(Finding finding, Occurrence occurrence) {
        String coordinates = coordinates(finding);
        List<String> path = occurrence.dependencyPath();
        String last = path.isEmpty() ? "" : path.get(path.size() - 1);
        if (coordinates(last).equals(coordinates)) {
            Optional<String> own = PackageMatcher.version(last);
            if (own.isPresent()) {
                return own;
            }
        }
        Set<String> here = byPlace.getOrDefault(place(coordinates, occurrence), Set.of());
        if (!here.isEmpty()) {
            return only(here);
        }
        Set<String> all = byPackage.getOrDefault(coordinates, Set.of());
        return all.isEmpty() ? Optional.ofNullable(finding.vulnerability().componentVersion()) : only(all);
    }

    /** Package URL without version of the finding's package; empty when it has none. */
    String coordinates(Finding finding) {
        return finding.vulnerability() == null || finding.vulnerability().packageUrl() == null
                ? ""
                : coordinates(finding.vulnerability().packageUrl());
    }

    /** The same few package URLs come again with every finding; to read one takes longer than all else here. */
    private String coordinates(String purl) {
        return coordinates.computeIfAbsent(purl, PackageMatcher::coordinates);
    }

    /** @param range compared by identity, so that asking costs less than comparing the versions */
    boolean isIn(VersionRange range, String version) {
        return contained.computeIfAbsent(range, none -> new HashMap<>()).computeIfAbsent(version, range::contains);
    }

    private static Optional<String> only(Set<String> versions) {
        return versions.size() == 1 ? versions.stream().findFirst() : Optional.empty();
    }

    private static void add(Map<String, Set<String>> map, String key, String version) {
        map.computeIfAbsent(key, none -> new TreeSet<>()).add(version);
    }

    private static String place(String coordinates, Occurrence occurrence) {
        return coordinates + "\0" + occurrence.location().path() + "\0" + occurrence.artifact();
    }
}
