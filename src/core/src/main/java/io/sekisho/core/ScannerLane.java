package io.sekisho.core;

import io.sekisho.core.scan.OutOfMemory;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one scanner on a thread of its own and turns every way in which that can end into an outcome. */
final class ScannerLane {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerLane.class);

    private final ScannerTask task;
    private final ScannerDescription scanner;
    private final PipelineRequest request;
    private final PipelineListener listener;
    private final Duration grace;

    ScannerLane(ScannerTask task, PipelineRequest request, PipelineListener listener, Duration grace) {
        this.task = task;
        this.scanner = task.scanner().description();
        this.request = request;
        this.listener = listener;
        this.grace = grace;
    }

    /**
     * Blocks until the scanner has ended, or was given up.
     *
     * @throws InterruptedException when the user stopped the scan; the scanner has then been interrupted too, and was given
     *     the same grace to end its children
     */
    ScannerOutcome run(Path workDirectory) throws InterruptedException {
        long start = System.nanoTime();
        listener.started(scanner);
        ScannerOutcome outcome = supervise(workDirectory).lasting(System.nanoTime() - start);
        listener.finished(outcome.run());
        return outcome;
    }

    private ScannerOutcome supervise(Path workDirectory) throws InterruptedException {
        AtomicBoolean listening = new AtomicBoolean(true);
        ScanContext context = new ScanContext(request.plan(), workDirectory, (step, done, total) -> {
            if (listening.get()) {
                listener.progressed(scanner, step, done, total);
            }
        });
        FutureTask<ScannerOutcome> work = new FutureTask<>(() -> scan(context));
        Thread thread = new Thread(work, "scanner-" + scanner.id());
        thread.setDaemon(true);
        thread.start();
        try {
            return work.get(task.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return timedOut(work);
        } catch (ExecutionException e) {
            throw new IllegalStateException("scan() catches everything", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            thread.join(grace.toMillis());
            throw e;
        } finally {
            listening.set(false);
        }
    }

    private ScannerOutcome timedOut(FutureTask<ScannerOutcome> work) throws InterruptedException {
        Gap gap = Gap.of(
                GapType.SCANNER_TIMED_OUT,
                scanner.id(),
                Text.of("core.scanner-timed-out", scanner.name(), task.timeout().toSeconds()),
                Text.of("core.scanner-timed-out-step", scanner.id()));
        try {
            ScanResult seen = work.get(grace.toMillis(), TimeUnit.MILLISECONDS).result();
            return ScannerOutcome.of(scanner, ScannerState.TIMED_OUT, seen).with(gap);
        } catch (TimeoutException e) {
            LOG.warn("{} did not react to being stopped within {} s and was given up", scanner.id(), grace.toSeconds());
            return ScannerOutcome.of(scanner, ScannerState.TIMED_OUT, null)
                    .with(gap)
                    .givenUp();
        } catch (ExecutionException e) {
            throw new IllegalStateException("scan() catches everything", e);
        }
    }

    private ScannerOutcome scan(ScanContext context) {
        try {
            ScanResult result = task.scanner().scan(context);
            return ScannerOutcome.of(scanner, result.state(), result);
        } catch (ScannerException e) {
            LOG.warn("{} could not finish", scanner.id(), e);
            return ScannerOutcome.of(scanner, ScannerState.FAILED, e.partial())
                    .with(OutOfMemory.isBehind(e) ? outOfMemory() : e.gap());
        } catch (InterruptedException e) {
            return ScannerOutcome.of(scanner, ScannerState.FAILED, null).with(failed(e));
        } catch (OutOfMemoryError e) {
            LOG.warn("{} ran out of memory", scanner.id());
            return ScannerOutcome.of(scanner, ScannerState.FAILED, null).with(outOfMemory());
        } catch (
                Throwable e) { // a LinkageError or StackOverflowError of one scanner must not cost the others' findings
            LOG.error("{} failed", scanner.id(), e);
            return ScannerOutcome.of(scanner, ScannerState.FAILED, null)
                    .with(OutOfMemory.isBehind(e) ? outOfMemory() : failed(e));
        }
    }

    private Gap outOfMemory() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return Gap.of(
                GapType.SCANNER_OUT_OF_MEMORY,
                scanner.id(),
                Text.of("core.scanner-out-of-memory", scanner.name(), megabytes),
                Text.of("core.scanner-out-of-memory-step", megabytes * 2));
    }

    /** Names the class only: the message of a foreign exception may quote what it was reading. The log has the rest. */
    private Gap failed(Throwable e) {
        return Gap.of(
                GapType.SCANNER_FAILED,
                scanner.id(),
                Text.of("core.scanner-failed", scanner.name(), e.getClass().getName()),
                Text.of("core.scanner-failed-step"));
    }
}
