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
    private static final String KEV = "kev";

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

    /** Of these a scan that ended well, with nothing to look at, would have had something to look at. */
    private static final Set<GapType> BLIND =
            EnumSet.of(GapType.SOURCES_WITHOUT_CLASSES, GapType.DEPENDENCIES_UNRESOLVED, GapType.HISTORY_UNAVAILABLE);

    /** Kinds that ran over something to the end. */
    private final Set<Kind> completed = EnumSet.noneOf(Kind.class);

    /** Kinds that saw less than there is, and why. */
    private final Map<Kind, Text> lacking = new EnumMap<>(Kind.class);

    /** Kinds that were asked for and did not end. */
    private final Set<Kind> broken = EnumSet.noneOf(Kind.class);

    /** Kinds beside whose findings the catalogue of exploited vulnerabilities was laid. */
    private final Set<Kind> listed = EnumSet.noneOf(Kind.class);

    private final boolean staleList;

    /** @param gaps the judgement of each gap, those not judged count as noted */
    Sight(Facts facts, List<GapJudgement> gaps) {
        for (Kind kind : Kind.values()) {
            look(kind, facts, gaps);
            // A scanner's own catalogue has no date, and knows that scanner's findings only.
            if (facts.enrichments().stream()
                    .anyMatch(one -> one.id().equals(KEV) && (one.date() != null || kind == Kind.DEPENDENCY))) {
                listed.add(kind);
            }
        }
        staleList = gaps.stream()
                .filter(judged -> judged.effect() == Effect.INCOMPLETE
                        && judged.index() < facts.coverage().gaps().size())
                .anyMatch(judged -> facts.coverage().gaps().get(judged.index()).type() == GapType.ENRICHMENT_STALE);
    }

    /** Whether the catalogue of exploited vulnerabilities tells of findings of a kind, and is new enough for the policy. */
    boolean isListed(Kind kind) {
        return listed.contains(kind) && !staleList;
    }

    private void look(Kind kind, Facts facts, List<GapJudgement> gaps) {
        Set<String> ids = new HashSet<>();
        for (ScannerRun run : facts.coverage().scanners()) {
            if (run.kind() == kind) {
                ids.add(run.scanner());
                switch (run.state()) {
                    case COMPLETED -> completed.add(kind);
                    case NOTHING_TO_SCAN -> blind(run, facts);
                    case LEFT_OUT -> lacking.putIfAbsent(kind, Text.of("standard.scanner-left-out", kind.key()));
                    case FAILED, TIMED_OUT -> {
                        lacking.putIfAbsent(kind, Text.of("standard.scanner-unfinished", kind.key()));
                        broken.add(kind);
                    }
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

    /** Whatever weight the policy gives to it: who looked at nothing has found nothing. */
    private void blind(ScannerRun run, Facts facts) {
        facts.coverage().gaps().stream()
                .filter(gap -> run.scanner().equals(gap.scanner()) && BLIND.contains(gap.type()))
                .findFirst()
                .ifPresent(gap -> lacking.putIfAbsent(
                        run.kind(),
                        Text.of("standard.gap", run.kind().key(), gap.type().key())));
    }

    /** @return what is missing before it may be said that nothing was found; other tools are missed only where they were asked */
    Optional<Text> lacks(Evidence evidence) {
        Set<Kind> kinds = evidence.scanners();
        for (Kind kind : Kind.values()) {
            boolean asked = broken.contains(kind)
                    && evidence.violatedBy().stream()
                            .anyMatch(condition -> condition.kinds().contains(kind));
            if ((kinds.contains(kind) || asked) && lacking.containsKey(kind)) {
                return Optional.of(lacking.get(kind));
            }
        }
        return kinds.stream().anyMatch(completed::contains)
                ? Optional.empty()
                : Optional.of(Text.of("standard.nothing-to-scan"));
    }
}
