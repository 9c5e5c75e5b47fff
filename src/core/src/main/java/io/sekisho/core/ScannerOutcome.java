package io.sekisho.core;

import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.model.Gap;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one scanner's run ended.
 *
 * @param scanner who ran
 * @param state how it ended
 * @param result what it saw; of a scanner that did not complete, what it saw until then
 * @param gaps what it did not see, why it did not complete included
 * @param nanos wall time
 * @param abandoned whether its thread still runs
 */
record ScannerOutcome(
        ScannerDescription scanner,
        ScannerState state,
        ScanResult result,
        List<Gap> gaps,
        long nanos,
        boolean abandoned) {

    /** @param result null when nothing was seen */
    static ScannerOutcome of(ScannerDescription scanner, ScannerState state, ScanResult result) {
        ScanResult seen = result == null
                ? new ScanResult(scanner.version(), state, List.of(), List.of(), List.of(), Map.of(), Map.of())
                : result;
        return new ScannerOutcome(scanner, state, seen, seen.gaps(), 0, false);
    }

    static ScannerOutcome leftOut(ScannerTask task) {
        return of(task.scanner().description(), ScannerState.LEFT_OUT, null).with(task.leftOut());
    }

    ScannerOutcome with(Gap gap) {
        List<Gap> all = new ArrayList<>(gaps);
        all.add(gap);
        return new ScannerOutcome(scanner, state, result, List.copyOf(all), nanos, abandoned);
    }

    ScannerOutcome lasting(long wall) {
        return new ScannerOutcome(scanner, state, result, gaps, wall, abandoned);
    }

    ScannerOutcome givenUp() {
        return new ScannerOutcome(scanner, state, result, gaps, nanos, true);
    }

    ScannerRun run() {
        return new ScannerRun(
                scanner.id(),
                scanner.kind(),
                scanner.name(),
                result.version() == null ? scanner.version() : result.version(),
                state,
                nanos / 1_000_000,
                result.findings().size(),
                result.inputs(),
                result.properties());
    }
}
