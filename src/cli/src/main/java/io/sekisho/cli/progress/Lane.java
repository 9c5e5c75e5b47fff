package io.sekisho.cli.progress;

import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;

/**
 * Where one scanner is.
 *
 * @param startedNanos {@link System#nanoTime} at its start
 * @param step what it does now; null when it has not said yet
 * @param done units finished
 * @param total units in all; 0 when unknown
 * @param run how it ended; null while it runs
 */
record Lane(ScannerDescription scanner, long startedNanos, Text step, long done, long total, ScannerRun run) {
    static Lane started(ScannerDescription scanner) {
        return new Lane(scanner, System.nanoTime(), null, 0, 0, null);
    }

    Lane at(Text now, long finished, long all) {
        return new Lane(scanner, startedNanos, now, finished, all, run);
    }

    Lane ended(ScannerRun how) {
        return new Lane(scanner, startedNanos, null, 0, 0, how);
    }

    long millis() {
        return run == null ? (System.nanoTime() - startedNanos) / 1_000_000 : run.durationMillis();
    }
}
