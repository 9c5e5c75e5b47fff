package io.sekisho.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What earlier scans knew and the judge needed, besides what its answers tell: with it a report can be judged anew anywhere, and
 * gets the same answers.
 *
 * @param accepted how many units of each fingerprint a baseline's ratchet accepted before this scan; null when no earlier scan
 *     had read a list
 * @param names the fingerprints under which earlier scans knew a finding, by its own, where that one alone does not tell: it was
 *     moved, or another secret had its fingerprint, which is then not among them
 * @param suppressions by the key of the entry: since when it is known and when it was last needed
 * @param gaps what the reference could not see
 */
public record Memory(
        Map<String, Integer> accepted, Map<String, List<String>> names, Map<String, Use> suppressions, List<Gap> gaps) {
    /** Nothing is known of earlier scans. */
    public static final Memory NONE = new Memory(null, Map.of(), Map.of(), List.of());

    /**
     * How a suppression was used.
     *
     * @param known first day on which a scan read it
     * @param used last day on which it covered something; null when it never did
     */
    public record Use(LocalDate known, LocalDate used) {
        public Use {
            Objects.requireNonNull(known, "known");
        }
    }

    public Memory {
        accepted = accepted == null ? null : sorted(accepted);
        names = names == null ? Map.of() : sorted(names);
        suppressions = suppressions == null ? Map.of() : sorted(suppressions);
        gaps = gaps == null ? List.of() : List.copyOf(gaps);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
