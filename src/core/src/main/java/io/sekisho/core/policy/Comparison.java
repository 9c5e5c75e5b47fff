package io.sekisho.core.policy;

import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts findings against what was known of them earlier. Surplus is what there is more of; what went elsewhere and is known again
 * pays for it, each unit once.
 */
final class Comparison {
    private final Map<String, Earlier> earlier;
    private final Map<String, Integer> surplus = new HashMap<>();
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, Set<String>> movedFrom = new HashMap<>();
    private final Set<String> moved = new LinkedHashSet<>();

    /** @param earlier by fingerprint */
    Comparison(Facts facts, Map<String, Earlier> earlier) {
        this.earlier = earlier;
        Map<String, Integer> now = new HashMap<>();
        List<Finding> more = new ArrayList<>();
        for (Finding finding : facts.findings()) {
            Map<String, List<Integer>> units = Units.of(finding);
            int count = Units.isHistoryOnly(units) ? 0 : units.size();
            Earlier known = earlier.get(finding.fingerprint());
            int over = known == null ? Math.max(1, units.size()) : Math.max(0, count - known.count());
            now.put(finding.fingerprint(), count);
            surplus.put(finding.fingerprint(), over);
            if (over > 0) {
                more.add(finding);
            }
        }
        for (Earlier known : earlier.values()) {
            int missing = now.containsKey(known.fingerprint())
                    ? Math.max(0, known.count() - now.get(known.fingerprint()))
                    : Math.max(1, known.count());
            if (missing > 0) {
                left.put(known.fingerprint(), missing);
            }
        }
        if (!more.isEmpty() && !left.isEmpty()) {
            pair(more, Likeness.renames(facts.project().change()));
        }
    }

    private void pair(List<Finding> more, Map<String, String> renames) {
        Map<String, List<Earlier>> donors = new HashMap<>();
        for (Earlier known : earlier.values()) {
            if (left.containsKey(known.fingerprint())) {
                known.likenesses()
                        .forEach(likeness -> donors.computeIfAbsent(likeness, none -> new ArrayList<>())
                                .add(known));
            }
        }
        if (donors.isEmpty()) {
            return;
        }
        for (Finding finding : more) {
            for (String likeness : Likeness.now(finding, renames)) {
                for (Earlier donor : donors.getOrDefault(likeness, List.of())) {
                    pay(finding, donor);
                }
            }
        }
    }

    private void pay(Finding finding, Earlier donor) {
        String fingerprint = finding.fingerprint();
        int paid = Math.min(surplus.get(fingerprint), left.get(donor.fingerprint()));
        if (paid > 0 && donor.kind() == finding.kind() && !donor.fingerprint().equals(fingerprint)) {
            surplus.merge(fingerprint, -paid, Integer::sum);
            left.merge(donor.fingerprint(), -paid, Integer::sum);
            movedFrom
                    .computeIfAbsent(fingerprint, none -> new LinkedHashSet<>())
                    .add(donor.fingerprint());
            moved.add(donor.fingerprint());
        }
    }

    /** What was known of it under its own fingerprint; null for nothing. */
    Earlier known(Finding finding) {
        return earlier.get(finding.fingerprint());
    }

    /** How many units there are more of than were known. */
    int surplus(Finding finding) {
        return surplus.get(finding.fingerprint());
    }

    /** Fingerprints that it had before it was moved; empty when it was not. */
    Set<String> movedFrom(Finding finding) {
        return movedFrom.getOrDefault(finding.fingerprint(), Set.of());
    }

    /** Whether an earlier finding is known again under another fingerprint. */
    boolean isMoved(String fingerprint) {
        return moved.contains(fingerprint);
    }
}
