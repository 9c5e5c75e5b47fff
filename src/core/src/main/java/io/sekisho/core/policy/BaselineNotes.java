package io.sekisho.core.policy;

import io.sekisho.model.BaselineState;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a baseline's owner should know: that it ends, what it refuses, what can be taken off it. */
final class BaselineNotes {
    /** How long before its end a baseline is announced to run out. */
    private static final int SOON_DAYS = 30;

    private BaselineNotes() {}

    static List<Text> of(Baseline baseline, BaselineState state, LocalDate today) {
        if (baseline.isOver(today)) {
            return List.of(Text.of("status.baseline-over", baseline.source(), baseline.until(), state.refused()));
        }
        BaselineLimits limits = baseline.limits();
        if (!limits.allowed()) {
            return List.of(Text.of("status.baseline-forbidden", baseline.source(), state.refused()));
        }
        if (!limits.admits(baseline.until(), today)) {
            return List.of(Text.of(
                    "status.baseline-long",
                    baseline.source(),
                    baseline.until(),
                    limits.longestDays(),
                    state.refused(),
                    limits.latest(today)));
        }
        List<Text> notes = new ArrayList<>();
        if (state.refused() > 0) {
            notes.add(Text.of("status.baseline-refused", baseline.source(), state.refused()));
        }
        if (state.remaining() > 0 && !baseline.until().isAfter(today.plusDays(SOON_DAYS))) {
            notes.add(Text.of("status.baseline-ends", baseline.source(), baseline.until(), state.remaining()));
        }
        if (state.paid() > 0) {
            notes.add(Text.of("status.baseline-paid", baseline.source(), state.paid()));
        }
        return notes;
    }
}
