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
    private final Map<String, Set<String>> before = new HashMap<>();
    private final Map<String, Set<String>> now = new HashMap<>();
    private final Map<String, Set<String>> versions = new HashMap<>();
    private final Detection detection;

    /** @param reference null when there is none: then only git is asked */
    Causes(Facts facts, Facts reference) {
        this.detection = new Detection(facts, reference);
        if (reference != null) {
            reference.components().forEach(component -> add(before, component));
            for (Component component : facts.components()) {
                add(now, component);
                component
                        .occurrences()
                        .forEach(occurrence -> versions.computeIfAbsent(
                                        name(component) + "\0" + Units.module(occurrence), none -> new HashSet<>())
                                .add(identity(component)));
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
        String name = name(finding);
        for (int at : fresh) {
            Occurrence occurrence = finding.occurrences().get(at);
            String module = Units.module(occurrence);
            Set<String> here = versions.getOrDefault(name + "\0" + module, Set.of());
            if (here.isEmpty() || !here.stream().allMatch(version -> wasIn(version, module))) {
                return false;
            }
        }
        return !fresh.isEmpty();
    }

    /** A module that was renamed is another one with the same components, so that their number does not grow. */
    private boolean wasIn(String version, String module) {
        Set<String> modules = before.getOrDefault(version, Set.of());
        return modules.contains(module)
                || !modules.isEmpty() && now.getOrDefault(version, Set.of()).size() <= modules.size();
    }

    private static void add(Map<String, Set<String>> map, Component component) {
        Set<String> modules = map.computeIfAbsent(identity(component), none -> new HashSet<>());
        component.occurrences().forEach(occurrence -> modules.add(Units.module(occurrence)));
    }

    private static String identity(Component component) {
        return name(component) + "@" + component.version();
    }

    private static String name(Component component) {
        return component.packageUrl() == null ? component.name() : PackageMatcher.coordinates(component.packageUrl());
    }

    private static String name(Finding finding) {
        String purl = finding.vulnerability().packageUrl();
        return purl == null ? finding.vulnerability().component() : PackageMatcher.coordinates(purl);
    }
}
