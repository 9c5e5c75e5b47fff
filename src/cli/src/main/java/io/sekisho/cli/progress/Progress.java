package io.sekisho.cli.progress;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Console;
import io.sekisho.core.PipelineListener;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects where the scanners are; how that is shown is a subclass's matter. Closing shows nothing more. */
public abstract sealed class Progress implements PipelineListener, AutoCloseable permits LiveProgress, PlainProgress {
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Thread ticker;

    Progress(Duration period) {
        ticker = new Thread(() -> tickEvery(period.toMillis()), "progress");
        ticker.setDaemon(true);
        ticker.start();
    }

    /** @param redraw whether lines may be drawn over: a person watches, and nothing else writes to the same terminal */
    public static Progress on(CliContext context, Console console, boolean redraw) {
        LaneText text = new LaneText(console);
        return redraw
                ? new LiveProgress(context.err(), text)
                : new PlainProgress(context.err(), text, PlainProgress.HEARTBEAT);
    }

    /** A scanner started or ended. */
    abstract void changed(Lane lane);

    /** Some time has passed. Scanners may be running or not. */
    abstract void tick();

    final List<Lane> lanes() {
        return new ArrayList<>(lanes.values());
    }

    @Override
    public final synchronized void started(ScannerDescription scanner) {
        put(Lane.started(scanner));
        changed(lanes.get(scanner.id()));
    }

    @Override
    public final synchronized void progressed(ScannerDescription scanner, Text step, long done, long total) {
        Lane lane = lanes.get(scanner.id());
        if (lane != null && lane.run() == null) {
            put(lane.at(step, done, total));
        }
    }

    @Override
    public final synchronized void finished(ScannerRun run) {
        put(lanes.get(run.scanner()).ended(run));
        changed(lanes.get(run.scanner()));
    }

    private void put(Lane lane) {
        lanes.put(lane.scanner().id(), lane);
    }

    private void tickEvery(long millis) {
        try {
            while (true) {
                Thread.sleep(millis);
                synchronized (this) {
                    tick();
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    @Override
    public synchronized void close() {
        ticker.interrupt();
    }
}
