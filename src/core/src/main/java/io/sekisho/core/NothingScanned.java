package io.sekisho.core;

import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.util.List;
import java.util.Optional;

/** An empty or a wrong directory has no findings either, and must not be green for that. */
final class NothingScanned {
    private NothingScanned() {}

    /**
     * @return a gap when no scanner that ran read anything. A commit or a range that only deletes has nothing to read
     *     rightly, so these reaches have none
     */
    static Optional<Gap> of(ScanPlan plan, List<ScannerRun> runs) {
        ScanScope.Reach reach = plan.scope().reach();
        List<ScannerRun> ran = runs.stream()
                .filter(run -> run.state() != ScannerState.LEFT_OUT)
                .toList();
        if (reach == ScanScope.Reach.STAGED
                || reach == ScanScope.Reach.RANGE
                || ran.isEmpty()
                || !ran.stream().allMatch(NothingScanned::readNothing)) {
            return Optional.empty();
        }
        return Optional.of(Gap.of(
                GapType.NOTHING_TO_SCAN,
                null,
                Text.of("core.nothing-to-scan", plan.root()),
                Text.of("core.nothing-to-scan-next")));
    }

    /** A scanner that does not count what it reads has read something. */
    private static boolean readNothing(ScannerRun run) {
        return run.state() == ScannerState.NOTHING_TO_SCAN
                || run.state() == ScannerState.COMPLETED
                        && run.reported() == 0
                        && !run.inputs().isEmpty()
                        && run.inputs().values().stream().allMatch(count -> count == 0);
    }
}
