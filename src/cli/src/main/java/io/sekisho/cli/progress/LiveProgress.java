package io.sekisho.cli.progress;

import io.sekisho.cli.console.Columns;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** For people: a line for each scanner, drawn over itself several times a second. */
final class LiveProgress extends Progress {
    private static final Duration PERIOD = Duration.ofMillis(200);
    /** Narrow terminals cut instead of wrapping: a wrapped line would be drawn over in the wrong place. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String CLEAR_TO_END = "\u001b[K";
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final LaneText text;
    private int drawn;

    LiveProgress(PrintStream err, LaneText text) {
        super(PERIOD);
        this.err = err;
        this.text = text;
    }

    @Override
    void changed(Lane lane) {
        draw();
    }

    @Override
    void tick() {
        draw();
    }

    /** One write, so that a terminal never shows half a block. */
    private void draw() {
        List<Lane> lanes = lanes();
        StringBuilder block = new StringBuilder(NO_WRAP);
        if (drawn > 0) {
            block.append("\u001b[").append(drawn).append('A');
        }
        for (Lane lane : lanes) {
            block.append('\r')
                    .append(Columns.cut(text.of(lane), WIDTH))
                    .append(CLEAR_TO_END)
                    .append('\n');
        }
        err.print(block.append(WRAP));
        err.flush();
        drawn = lanes.size();
    }

    @Override
    public synchronized void close() {
        super.close();
        if (drawn > 0) {
            draw();
        }
        drawn = 0;
    }
}
