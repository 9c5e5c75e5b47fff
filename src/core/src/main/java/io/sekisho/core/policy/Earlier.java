package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A finding as an earlier report knows it.
 *
 * @param finding as it was
 * @param count of its units; 0 when only the history had it
 * @param places of its units: modules or paths
 */
record Earlier(Finding finding, int count, Set<String> places) {
    static Earlier of(Finding finding) {
        Map<String, List<Integer>> units = Units.of(finding);
        Set<String> places = units.keySet().stream().map(Units::place).collect(Collectors.toSet());
        return new Earlier(finding, Units.inTree(units), places);
    }

    static Map<String, Earlier> byFingerprint(Iterable<Finding> findings) {
        Map<String, Earlier> all = new TreeMap<>();
        findings.forEach(finding -> all.put(finding.fingerprint(), of(finding)));
        return all;
    }

    String fingerprint() {
        return finding.fingerprint();
    }

    /** Whether nothing but the repository's history had it. */
    boolean isHistoryOnly() {
        return count == 0;
    }
}
