package io.sekisho.core.writer;

import io.sekisho.core.reference.Loss;
import io.sekisho.core.view.Gaps;
import io.sekisho.model.Gap;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.util.List;
import java.util.Optional;

/**
 * Whether a report holds all findings of a kind that a scan could have seen. Platforms take each finding that a file lacks for
 * repaired, so what is not whole is better not shown to them.
 */
public final class Wholeness {
    private final Report report;

    public Wholeness(Report report) {
        this.report = report;
    }

    /**
     * Why findings may be lacking; empty when none are. A kind is whole when each of its scanners completed or had nothing to scan,
     * it looked at more than a part of the commits, no gap that the policy calls incomplete may hide its findings, and the judge
     * found none of the reference's that was not seen: what the policy merely notes hides findings, too.
     *
     * @param leftOut whether a scanner that was left out makes it less than whole, too
     */
    public Optional<Text> lacks(Kind kind, boolean leftOut) {
        return looking(kind, leftOut).or(() -> unseen(unseen(kind)));
    }

    /** Why findings may be lacking by what the scan says of itself, whatever the reference had. */
    public Optional<Text> looking(Kind kind, boolean leftOut) {
        List<ScannerRun> runs = runs(kind);
        for (ScannerRun run : runs) {
            String name = run.name() == null ? run.scanner() : run.name();
            switch (run.state()) {
                case COMPLETED, NOTHING_TO_SCAN -> {}
                case FAILED, TIMED_OUT -> {
                    return Optional.of(Text.of("report.lacks-failed", name));
                }
                case LEFT_OUT -> {
                    if (leftOut) {
                        return Optional.of(Text.of("report.lacks-left-out", name));
                    }
                }
            }
        }
        if (kind == Kind.SECRET && looked(runs) && report.facts().project().coversSomeCommitsOnly()) {
            return Optional.of(
                    Text.of("report.lacks-scope", report.facts().project().scope()));
        }
        return gap(runs).map(gap -> Text.of("report.lacks-gap", gap.type().key()));
    }

    /** What the reference had of a kind and this scan did not see, in the reference's order. */
    public List<GoneFinding> unseen(Kind kind) {
        return report.judgement().gone().stream()
                .filter(gone -> gone.kind() == kind && gone.status() == Status.NOT_SEEN)
                .toList();
    }

    /** @return what makes findings of one kind less than whole; empty when there are none */
    public static Optional<Text> unseen(List<GoneFinding> unseen) {
        return unseen.stream()
                .findFirst()
                .map(one -> Text.of("report.lacks-unseen", one.kind().key(), unseen.size()));
    }

    /** Whether any scanner of the kind is known of. */
    public boolean isKnown(Kind kind) {
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

    private Optional<Gap> gap(List<ScannerRun> runs) {
        return Gaps.incomplete(report).stream()
                .filter(gap -> Loss.of(gap.type()) != Loss.NONE)
                .filter(gap -> runs.stream()
                        .anyMatch(run -> gap.scanner() == null || run.scanner().equals(gap.scanner())))
                .findFirst();
    }
}
