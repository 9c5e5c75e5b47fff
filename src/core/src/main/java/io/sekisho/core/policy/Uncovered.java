package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SuppressedOccurrence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What no exception covers, now and in the reference. Today's exceptions are asked on both sides: one that ended or was added since
 * makes nothing new. Of a tool's own list only the reference tells what it covered.
 */
final class Uncovered {
    private final Map<String, Finding> now = new LinkedHashMap<>();
    private final Map<String, Part> parts = new HashMap<>();
    private final Map<String, Part> covered = new HashMap<>();
    private final SuppressionRun exceptions;

    /** @param exceptions of the findings' facts */
    Uncovered(List<Finding> findings, SuppressionRun exceptions) {
        this.exceptions = exceptions;
        for (Finding finding : findings) {
            Set<Integer> hidden = exceptions.covered(finding).keySet();
            Finding rest = finding;
            if (!hidden.isEmpty()) {
                Part open = Part.without(finding, hidden);
                parts.put(finding.fingerprint(), open);
                covered.put(finding.fingerprint(), Part.with(finding, hidden));
                rest = open.finding();
            }
            if (rest != null) {
                now.put(finding.fingerprint(), rest);
            }
        }
    }

    /** Findings with the places that are not covered; those that have none are left out. */
    List<Finding> findings() {
        return List.copyOf(now.values());
    }

    /** @return null when nothing of it is covered */
    Part of(Finding finding) {
        return parts.get(finding.fingerprint());
    }

    /** @return null when nothing of it is covered */
    Part coveredOf(Finding finding) {
        return covered.get(finding.fingerprint());
    }

    /**
     * The same of the reference.
     *
     * @param then the exceptions of today in the reference's facts
     */
    Map<String, Earlier> before(List<Finding> findings, SuppressionRun then) {
        Map<String, Earlier> all = new LinkedHashMap<>(2 * findings.size());
        for (Finding finding : findings) {
            Set<Integer> marked = Marks.of(finding);
            Set<Integer> hidden = new HashSet<>();
            then.covered(finding).forEach((at, by) -> {
                if (!isKept(finding, at, by, marked)) {
                    hidden.add(at);
                }
            });
            Finding rest =
                    hidden.isEmpty() ? finding : Part.without(finding, hidden).finding();
            if (rest != null) {
                all.put(finding.fingerprint(), new Earlier(rest, Units.inTree(rest), !marked.isEmpty()));
            }
        }
        return all;
    }

    /**
     * A mark beside the code is not honoured for a proposed change that moves it, though it will be once it is there: what it
     * covered is known again where its line is untouched. A tool's list that covers the same place no more was changed itself.
     */
    private boolean isKept(Finding finding, int at, SuppressedOccurrence by, Set<Integer> marked) {
        Occurrence occurrence = finding.occurrences().get(at);
        boolean tool = by.expires() == null && by.source().equals(occurrence.toolSuppression());
        return tool && (marked.contains(at) || isHere(finding.fingerprint(), occurrence.location()));
    }

    private boolean isHere(String fingerprint, Location location) {
        Finding rest = now.get(fingerprint);
        return rest != null
                && rest.occurrences().stream().anyMatch(one -> one.location().equals(location));
    }

    /**
     * Whether an exception would cover an open place where it was before its file was renamed.
     *
     * @return null when that cannot be told
     */
    Boolean leftCover(Finding finding, int at, Map<String, String> renames) {
        String from = renames.get(finding.occurrences().get(at).location().path());
        return from == null ? Boolean.FALSE : exceptions.wouldCover(finding, at, from);
    }
}
