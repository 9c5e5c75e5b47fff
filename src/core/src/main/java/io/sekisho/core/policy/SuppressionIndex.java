package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the few entries that may concern a finding without trying them all. Each is filed under the most telling thing that it
 * asks for; what asks for a rule or for no more than a path, under a name in the path, too. What names nothing in its path is tried
 * for every finding, and so is a rule with a star; packages with a star are tried for every finding of a package.
 */
final class SuppressionIndex {
    /** Entries by a name that the path of what they cover has. */
    private static final class Places {
        private final Map<String, List<Integer>> byName = new HashMap<>();
        private final List<Integer> anywhere = new ArrayList<>();

        void add(SuppressionPath path, int entry) {
            String name = path == null ? null : path.name();
            if (name == null) {
                anywhere.add(entry);
            } else {
                SuppressionIndex.add(byName, name, entry);
            }
        }

        void addTo(List<Integer> all, Finding finding) {
            all.addAll(anywhere);
            if (!byName.isEmpty()) {
                for (Occurrence occurrence : finding.occurrences()) {
                    addTo(all, occurrence.location().path());
                }
            }
        }

        private void addTo(List<Integer> all, String path) {
            int start = 0;
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
                addNamed(all, path.substring(start, end));
                start = end + 1;
            }
            addNamed(all, path.substring(start));
        }

        private void addNamed(List<Integer> all, String name) {
            List<Integer> named = byName.get(name);
            if (named != null) {
                all.addAll(named);
            }
        }
    }

    private static final int[] NONE = {};

    private final List<Suppression> entries;
    private final Map<String, List<Integer>> byFingerprint = new HashMap<>();
    private final Map<String, List<Integer>> byVulnerability = new HashMap<>();
    private final Map<String, List<Integer>> byPackage = new HashMap<>();
    private final List<Integer> anyPackage = new ArrayList<>();
    private final Map<String, Places> byRule = new HashMap<>();
    private final Places others = new Places();

    SuppressionIndex(List<Suppression> entries) {
        this.entries = entries;
        for (int i = 0; i < entries.size(); i++) {
            Suppression entry = entries.get(i);
            if (entry.fingerprint() != null) {
                add(byFingerprint, entry.fingerprint(), i);
            } else if (entry.vulnerability() != null) {
                add(byVulnerability, entry.vulnerability(), i);
            } else if (entry.component() != null && entry.component().isPattern()) {
                anyPackage.add(i);
            } else if (entry.component() != null) {
                add(byPackage, entry.component().coordinates(), i);
            } else if (entry.rule() != null && !entry.isRulePattern()) {
                byRule.computeIfAbsent(entry.rule(), none -> new Places()).add(entry.path(), i);
            } else {
                others.add(entry.path(), i);
            }
        }
    }

    /**
     * @param coordinates of the finding's package; empty when it has none
     * @return positions of the entries that concern the finding, ascending, each once
     */
    int[] concerning(Finding finding, String coordinates) {
        List<Integer> all = new ArrayList<>(byFingerprint.getOrDefault(finding.fingerprint(), List.of()));
        others.addTo(all, finding);
        for (String id : byRule.isEmpty() ? List.<String>of() : RuleIds.of(finding)) {
            Places ofRule = byRule.get(id);
            if (ofRule != null) {
                ofRule.addTo(all, finding);
            }
        }
        if (finding.vulnerability() != null) {
            all.addAll(byVulnerability.getOrDefault(finding.vulnerability().id(), List.of()));
            for (String alias : finding.vulnerability().aliases()) {
                all.addAll(byVulnerability.getOrDefault(alias, List.of()));
            }
            all.addAll(byPackage.getOrDefault(coordinates, List.of()));
            all.addAll(coordinates.isEmpty() ? List.of() : anyPackage);
        }
        return all.isEmpty()
                ? NONE
                : all.stream()
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
