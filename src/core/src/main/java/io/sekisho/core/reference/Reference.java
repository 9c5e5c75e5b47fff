package io.sekisho.core.reference;

import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What earlier scans knew.
 *
 * @param report the report compared with; null when there is none
 * @param history first-seen dates; empty when there is none
 * @param gaps why a reference that was named could not be used; empty when all is well
 * @param line what git says of it for what is scanned; null when git was not asked, and then all of it counts
 */
public record Reference(Report report, History history, List<Gap> gaps, Line line) {
    /** Nothing is known of earlier scans. */
    public static final Reference NONE = new Reference(null, History.EMPTY, List.of());

    public Reference {
        Objects.requireNonNull(history, "history");
        gaps = List.copyOf(gaps);
    }

    /** One of which git was not asked. */
    public Reference(Report report, History history, List<Gap> gaps) {
        this(report, history, gaps, null);
    }

    /**
     * The same, for the line of commits that is scanned.
     *
     * @param head the line's last commit, of a proposed change its target's; null when not known
     * @param base where a proposed change branched off; null when nothing is proposed or that is not known
     */
    public Reference on(String head, String base, Ancestry ancestry) throws InterruptedException {
        return new Reference(report, history, gaps, Line.of(report, history, head, base, ancestry));
    }

    /** How many units of each fingerprint a baseline's ratchet still accepts; null when no earlier scan of the line had a baseline. */
    public Map<String, Integer> accepted() {
        return line == null ? history.accepted() : line.accepted();
    }

    /**
     * Whether the target had it where a proposed change branched off, though the report, which is of a later state, says otherwise. A
     * secret lies in its file, so that untouched lines and that it was ever known are enough; all else can come and go with a
     * change elsewhere, so that reports of the target before and after must have had it.
     */
    public boolean hadBefore(Kind kind, String fingerprint) {
        return line != null
                && (kind == Kind.SECRET
                        ? line.behind() && history.findings().containsKey(fingerprint)
                        : line.there().contains(fingerprint));
    }

    /** Whether the report may be of the line that is scanned. */
    public boolean isOfLine() {
        return line == null || line.ofReport();
    }
}
