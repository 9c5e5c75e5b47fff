package io.sekisho.core.policy;

import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who could have seen what, now and in the reference: what a scanner did not look at is neither fixed nor new. */
final class Coverages {
    private static final Set<GapType> BLIND = Set.of(
            GapType.SCANNER_FAILED,
            GapType.SCANNER_TIMED_OUT,
            GapType.SCANNER_OUT_OF_MEMORY,
            GapType.DATABASE_MISSING,
            GapType.DATABASE_PARTIAL,
            GapType.DATABASE_DEMO,
            GapType.SOURCES_WITHOUT_CLASSES,
            GapType.DEPENDENCIES_UNRESOLVED,
            GapType.NOTHING_TO_SCAN,
            GapType.COVERAGE_FELL,
            GapType.SCOPE_NARROWED,
            GapType.SCOPE_CONFIGURED,
            GapType.HISTORY_UNAVAILABLE);

    private final Facts now;
    private final Facts before;
    private final Map<Kind, Boolean> seesNow = new EnumMap<>(Kind.class);
    private final Map<Kind, Boolean> sawBefore = new EnumMap<>(Kind.class);

    /** @param before the reference's; null without one */
    Coverages(Facts now, Facts before) {
        this.now = now;
        this.before = before;
        for (Kind kind : Kind.values()) {
            seesNow.put(kind, sees(kind, now, before));
            sawBefore.put(kind, before != null && sees(kind, before, now));
        }
    }

    /** Whether a finding of the reference that is gone is gone indeed. */
    boolean isFixed(Finding gone) {
        if (!seesNow.get(gone.kind())) {
            return false;
        }
        return switch (gone.kind()) {
            case SECRET -> reaches(now, gone.occurrences().stream().anyMatch(Occurrence::inTree));
            case EXTERNAL -> hasTool(now, gone);
            case DEPENDENCY, CODE -> true;
        };
    }

    /** Whether the reference would have had it. */
    boolean sawBefore(Finding finding) {
        if (before == null || !sawBefore.get(finding.kind())) {
            return false;
        }
        return switch (finding.kind()) {
            case SECRET -> reaches(before, finding.occurrences().stream().anyMatch(Occurrence::inTree));
            case EXTERNAL -> hasTool(before, finding);
            case DEPENDENCY, CODE -> true;
        };
    }

    /** Whether a finding of which only the fingerprint is known would be seen now if it were there. */
    boolean sees(String fingerprint) {
        return switch (fingerprint.charAt(0)) {
            case 'd' -> seesNow.get(Kind.DEPENDENCY);
            case 's' -> seesNow.get(Kind.SECRET) && reaches(now, false);
            case 'c' -> seesNow.get(Kind.CODE);
            default -> false;
        };
    }

    private static boolean reaches(Facts facts, boolean inTree) {
        String scope = facts.project().scope();
        return "history".equals(scope) || inTree && "tree".equals(scope);
    }

    /** Results of a tool say something of it only. */
    private static boolean hasTool(Facts facts, Finding finding) {
        String tool = finding.external().tool();
        return facts.findings().stream()
                .anyMatch(other ->
                        other.external() != null && other.external().tool().equals(tool));
    }

    /** What both left out is no difference between them. */
    private static boolean sees(Kind kind, Facts facts, Facts other) {
        List<ScannerRun> runs = facts.coverage().scanners().stream()
                .filter(run -> run.kind() == kind)
                .toList();
        Set<String> ids = new HashSet<>();
        for (ScannerRun run : runs) {
            ids.add(run.scanner());
            boolean looked = run.state() == ScannerState.COMPLETED
                    || run.state() == ScannerState.NOTHING_TO_SCAN && kind != Kind.EXTERNAL;
            if (!looked) {
                return false;
            }
        }
        Set<List<Object>> shared = new HashSet<>();
        if (other != null) {
            other.coverage().gaps().forEach(gap -> shared.add(key(gap)));
        }
        return !runs.isEmpty()
                && facts.coverage().gaps().stream()
                        .filter(gap -> BLIND.contains(gap.type()))
                        .filter(gap -> gap.scanner() == null || ids.contains(gap.scanner()))
                        .allMatch(gap -> shared.contains(key(gap)));
    }

    private static List<Object> key(Gap gap) {
        return java.util.Arrays.asList(gap.type(), gap.scanner(), gap.message());
    }
}
