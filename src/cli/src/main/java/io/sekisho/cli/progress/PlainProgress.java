package io.sekisho.cli.progress;

import java.io.PrintStream;
import java.time.Duration;

/** For logs: a line when a scanner starts, one when it ends, and now and then one for each that still runs. */
final class PlainProgress extends Progress {
    /** CI systems end jobs that are silent for long, and people wonder after half a minute. */
    static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final PrintStream err;
    private final LaneText text;

    PlainProgress(PrintStream err, LaneText text, Duration heartbeat) {
        super(heartbeat);
        this.err = err;
        this.text = text;
    }

    @Override
    void changed(Lane lane) {
        err.println(lane.run() == null ? text.started(lane) : text.of(lane));
    }

    @Override
    void tick() {
        lanes().stream().filter(lane -> lane.run() == null).map(text::of).forEach(err::println);
    }
}
