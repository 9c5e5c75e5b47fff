package io.sekisho.core.writer.gitlab;

import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Hiding;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.util.List;
import java.util.Optional;

/**
 * Whether a report holds all findings of a kind that a scan could have seen. GitLab takes each finding that a report lacks for
 * resolved, so what is not whole is better not shown to it.
 */
final class Wholeness {
    private final Report report;

    Wholeness(Report report) {
        this.report = report;
    }

    /**
     * Why findings may be lacking; empty when none are. A kind is whole when each of its scanners completed or had nothing to scan,
     * it looked at more than a part of the commits, and no gap that the policy calls incomplete may hide its findings.
     *
     * @param leftOut whether a scanner that was left out makes it less than whole, too
     */
    Optional<Text> lacks(Kind kind, boolean leftOut) {
        List<ScannerRun> runs = runs(kind);
        for (ScannerRun run : runs) {
            String name = run.name() == null ? run.scanner() : run.name();
            switch (run.state()) {
                case COMPLETED, NOTHING_TO_SCAN -> {}
                case FAILED, TIMED_OUT -> {
                    return Optional.of(Text.of("gitlab.withheld-failed", name));
                }
                case LEFT_OUT -> {
                    if (leftOut) {
                        return Optional.of(Text.of("gitlab.withheld-left-out", name));
                    }
                }
            }
        }
        if (kind == Kind.SECRET
                && looked(runs)
                && isPartial(report.facts().project().scope())) {
            return Optional.of(
                    Text.of("gitlab.withheld-scope", report.facts().project().scope()));
        }
        return gap(runs).map(gap -> Text.of("gitlab.withheld-gap", gap.type().key()));
    }

    /** Whether any scanner of the kind is known of. */
    boolean isKnown(Kind kind) {
        return !runs(kind).isEmpty();
    }

    private List<ScannerRun> runs(Kind kind) {
        return report.facts().coverage().scanners().stream()
                .filter(run -> run.kind() == kind)
                .toList();
    }

    private static boolean looked(List<ScannerRun> runs) {
        return runs.stream().anyMatch(run -> run.state() == ScannerState.COMPLETED);
    }

    private static boolean isPartial(String scope) {
        return "range".equals(scope) || "staged".equals(scope);
    }

    private Optional<Gap> gap(List<ScannerRun> runs) {
        return Gaps.incomplete(report).stream()
                .filter(gap -> Hiding.mayHide(gap.type()))
                .filter(gap -> runs.stream()
                        .anyMatch(run -> gap.scanner() == null || run.scanner().equals(gap.scanner())))
                .findFirst();
    }
}
