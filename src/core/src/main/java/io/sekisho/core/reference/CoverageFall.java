package io.sekisho.core.reference;

import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notices that a scan has read much less than the one it is compared with: then what is missing is not repaired. */
public final class CoverageFall {
    /** Deleting a module is usual, and so is a scan of few files; half of what there was, and not just a handful, is not. */
    private static final double SHARE = 0.5;

    private static final long FEW = 20;

    private CoverageFall() {}

    /** @return one gap for each count that fell; empty without a reference */
    public static List<Gap> of(Facts facts, Reference reference) {
        return of(facts.coverage().scanners(), facts.project().scope(), reference);
    }

    /**
     * @param runs of this scan
     * @param scope of this scan
     */
    public static List<Gap> of(List<ScannerRun> runs, String scope, Reference reference) {
        if (reference.report() == null) {
            return List.of();
        }
        Facts before = reference.report().facts();
        boolean sameScope =
                String.valueOf(scope).equals(String.valueOf(before.project().scope()));
        List<Gap> gaps = new ArrayList<>();
        for (ScannerRun then : before.coverage().scanners()) {
            runs.stream()
                    .filter(now -> now.scanner().equals(then.scanner()))
                    .filter(now -> isComparable(now, then, sameScope))
                    .findFirst()
                    .ifPresent(now -> compare(then, now, gaps));
        }
        return gaps;
    }

    /** A scan of few commits reads fewer; what failed or was left out says so itself. */
    private static boolean isComparable(ScannerRun now, ScannerRun then, boolean sameScope) {
        boolean ended = now.state() == ScannerState.COMPLETED || now.state() == ScannerState.NOTHING_TO_SCAN;
        return ended && then.state() == ScannerState.COMPLETED && (sameScope || now.kind() != Kind.SECRET);
    }

    private static void compare(ScannerRun then, ScannerRun now, List<Gap> gaps) {
        for (Map.Entry<String, Long> input : then.inputs().entrySet()) {
            long had = input.getValue();
            long has = now.inputs().getOrDefault(input.getKey(), 0L);
            boolean nothing = now.state() == ScannerState.NOTHING_TO_SCAN && had > 0;
            if (nothing || has < had * SHARE && had - has >= FEW) {
                gaps.add(Gap.of(
                        GapType.COVERAGE_FELL,
                        now.scanner(),
                        Text.of("status.coverage-fell", now.scanner(), input.getKey(), had, has),
                        Text.of("status.coverage-fell-step")));
            }
        }
    }
}
