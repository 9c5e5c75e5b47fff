package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts findings against what was known of them earlier. Surplus is what there is more of; what went elsewhere and is known again
 * pays for it, each unit once, what was in the tree for what is in the tree.
 */
final class Comparison {
    private final Map<String, Earlier> earlier;
    private final Map<String, Integer> now;
    /** Only of what there is more of. */
    private final Map<String, Integer> surplus = new HashMap<>();

    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, Set<String>> movedFrom = new HashMap<>();
    private final Set<String> moved = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();

    /**
     * @param renames former paths by new ones
     * @param earlier by fingerprint
     */
    Comparison(List<Finding> findings, Map<String, String> renames, Map<String, Earlier> earlier) {
        this.earlier = earlier;
        this.now = new HashMap<>(2 * findings.size());
        List<Finding> more = new ArrayList<>();
        for (Finding finding : findings) {
            int count = Units.inTree(finding);
            Earlier known = earlier.get(finding.fingerprint());
            if (known != null && isAnother(finding, known)) {
                replaced.add(finding.fingerprint());
                known = null;
            }
            int over = known == null ? Math.max(1, count) : count - known.count();
            now.put(finding.fingerprint(), count);
            if (over > 0) {
                surplus.put(finding.fingerprint(), over);
                more.add(finding);
            }
        }
        for (Earlier known : earlier.values()) {
            Integer count = replaced.contains(known.fingerprint()) ? null : now.get(known.fingerprint());
            int missing = count == null ? Math.max(1, known.count()) : known.count() - count;
            if (missing > 0) {
                left.put(known.fingerprint(), missing);
            }
        }
        if (!more.isEmpty() && !left.isEmpty()) {
            pair(more, renames);
        }
    }

    private static boolean isAnother(Finding finding, Earlier known) {
        return known.marked() && Marks.isGone(finding) || isAnotherValue(finding, known.finding());
    }

    /** A value that took another's place is another secret: under one of the same keys they have nothing in common. */
    private static boolean isAnotherValue(Finding finding, Finding known) {
        if (finding.secret() == null || known.secret() == null) {
            return false;
        }
        List<String> before = known.secret().keyedFingerprints();
        List<String> now = finding.secret().keyedFingerprints();
        return Collections.disjoint(before, now)
                && now.stream()
                        .anyMatch(one ->
                                before.stream().anyMatch(other -> keyOf(one).equals(keyOf(other))));
    }

    private static String keyOf(String keyed) {
        return keyed.substring(0, keyed.lastIndexOf(':') + 1);
    }

    private void pair(List<Finding> more, Map<String, String> renames) {
        Map<String, Deque<Earlier>> donors = new HashMap<>();
        Set<String> from = new HashSet<>(renames.values());
        for (Earlier known : earlier.values()) {
            if (left.containsKey(known.fingerprint())) {
                Likeness.before(known.finding(), from::contains)
                        .forEach(likeness -> donors.computeIfAbsent(
                                        reach(known.isHistoryOnly()) + likeness, none -> new ArrayDeque<>())
                                .add(known));
            }
        }
        more.sort(Comparator.comparing(Comparison::isTouched));
        for (Finding finding : donors.isEmpty() ? List.<Finding>of() : more) {
            String reach = reach(Units.inTree(finding) == 0);
            for (String likeness : Likeness.now(finding, renames)) {
                pay(finding, donors.getOrDefault(reach + likeness, new ArrayDeque<>()));
            }
        }
    }

    private static String reach(boolean historyOnly) {
        return historyOnly ? "history\0" : "tree\0";
    }

    /** Where something is moved and copied at once, git tells which is which. */
    private static boolean isTouched(Finding finding) {
        return finding.occurrences().stream().anyMatch(occurrence -> Boolean.TRUE.equals(occurrence.touched()));
    }

    /** Each donor is asked until it has nothing left, and never again: what was touched comes last, so that marks have had their say. */
    private void pay(Finding finding, Deque<Earlier> donors) {
        while (surplus(finding) > 0 && !donors.isEmpty()) {
            Earlier donor = donors.peek();
            if (left.get(donor.fingerprint()) == 0 || donor.marked() && Marks.isGone(finding)) {
                donors.remove();
            } else {
                pay(finding.fingerprint(), donor.fingerprint());
            }
        }
    }

    private void pay(String fingerprint, String donor) {
        int paid = Math.min(surplus.get(fingerprint), left.get(donor));
        surplus.merge(fingerprint, -paid, Integer::sum);
        left.merge(donor, -paid, Integer::sum);
        movedFrom.computeIfAbsent(fingerprint, none -> new LinkedHashSet<>()).add(donor);
        moved.add(donor);
    }

    /** What was known of it under its own fingerprint; null for nothing. */
    Earlier known(Finding finding) {
        return isReplaced(finding) ? null : earlier.get(finding.fingerprint());
    }

    /** Whether another secret had its fingerprint before. */
    boolean isReplaced(Finding finding) {
        return replaced.contains(finding.fingerprint());
    }

    /** Whether there is a finding of that fingerprint now. */
    boolean isHere(String fingerprint) {
        return now.containsKey(fingerprint);
    }

    /** How many units there are more of than were known. */
    int surplus(Finding finding) {
        return surplus.getOrDefault(finding.fingerprint(), 0);
    }

    /** Fingerprints that it had before it was moved; empty when it was not. */
    Set<String> movedFrom(Finding finding) {
        return movedFrom.getOrDefault(finding.fingerprint(), Set.of());
    }

    /** Whether an earlier finding is known again, in part at least, under another fingerprint. */
    boolean isMoved(String fingerprint) {
        return moved.contains(fingerprint);
    }
}
