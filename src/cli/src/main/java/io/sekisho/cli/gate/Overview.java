package io.sekisho.cli.gate;

import io.sekisho.model.Outcome;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;

/**
 * Many reports under one policy.
 *
 * @param policy where it comes from
 * @param rows gravest first
 * @param unreadable files that could not be judged, in the order in which they were named
 */
record Overview(List<String> policy, List<Row> rows, List<Unreadable> unreadable) {
    /**
     * A file that could not be judged.
     *
     * @param file which
     * @param why what is wrong with it
     */
    record Unreadable(Path file, Text why) {}

    Overview {
        policy = List.copyOf(policy);
        rows = rows.stream().sorted(Row.GRAVEST).toList();
        unreadable = List.copyOf(unreadable);
    }

    long count(Outcome outcome) {
        return rows.stream().filter(row -> row.after().outcome() == outcome).count();
    }

    /** Those of which something could not be seen; they may fail as well. */
    long incomplete() {
        return rows.stream().filter(row -> !row.after().complete()).count();
    }

    /** Those that would fail and did not. */
    long newlyFailed() {
        return rows.stream()
                .filter(row ->
                        row.after().outcome() == Outcome.FAILED && row.before().outcome() != Outcome.FAILED)
                .count();
    }
}
