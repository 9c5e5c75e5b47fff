package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A finding as an earlier report knows it.
 *
 * @param finding as it was
 * @param count of its units; 0 when only the history had it
 * @param marked whether a mark beside the code speaks for some of it: nothing where the line was touched is known by it
 */
record Earlier(Finding finding, int count, boolean marked) {
    static Map<String, Earlier> byFingerprint(Collection<Finding> findings) {
        Map<String, Earlier> all = new LinkedHashMap<>(2 * findings.size());
        findings.forEach(finding -> all.put(finding.fingerprint(), new Earlier(finding, Units.inTree(finding), false)));
        return all;
    }

    String fingerprint() {
        return finding.fingerprint();
    }

    /** Of its units: modules or paths. */
    Set<String> places() {
        return Units.of(finding).keySet().stream().map(Units::place).collect(Collectors.toSet());
    }

    /** Whether nothing but the repository's history had it. */
    boolean isHistoryOnly() {
        return count == 0;
    }
}
