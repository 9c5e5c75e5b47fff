package io.sekisho.scanner.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells apart the values that the same masked line of a file had one after the other, or has at once: whoever suppresses one
 * that was revoked has not looked at the next. Each gets a mark, which is the last part of its fingerprint's identity.
 *
 * <p>Values are numbered as they came: "" for the first, so that the fingerprint of a line that had one value only does not
 * depend on this, then "1", "2" and so on. Where earlier values may exist that could not be seen, the mark names the commit:
 * what was suppressed then is shown again when it changes, rather than hiding what nobody looked at.
 */
final class LineValues {
    /** Begins the mark of a value of which it is not known whether it is the line's first. */
    private static final String UNKNOWN = "?";

    private record Line(String rule, String path, String text) {
        static Line of(Sighting sighting) {
            return new Line(
                    RuleSet.name(sighting.leak().rule()),
                    sighting.topPath(),
                    sighting.masked().text());
        }
    }

    private final Map<Line, Map<String, List<Sighting>>> lines = new LinkedHashMap<>();
    /** @param all what this scan reports, and what it only looked up */
    LineValues(List<Sighting> all) {
        for (Sighting sighting : all) {
            if (sighting.evidence().value() != null) {
                lines.computeIfAbsent(Line.of(sighting), any -> new LinkedHashMap<>())
                        .computeIfAbsent(sighting.evidence().value(), any -> new ArrayList<>())
                        .add(sighting);
            }
        }
    }

    boolean areSeveralInALine() {
        return lines.values().stream().anyMatch(values -> values.size() > 1);
    }

    /** Of files without a history: from top to bottom. */
    Map<Sighting.Same, String> marks() {
        return marks(CommitOrder.NONE, Map.of(), null);
    }

    /**
     * @param anchors of paths whose earlier values are not known: what stands for their state today
     * @param everywhere the same for all other paths; null when their earlier values are known
     */
    Map<Sighting.Same, String> marks(CommitOrder order, Map<String, String> anchors, String everywhere) {
        Map<Sighting.Same, String> marks = new HashMap<>();
        Comparator<Sighting> first = Comparator.<Sighting>comparingInt(sighting -> order.of(commit(sighting)))
                .thenComparingInt(sighting -> sighting.leak().startLine())
                .thenComparingInt(sighting -> sighting.leak().startColumn());
        lines.forEach((line, values) -> {
            List<Sighting> firsts = values.values().stream()
                    .map(sightings -> sightings.stream().min(first).orElseThrow())
                    .sorted(first)
                    .toList();
            for (int i = 0; i < firsts.size(); i++) {
                Sighting one = firsts.get(i);
                String anchor = anchors.get(line.path());
                if (anchor == null && everywhere != null) {
                    anchor = one.commit() == null ? everywhere : commit(one);
                }
                String number = i == 0 ? "" : String.valueOf(i);
                String mark = anchor == null ? number : UNKNOWN + anchor + ":" + number;
                values.get(one.evidence().value()).forEach(sighting -> marks.put(sighting.same(), mark));
            }
        });
        return marks;
    }

    private static String commit(Sighting sighting) {
        return sighting.commit() == null ? null : sighting.commit().id();
    }
}
