package io.sekisho.cli.progress;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.Durations;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;
import java.util.stream.Collectors;

/** Says in one line where a scanner is. */
final class LaneText {
    private static final int NAME_WIDTH = 11;

    private final Console console;

    LaneText(Console console) {
        this.console = console;
    }

    String of(Lane lane) {
        return label(lane) + (lane.run() == null ? running(lane) : ended(lane.run()));
    }

    String started(Lane lane) {
        String version = lane.scanner().version();
        String name = lane.scanner().name() + (version == null ? "" : " " + version);
        return label(lane) + console.render(Text.of("cli.lane-started", name));
    }

    private static String label(Lane lane) {
        return "  " + Columns.left(lane.scanner().id(), NAME_WIDTH);
    }

    private String running(Lane lane) {
        String step = lane.step() == null ? lane.scanner().name() : console.render(lane.step());
        String count = lane.total() > 0
                ? " " + Math.min(lane.done(), lane.total()) + "/" + lane.total()
                : lane.done() > 0 ? " " + lane.done() : "";
        return step + count + "  " + Durations.of(lane.millis());
    }

    private String ended(ScannerRun run) {
        String read = run.inputs().entrySet().stream()
                .map(input -> input(input.getKey(), input.getValue()))
                .collect(Collectors.joining(", "));
        String time = Durations.of(run.durationMillis());
        Text text = switch (run.state()) {
            case COMPLETED ->
                read.isEmpty()
                        ? Text.of("cli.lane-completed", time, run.reported())
                        : Text.of("cli.lane-completed-read", time, run.reported(), read);
            case FAILED -> Text.of("cli.lane-failed", time, run.reported());
            case TIMED_OUT -> Text.of("cli.lane-timed-out", time, run.reported());
            case NOTHING_TO_SCAN -> Text.of("cli.lane-nothing");
            case LEFT_OUT -> Text.of("cli.lane-left-out");
        };
        return console.render(text);
    }

    /** What was read, in the reader's language; a scanner may count what these texts do not know. */
    private String input(String what, long count) {
        Text text = Text.of("cli.input-" + what, count);
        String shown = console.render(text);
        return shown.startsWith(text.code()) ? what + ": " + count : shown;
    }
}
