package io.sekisho.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: interrupts the thread that does the work and lets it clean up (end children, remove what was written
 * aside) before the process ends with the signal's own number, 130 or 143.
 */
final class StopSignal {
    /** Longer than the pipeline's own grace, so that its clean-up is not cut off. */
    private static final long PATIENCE_SECONDS = 15;

    private final CountDownLatch handled = new CountDownLatch(1);

    private StopSignal() {}

    static StopSignal interrupting(Thread worker) {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.stop(worker), "stop-signal"));
        return signal;
    }

    private void stop(Thread worker) {
        if (handled.getCount() == 0) {
            return;
        }
        try {
            for (int second = 0; second < PATIENCE_SECONDS; second++) {
                // More than once: a library may have swallowed the first.
                worker.interrupt();
                if (handled.await(1, TimeUnit.SECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** The work is over; from now on a signal has nothing to wait for. */
    void handled() {
        handled.countDown();
    }
}
