package io.sekisho.core.policy;

import io.sekisho.model.CvssScore;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds when every named part of a CVSS vector has one of the values. Of several vectors that of the highest CVSS version counts,
 * the same that gives the severity; a part that it does not have is not met.
 *
 * @param parts values by metric, e.g. {@code AV} to {@code N}
 */
public record CvssParts(Map<String, Set<String>> parts) implements Condition {
    /** Base metrics, and exploit maturity, with the values that any CVSS version gives them. */
    private static final Map<String, String> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("AV", "N A L P"),
            Map.entry("AC", "L M H"),
            Map.entry("AT", "N P"),
            Map.entry("Au", "N S M"),
            Map.entry("PR", "N L H"),
            Map.entry("UI", "N R P A"),
            Map.entry("S", "U C"),
            Map.entry("C", "N L H P C"),
            Map.entry("I", "N L H P C"),
            Map.entry("A", "N L H P C"),
            Map.entry("VC", "N L H"),
            Map.entry("VI", "N L H"),
            Map.entry("VA", "N L H"),
            Map.entry("SC", "N L H"),
            Map.entry("SI", "N L H"),
            Map.entry("SA", "N L H"),
            Map.entry("E", "X A P U F H POC ND")));

    public CvssParts {
        Map<String, Set<String>> copy = new TreeMap<>();
        parts.forEach((metric, values) -> copy.put(metric, Set.copyOf(values)));
        parts = Map.copyOf(copy);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no part");
        }
    }

    /** All metrics that can be asked for. */
    public static Set<String> metrics() {
        return KNOWN.keySet();
    }

    /** The values of a metric in all CVSS versions; empty for what is no metric. */
    public static Set<String> values(String metric) {
        String values = KNOWN.get(metric);
        return values == null ? Set.of() : new LinkedHashSet<>(List.of(values.split(" ")));
    }

    @Override
    public ConditionKey key() {
        return ConditionKey.CVSS;
    }

    @Override
    public boolean holds(Subject subject, Occurrence place) {
        Map<String, String> vector = subject.vector();
        for (Map.Entry<String, Set<String>> part : parts.entrySet()) {
            if (!part.getValue().contains(vector.getOrDefault(part.getKey(), ""))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof CvssParts narrower
                && parts.entrySet().stream()
                        .allMatch(part -> narrower.parts.containsKey(part.getKey())
                                && part.getValue().containsAll(narrower.parts.get(part.getKey())));
    }

    /** The vector that counts, by metric; empty without any. */
    static Map<String, String> vector(Finding finding) {
        if (finding.vulnerability() == null) {
            return Map.of();
        }
        Map<String, String> metrics = new HashMap<>();
        finding.vulnerability().cvss().stream()
                .filter(score -> score.vector() != null)
                .max(Comparator.comparing(CvssScore::version))
                .ifPresent(score -> {
                    for (String part : score.vector().split("/")) {
                        int colon = part.indexOf(':');
                        if (colon > 0) {
                            metrics.put(
                                    part.substring(0, colon).replace("(", ""),
                                    part.substring(colon + 1).replace(")", ""));
                        }
                    }
                });
        return metrics;
    }
}
