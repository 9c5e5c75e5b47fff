package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A finding as an earlier report or a baseline knows it.
 *
 * @param fingerprint of the finding
 * @param kind of the finding
 * @param count of its units; 0 when only the history has it
 * @param places of its units: modules or paths; empty when not known
 * @param likenesses by any of which it is known again after it was moved, see {@link Likeness}
 */
record Earlier(String fingerprint, Kind kind, int count, Set<String> places, Set<String> likenesses) {
    static Earlier of(Finding finding) {
        Map<String, ?> units = Units.of(finding);
        Set<String> places = units.keySet().stream().map(Earlier::place).collect(Collectors.toSet());
        return new Earlier(
                finding.fingerprint(),
                finding.kind(),
                Units.isHistoryOnly(Units.of(finding)) ? 0 : units.size(),
                places,
                Likeness.before(finding));
    }

    static Map<String, Earlier> byFingerprint(Iterable<Finding> findings) {
        Map<String, Earlier> all = new TreeMap<>();
        findings.forEach(finding -> all.put(finding.fingerprint(), of(finding)));
        return all;
    }

    /** Of a flaw's unit the path without the number, of all else the unit. */
    static String place(String unit) {
        int end = unit.indexOf('\0', 1);
        return end < 0 ? unit : unit.substring(0, end);
    }
}
