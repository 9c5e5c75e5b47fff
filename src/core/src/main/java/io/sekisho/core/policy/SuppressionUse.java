package io.sekisho.core.policy;

import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Severity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which entries cover what, and how much each covers. Counts entries that have expired or are refused, too. */
public final class SuppressionUse {
    private static final int[] NONE = {};

    private final List<Suppression> entries;
    private final SuppressionIndex index;
    private final Versions versions;
    private final long[] occurrences;
    private final long[] findings;
    private final boolean[] ofDirectory;
    private final List<Map<Severity, Long>> severities;
    private final Map<Severity, Long> total = new EnumMap<>(Severity.class);

    /** Has counted nothing yet. */
    SuppressionUse(List<Suppression> entries, Facts facts) {
        this.entries = List.copyOf(entries);
        this.index = new SuppressionIndex(this.entries);
        this.versions = new Versions(facts);
        this.occurrences = new long[entries.size()];
        this.findings = new long[entries.size()];
        this.ofDirectory = new boolean[entries.size()];
        this.severities = this.entries.stream()
                .<Map<Severity, Long>>map(entry -> new EnumMap<>(Severity.class))
                .toList();
    }

    /** Has counted all findings. */
    public static SuppressionUse of(List<Suppression> entries, Facts facts) {
        SuppressionUse use = new SuppressionUse(entries, facts);
        facts.findings().forEach(use::count);
        return use;
    }

    /**
     * Counts a finding in; to be called once for each.
     *
     * @return for each occurrence, the positions of the entries that cover it, ascending
     */
    int[][] count(Finding finding) {
        total.merge(finding.severity(), 1L, Long::sum);
        int[][] covering = covering(finding);
        Set<Integer> of = covering.length == 1 && covering[0].length == 0 ? Set.of() : new HashSet<>();
        for (int i = 0; i < covering.length; i++) {
            String path = finding.occurrences().get(i).location().path();
            for (int entry : covering[i]) {
                occurrences[entry]++;
                SuppressionPath glob = entries.get(entry).path();
                ofDirectory[entry] |= glob != null && glob.isAbove(path);
                if (of.add(entry)) {
                    findings[entry]++;
                    severities.get(entry).merge(finding.severity(), 1L, Long::sum);
                }
            }
        }
        return covering;
    }

    /** @return for each occurrence of the finding, the positions of the entries that cover it, ascending */
    public int[][] covering(Finding finding) {
        int[] concerning = index.concerning(finding, versions.coordinates(finding));
        int[][] covering = new int[finding.occurrences().size()][];
        for (int i = 0; i < covering.length; i++) {
            int at = i;
            covering[i] = concerning.length == 0
                    ? NONE
                    : Arrays.stream(concerning)
                            .filter(entry -> entries.get(entry)
                                    .covers(finding, finding.occurrences().get(at), versions))
                            .toArray();
        }
        return covering;
    }

    public List<Suppression> entries() {
        return entries;
    }

    /** How many occurrences the entry covers. */
    public long occurrences(int entry) {
        return occurrences[entry];
    }

    /** Whether the entry's path has turned out to be that of a directory: it covers something below. */
    boolean isOfDirectory(int entry) {
        return ofDirectory[entry];
    }

    /** How many findings the entry covers at least one occurrence of. */
    public long findings(int entry) {
        return findings[entry];
    }

    /** The gravest severity of which the entry covers every finding, if those are at least so many. */
    Optional<Severity> everythingOf(int entry, int atLeast) {
        return severities.get(entry).entrySet().stream()
                .filter(row -> row.getValue() >= atLeast && row.getValue().equals(total.get(row.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The version of the package at that place. */
    public Optional<String> version(Finding finding, int occurrence) {
        return versions.of(finding, finding.occurrences().get(occurrence));
    }
}
