package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the few entries that may concern a finding without trying them all. Each is filed under the most telling thing that it
 * asks for; what asks for a path only is tried for every finding.
 */
final class SuppressionIndex {
    private final List<Suppression> entries;
    private final Map<String, List<Integer>> byFingerprint = new HashMap<>();
    private final Map<String, List<Integer>> byVulnerability = new HashMap<>();
    private final Map<String, List<Integer>> byPackage = new HashMap<>();
    private final Map<String, List<Integer>> byRule = new HashMap<>();
    private final List<Integer> others = new ArrayList<>();

    SuppressionIndex(List<Suppression> entries) {
        this.entries = entries;
        for (int i = 0; i < entries.size(); i++) {
            Suppression entry = entries.get(i);
            if (entry.fingerprint() != null) {
                add(byFingerprint, entry.fingerprint(), i);
            } else if (entry.vulnerability() != null) {
                add(byVulnerability, entry.vulnerability(), i);
            } else if (entry.component() != null) {
                add(byPackage, entry.component().coordinates(), i);
            } else if (entry.rule() != null) {
                add(byRule, entry.rule(), i);
            } else {
                others.add(i);
            }
        }
    }

    /**
     * @param coordinates of the finding's package; empty when it has none
     * @return positions of the entries that concern the finding, ascending, each once
     */
    int[] concerning(Finding finding, String coordinates) {
        List<Integer> all = new ArrayList<>(others);
        all.addAll(byFingerprint.getOrDefault(finding.fingerprint(), List.of()));
        all.addAll(byRule.getOrDefault(finding.rule().id(), List.of()));
        if (finding.vulnerability() != null) {
            all.addAll(byVulnerability.getOrDefault(finding.vulnerability().id(), List.of()));
            finding.vulnerability()
                    .aliases()
                    .forEach(alias -> all.addAll(byVulnerability.getOrDefault(alias, List.of())));
            all.addAll(byPackage.getOrDefault(coordinates, List.of()));
        }
        return all.stream()
                .filter(i -> entries.get(i).concerns(finding, coordinates))
                .mapToInt(Integer::intValue)
                .sorted()
                .distinct()
                .toArray();
    }

    private static void add(Map<String, List<Integer>> map, String key, int entry) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).add(entry);
    }
}
