package io.sekisho.core.reference;

import io.sekisho.model.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What earlier scans mean for the line of commits that is scanned, by what git says.
 *
 * @param ofReport whether the report compared with may lie before it; false only where git says that it does not
 * @param accepted what the ratchet has left on this line; null when no scan of it had read a baseline
 * @param heads the marks with which it goes on
 * @param behind whether a proposed change branched off before the state that the report tells of
 * @param there fingerprints that the target had, by its reports before and after, where a proposed change branched off, and that went
 *     since
 */
public record Line(
        boolean ofReport, Map<String, Integer> accepted, List<Mark> heads, boolean behind, Set<String> there) {
    public Line {
        accepted = accepted == null ? null : Map.copyOf(accepted);
        heads = List.copyOf(heads);
        there = Set.copyOf(there);
    }

    /**
     * @param head whose line it is: what is scanned, of a proposed change its target, since what is paid off there must not come back
     *     through it; null when not known
     * @param base where a proposed change branched off; null when nothing is proposed or that is not known
     */
    static Line of(Report report, History history, String head, String base, Ancestry ancestry)
            throws InterruptedException {
        String commit = report == null ? null : report.facts().project().commit();
        boolean ofReport = head == null || commit == null || !Boolean.FALSE.equals(ancestry.isBefore(commit, head));
        List<Mark> heads = Mark.heads(history.marks(), head, ancestry);
        boolean behind = base != null && commit != null && !base.equals(commit);
        return new Line(
                ofReport, accepted(history, heads), heads, behind, behind ? there(history, base, ancestry) : Set.of());
    }

    private static Map<String, Integer> accepted(History history, List<Mark> heads) {
        List<Mark> marks = history.marks();
        if (marks.isEmpty()) {
            return history.accepted();
        }
        if (!heads.isEmpty()) {
            return Mark.common(heads);
        }
        // Of what was forgotten the line may have been; then the oldest that is left speaks for it.
        return marks.get(0).number() > 1 ? marks.get(0).left() : null;
    }

    private static Set<String> there(History history, String base, Ancestry ancestry) throws InterruptedException {
        Set<String> there = new HashSet<>();
        for (Map.Entry<String, History.Gone> entry : history.gone().entrySet()) {
            History.Gone gone = entry.getValue();
            if (gone.from() != null
                    && gone.to() != null
                    && Boolean.TRUE.equals(ancestry.isBefore(gone.from(), base))
                    && Boolean.TRUE.equals(ancestry.isBefore(base, gone.to()))) {
                there.add(entry.getKey());
            }
        }
        return there;
    }
}
