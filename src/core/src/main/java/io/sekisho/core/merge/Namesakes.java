package io.sekisho.core.merge;

import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two parts that say the same of where they were scanned, and of which nobody knows whether that is one place: outside git a report
 * has nothing but its directory's name.
 *
 * @param twice whether a scanner ran in both: jobs that share one directory's scans between them do not do that, modules do
 */
public record Namesakes(Part first, Part second, boolean twice) {
    /** @return the first two among these, preferably two that did the same; empty where each part's place is known or its name its own */
    public static Optional<Namesakes> among(List<Part> parts) {
        Optional<Namesakes> sharing = Optional.empty();
        for (int i = 0; i < parts.size(); i++) {
            for (Part other : parts.subList(i + 1, parts.size())) {
                Part one = parts.get(i);
                if (one.isPlaceKnown() && other.isPlaceKnown()
                        || !one.directory().equals(other.directory())) {
                    continue;
                }
                Set<String> both = new HashSet<>(ran(one));
                both.retainAll(ran(other));
                if (!both.isEmpty()) {
                    return Optional.of(new Namesakes(one, other, true));
                }
                sharing = sharing.or(() -> Optional.of(new Namesakes(one, other, false)));
            }
        }
        return sharing;
    }

    private static Set<String> ran(Part part) {
        return part.facts().coverage().scanners().stream()
                .filter(run -> run.state() != ScannerState.LEFT_OUT)
                .map(ScannerRun::scanner)
                .collect(Collectors.toSet());
    }
}
