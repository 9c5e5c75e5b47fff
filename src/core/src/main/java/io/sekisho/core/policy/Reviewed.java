package io.sekisho.core.policy;

import io.sekisho.model.Judgement;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report's own repository had reviewed, as its judgement tells. Under a policy that is not the repository's it stays: the
 * question is what other rules would do, not what they would do to a repository without its exceptions.
 */
public final class Reviewed {
    private static final String OWN = ".sekisho/";

    /** The policy itself says what was reviewed. */
    public static final Reviewed NOTHING = new Reviewed(null);

    private final boolean ofReport;
    private final Map<String, List<SuppressedOccurrence>> suppressed = new HashMap<>();
    private final List<SuppressionRemark> remarks = new ArrayList<>();

    private Reviewed(Judgement judgement) {
        this.ofReport = judgement != null;
        if (judgement != null) {
            judgement.findings().forEach(one -> suppressed.put(one.fingerprint(), one.suppressed()));
            judgement.notes().forEach(this::add);
        }
    }

    /** Of entries that cover nothing, a judgement tells nothing else. */
    private void add(Text note) {
        String source = note.arguments().isEmpty() ? "" : note.arguments().get(0);
        if (source.startsWith(OWN)) {
            SuppressionRemark.Type.of(note)
                    .map(type -> new SuppressionRemark(type, entry(source), note))
                    .ifPresent(remarks::add);
        }
    }

    private static Suppression entry(String source) {
        return new Suppression(source, null, null, null, null, null, "", null, null, null, LocalDate.MAX);
    }

    public static Reviewed of(Judgement judgement) {
        return new Reviewed(judgement);
    }

    /** What was the matter with the repository's own entries. */
    List<SuppressionRemark> remarks() {
        return remarks;
    }

    /** Whether a report's judgement tells it, its baseline's part too. */
    boolean isOfReport() {
        return ofReport;
    }

    /**
     * What a tool's own list says has no day, and is among the facts.
     *
     * @return those that count, by position
     */
    Map<Integer, SuppressedOccurrence> suppressed(String fingerprint, LocalDate today) {
        List<SuppressedOccurrence> all = suppressed.getOrDefault(fingerprint, List.of());
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<Integer, SuppressedOccurrence> counting = new HashMap<>();
        for (SuppressedOccurrence one : all) {
            if (one.expires() != null && !today.isAfter(one.expires())) {
                counting.put(one.index(), one);
            }
        }
        return counting;
    }
}
