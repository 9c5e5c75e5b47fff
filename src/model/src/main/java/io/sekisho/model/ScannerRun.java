package io.sekisho.model;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One scanner's run.
 *
 * @param scanner id
 * @param kind what it looks for
 * @param name its name, e.g. "OWASP Dependency-Check"
 * @param version version of the tool; null when it could not be learnt
 * @param state how it ended
 * @param durationMillis wall time
 * @param reported raw results, before folding: equals the sum of its occurrences in the findings
 * @param inputs what it read, counted: {@code jars}, {@code classes}, {@code commits}, {@code files} …
 * @param properties facts about its data, e.g. {@code database.updated}, {@code database.cves}; never a secret
 */
public record ScannerRun(
        String scanner,
        Kind kind,
        String name,
        String version,
        ScannerState state,
        long durationMillis,
        long reported,
        Map<String, Long> inputs,
        Map<String, String> properties) {
    public ScannerRun {
        Objects.requireNonNull(scanner, "scanner");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        inputs = inputs == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
        properties = properties == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
