package io.sekisho.core.standard;

import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which kinds of scans saw all that there was, so that finding nothing says something. */
final class Sight {
    /** They say where a policy came from and what it was compared with, not what was looked at. */
    private static final Set<GapType> NOT_OF_SIGHT = EnumSet.of(
            GapType.TARGET_UNREADABLE,
            GapType.TARGET_UNVERIFIED,
            GapType.POLICY_UNREADABLE,
            GapType.POLICY_STALE,
            GapType.REFERENCE_UNREADABLE,
            GapType.ENRICHMENT_MISSING,
            GapType.ENRICHMENT_UNMATCHED,
            GapType.ENRICHMENT_STALE);

    /** Kinds that ran over something to the end. */
    private final Set<Kind> completed = EnumSet.noneOf(Kind.class);

    /** Kinds that saw less than there is, and why. */
    private final Map<Kind, Text> lacking = new EnumMap<>(Kind.class);

    /** @param gaps the judgement of each gap, those not judged count as noted */
    Sight(Facts facts, List<GapJudgement> gaps) {
        for (Kind kind : Kind.values()) {
            look(kind, facts, gaps);
        }
    }

    private void look(Kind kind, Facts facts, List<GapJudgement> gaps) {
        Set<String> ids = new HashSet<>();
        for (ScannerRun run : facts.coverage().scanners()) {
            if (run.kind() == kind) {
                ids.add(run.scanner());
                switch (run.state()) {
                    case COMPLETED -> completed.add(kind);
                    case NOTHING_TO_SCAN -> {}
                    case LEFT_OUT -> lacking.putIfAbsent(kind, Text.of("standard.scanner-left-out", kind.key()));
                    case FAILED, TIMED_OUT ->
                        lacking.putIfAbsent(kind, Text.of("standard.scanner-unfinished", kind.key()));
                }
            }
        }
        if (ids.isEmpty()) {
            lacking.put(kind, Text.of("standard.scanner-left-out", kind.key()));
        }
        String scope = facts.project().scope();
        if (kind == Kind.SECRET && ("range".equals(scope) || "staged".equals(scope))) {
            lacking.putIfAbsent(kind, Text.of("standard.part-scanned", scope));
        }
        for (GapJudgement judged : gaps) {
            if (judged.effect() == Effect.INCOMPLETE
                    && judged.index() < facts.coverage().gaps().size()) {
                Gap gap = facts.coverage().gaps().get(judged.index());
                if ((gap.scanner() == null || ids.contains(gap.scanner())) && !NOT_OF_SIGHT.contains(gap.type())) {
                    lacking.putIfAbsent(
                            kind, Text.of("standard.gap", kind.key(), gap.type().key()));
                }
            }
        }
    }

    /** @return what is missing before it may be said that these kinds of scans found nothing */
    Optional<Text> lacks(Set<Kind> kinds) {
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind) && lacking.containsKey(kind)) {
                return Optional.of(lacking.get(kind));
            }
        }
        return kinds.stream().anyMatch(completed::contains)
                ? Optional.empty()
                : Optional.of(Text.of("standard.nothing-to-scan"));
    }
}
