package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Under which fingerprints earlier scans knew a finding.
 *
 * @param other by fingerprint, where its own alone does not tell: it was moved, or another secret had its fingerprint
 */
record KnownNames(Map<String, List<String>> other) {
    KnownNames {
        other = Map.copyOf(other);
    }

    /** @param compared null without a reference */
    static KnownNames of(Facts facts, History history, Comparison compared) {
        Map<String, List<String>> all = new HashMap<>();
        for (Finding finding : facts.findings()) {
            String own = finding.fingerprint();
            boolean replaced = compared != null && compared.isReplaced(finding);
            List<String> before = replaced ? List.of() : formerly(own, history);
            Set<String> moved = compared == null ? Set.of() : compared.movedFrom(finding);
            if (!replaced && before.isEmpty() && moved.isEmpty()) {
                continue;
            }
            Set<String> names = new LinkedHashSet<>();
            if (!replaced) {
                names.add(own);
                names.addAll(before);
            }
            for (String former : moved) {
                names.add(former);
                names.addAll(formerly(former, history));
            }
            if (names.size() != 1 || !names.contains(own)) {
                all.put(own, new ArrayList<>(names));
            }
        }
        return new KnownNames(all);
    }

    private static List<String> formerly(String fingerprint, History history) {
        History.Seen seen = history.findings().get(fingerprint);
        return seen == null ? List.of() : seen.formerly();
    }

    /** Whether nobody else had its fingerprint. */
    boolean hasOwn(Finding finding) {
        return !other.containsKey(finding.fingerprint())
                || other.get(finding.fingerprint()).contains(finding.fingerprint());
    }

    /** Those that it had before it was moved, the latest first. */
    Set<String> former(Finding finding) {
        List<String> names = other.get(finding.fingerprint());
        if (names == null) {
            return Set.of();
        }
        Set<String> all = new LinkedHashSet<>(names);
        all.remove(finding.fingerprint());
        return all;
    }
}
