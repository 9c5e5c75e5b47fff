package io.sekisho.core;

import io.sekisho.core.plan.GitRepository;
import io.sekisho.core.policy.Clocks;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the machine's clock can be right. One that is behind makes expired suppressions count again and periods of grace begin
 * anew, so it must not pass in silence. What was made by a clock that was ahead looks the same; the message names both. A day of
 * difference is forgiven. That a clock is ahead nothing here can prove, but it loosens nothing either.
 */
final class ClockCheck {
    private final LocalDate today;
    private final List<Gap> gaps = new ArrayList<>();

    private ClockCheck(LocalDate today) {
        this.today = today;
    }

    /** @param git null for a plain directory */
    static List<Gap> of(
            Instant now, GitRepository git, List<ScannerRun> runs, List<Enrichment> enrichments, Reference reference) {
        ClockCheck check = new ClockCheck(Clocks.day(now));
        if (check.today.isBefore(Clocks.EARLIEST)) {
            check.add("core.clock-earliest", Clocks.EARLIEST);
        }
        runs.forEach(run -> check.unless(Clocks.database(run), "core.clock-database"));
        enrichments.forEach(one -> check.unless(one.date(), "core.clock-list", one.id(), one.source()));
        if (git != null && git.committed() != null) {
            check.unless(
                    Clocks.day(git.committed()), "core.clock-commit", git.head().substring(0, 12));
        }
        check.unless(Clocks.latest(reference), "core.clock-history");
        return check.gaps;
    }

    private void unless(LocalDate made, String code, Object... more) {
        if (made != null && today.isBefore(made.minusDays(1))) {
            add(code, made, more);
        }
    }

    private void add(String code, LocalDate made, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(today, made));
        arguments.addAll(List.of(more));
        gaps.add(Gap.of(
                GapType.CLOCK_BEHIND, null, Text.of(code, arguments.toArray()), Text.of("core.clock-behind-step")));
    }
}
