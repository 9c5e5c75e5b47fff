package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Console;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows on standard error what a long act is doing: one line that redraws itself on a terminal; in a log a line for each step,
 * and now and then how far it is, because CI systems end jobs that are silent for long.
 */
final class StepProgress implements Progress, AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final PrintStream err;
    private final Console console;
    private final boolean live;
    private final long period;
    private final Thread ticker;
    private Text step;
    private long done;
    private long total;
    private long begun;
    private long shown;

    private StepProgress(PrintStream err, Console console, boolean live) {
        this.err = err;
        this.console = console;
        this.live = live;
        this.period = (live ? REDRAW : HEARTBEAT).toNanos();
        this.ticker = new Thread(this::tick, "progress");
        ticker.setDaemon(true);
    }

    static StepProgress on(CliContext context, Console console) {
        StepProgress progress = new StepProgress(context.err(), console, context.interactive());
        progress.ticker.start();
        return progress;
    }

    @Override
    public synchronized void at(Text now, long finished, long all) {
        boolean changed = !now.equals(step);
        if (changed) {
            begun = System.nanoTime();
        }
        step = now;
        done = finished;
        total = all;
        if (changed && !live) {
            shown = System.nanoTime();
            err.println("  " + console.render(step));
        } else {
            showIfDue();
        }
    }

    private synchronized void showIfDue() {
        if (step == null || System.nanoTime() - shown < period) {
            return;
        }
        shown = System.nanoTime();
        String line =
                "  " + console.render(step) + share() + "  " + (System.nanoTime() - begun) / 1_000_000_000L + " s";
        if (live) {
            err.print("\r" + line + "\u001b[K");
            err.flush();
        } else {
            err.println(line);
        }
    }

    private String share() {
        return total > 0 ? "  " + Math.min(100, done * 100 / total) + " %" : "";
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(REDRAW.toMillis());
                showIfDue();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** Leaves an empty line behind, on which the result can stand. */
    @Override
    public synchronized void close() {
        ticker.interrupt();
        if (live && step != null) {
            err.print("\r\u001b[K");
            err.flush();
        }
        step = null;
    }
}
