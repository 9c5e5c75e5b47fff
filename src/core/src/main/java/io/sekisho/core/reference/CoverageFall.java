package io.sekisho.core.reference;

import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannedParts;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notices that a scan has read much less than the one it is compared with: then what is missing is not repaired. */
public final class CoverageFall {
    /** Deleting a module is usual, and so is a scan of few files; half of what there was, and not just a handful, is not. */
    private static final double SHARE = 0.5;

    private static final long FEW = 20;

    private CoverageFall() {}

    /** @return one gap for each count that fell; empty without a reference */
    public static List<Gap> of(Facts facts, Reference reference) {
        List<Gap> gaps = new ArrayList<>(elsewhere(facts, reference));
        gaps.addAll(of(facts.coverage().scanners(), facts.project().scope(), reference));
        return gaps;
    }

    /** Of another directory, as of one part where there were several, a reference tells nothing. */
    private static List<Gap> elsewhere(Facts facts, Reference reference) {
        if (reference.report() == null) {
            return List.of();
        }
        String now = facts.project().directory();
        String then = reference.report().facts().project().directory();
        return now == null || then == null || now.equals(then)
                ? List.of()
                : List.of(Gap.of(
                        GapType.REFERENCE_UNREADABLE,
                        null,
                        Text.of("status.reference-elsewhere", named(then), named(now)),
                        Text.of("status.reference-elsewhere-step")));
    }

    private static String named(String directory) {
        return directory.isEmpty() ? "." : directory;
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
                    .ifPresent(now -> {
                        compare(then, now, gaps);
                        parts(then, now, gaps);
                    });
        }
        return gaps;
    }

    /** A scan of few commits reads fewer; what failed or was left out says so itself. */
    private static boolean isComparable(ScannerRun now, ScannerRun then, boolean sameScope) {
        boolean ended = now.state() == ScannerState.COMPLETED || now.state() == ScannerState.NOTHING_TO_SCAN;
        return ended && then.state() == ScannerState.COMPLETED && (sameScope || now.kind() != Kind.SECRET);
    }

    /** A pattern that names the parts, like {@code parts/*.json}, does not show that one is missing. */
    private static void parts(ScannerRun then, ScannerRun now, List<Gap> gaps) {
        Set<String> here = ScannedParts.of(now);
        List<String> missing = ScannedParts.of(then).stream()
                .filter(part -> here.stream().noneMatch(one -> part.equals(one) || part.startsWith(one + "/")))
                .toList();
        if (!here.isEmpty() && !missing.isEmpty()) {
            gaps.add(new Gap(
                    GapType.PART_MISSING,
                    now.scanner(),
                    Text.of("status.part-missing", now.scanner(), String.join(", ", missing)),
                    Text.of("status.part-missing-step"),
                    missing,
                    missing.size()));
        }
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
