package io.sekisho.core.policy;

import io.sekisho.model.Cause;
import io.sekisho.model.Component;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why something is new. What is new counts as introduced unless the facts prove that it was there before. Of a component: git calls
 * every new place untouched, or the same version was in use in as many modules. Of all else it takes more than untouched places: a
 * change elsewhere can lead input to an old line, a renamed directory can lie where rules look. So only what a scanner found that
 * looks for more than it did before is disclosed.
 */
final class Causes {
    private final Facts facts;
    private final Facts reference;
    private final Detection detection;
    private final Map<String, Set<String>> before = new HashMap<>();
    private final Map<String, Set<String>> now = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> versions = new HashMap<>();
    private final Map<String, String> coordinates = new HashMap<>();
    private boolean read;

    /** @param reference null when there is none: then only git is asked */
    Causes(Facts facts, Facts reference) {
        this.facts = facts;
        this.reference = reference;
        this.detection = new Detection(facts, reference);
    }

    /** Components are looked at only when a new vulnerability asks. */
    private void read() {
        if (read || reference == null) {
            return;
        }
        read = true;
        reference.components().stream().filter(Causes::isSearched).forEach(component -> add(before, component));
        for (Component component : facts.components()) {
            if (!isSearched(component)) {
                continue;
            }
            add(now, component);
            String identity = identity(component);
            Map<String, Set<String>> modules = versions.computeIfAbsent(name(component), none -> new HashMap<>());
            for (Occurrence occurrence : component.occurrences()) {
                modules.computeIfAbsent(Units.module(occurrence), none -> new HashSet<>(2))
                        .add(identity);
            }
        }
    }

    Cause of(Finding finding, List<Integer> fresh) {
        boolean untouched = isUntouched(finding, fresh);
        boolean there = finding.vulnerability() == null
                ? untouched && detection.looksForMore(finding)
                : untouched || wasInUse(finding, fresh);
        return there ? Cause.DISCLOSED : Cause.INTRODUCED;
    }

    private static boolean isUntouched(Finding finding, List<Integer> fresh) {
        return !fresh.isEmpty()
                && fresh.stream()
                        .allMatch(at -> Boolean.FALSE.equals(
                                finding.occurrences().get(at).touched()));
    }

    /** Whether the reference had the same component in as many modules. */
    boolean wasInUse(Finding finding, List<Integer> fresh) {
        read();
        Map<String, Set<String>> modules = versions.getOrDefault(name(finding), Map.of());
        for (int at : fresh) {
            Occurrence occurrence = finding.occurrences().get(at);
            String module = Units.module(occurrence);
            Set<String> here = modules.getOrDefault(module, Set.of());
            if (here.isEmpty() || !here.stream().allMatch(version -> wasIn(version, module))) {
                return false;
            }
        }
        return !fresh.isEmpty();
    }

    /** What only tests or development needed was not in use: whoever ships it brings it in. */
    private static boolean isSearched(Component component) {
        return component.scope() == null;
    }

    /** A module that was renamed is another one with the same components, so that their number does not grow. */
    private boolean wasIn(String version, String module) {
        Set<String> modules = before.getOrDefault(version, Set.of());
        return modules.contains(module)
                || !modules.isEmpty() && now.getOrDefault(version, Set.of()).size() <= modules.size();
    }

    private void add(Map<String, Set<String>> map, Component component) {
        Set<String> modules = map.computeIfAbsent(identity(component), none -> new HashSet<>());
        component.occurrences().forEach(occurrence -> modules.add(Units.module(occurrence)));
    }

    private String identity(Component component) {
        return name(component) + "@" + component.version();
    }

    private String name(Component component) {
        return component.packageUrl() == null ? component.name() : coordinates(component.packageUrl());
    }

    private String name(Finding finding) {
        String purl = finding.vulnerability().packageUrl();
        return purl == null ? finding.vulnerability().component() : coordinates(purl);
    }

    /** The same few package URLs come again and again. */
    private String coordinates(String purl) {
        return coordinates.computeIfAbsent(purl, PackageMatcher::coordinates);
    }
}
