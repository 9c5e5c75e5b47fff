package io.sekisho.core;

import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;

/** Hears how the scan goes on. Called from several threads at once, never after {@link Pipeline#run} has returned. */
public interface PipelineListener {
    void started(ScannerDescription scanner);

    /**
     * @param done units finished
     * @param total units in all; 0 when unknown
     */
    void progressed(ScannerDescription scanner, Text step, long done, long total);

    /** Called once for each started scanner, however it ended. */
    void finished(ScannerRun run);

    /** Listens to nothing. */
    PipelineListener NONE = new PipelineListener() {
        @Override
        public void started(ScannerDescription scanner) {}

        @Override
        public void progressed(ScannerDescription scanner, Text step, long done, long total) {}

        @Override
        public void finished(ScannerRun run) {}
    };
}
