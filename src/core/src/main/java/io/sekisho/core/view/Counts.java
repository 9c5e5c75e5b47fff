package io.sekisho.core.view;

import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many findings of each kind and severity there are. */
public final class Counts {
    private final Map<Kind, Map<Severity, Long>> counts = new EnumMap<>(Kind.class);

    public Counts(List<Finding> findings) {
        for (Finding finding : findings) {
            counts.computeIfAbsent(finding.kind(), none -> new EnumMap<>(Severity.class))
                    .merge(finding.severity(), 1L, Long::sum);
        }
    }

    /** Whether a kind has a row of its own: another tool's only where there is one. */
    public boolean isListed(Kind kind) {
        return kind != Kind.EXTERNAL || counts.containsKey(kind);
    }

    public long of(Kind kind, Severity severity) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(severity, 0L);
    }

    public long of(Severity severity) {
        return counts.values().stream()
                .mapToLong(row -> row.getOrDefault(severity, 0L))
                .sum();
    }

    public long of(Kind kind) {
        return counts.getOrDefault(kind, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
