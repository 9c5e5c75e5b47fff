package io.sekisho.cli.summary;

import io.sekisho.cli.console.Columns;
import io.sekisho.core.view.Names;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;

/** Says of each scanner what came of it: a row of dashes may mean that nothing was found, or that nothing was read. */
final class Scanned {
    private static final int LABEL = 14;

    private Scanned() {}

    static void on(Page page, Report report) {
        page.blank();
        for (ScannerRun run : report.facts().coverage().scanners()) {
            if (run.kind() != Kind.EXTERNAL || run.state() != ScannerState.NOTHING_TO_SCAN) {
                String label = Columns.left(page.text(Names.of(run.kind())), LABEL - 2) + " ";
                page.wrapped("  " + label, state(page, run, findings(report, run)));
            }
        }
    }

    private static String state(Page page, ScannerRun run, long findings) {
        return switch (run.state()) {
            case COMPLETED -> page.text("cli.scanned", run.reported(), findings);
            case FAILED -> page.text("cli.scanned-failed", run.reported(), findings);
            case TIMED_OUT -> page.text("cli.scanned-timed-out", run.reported(), findings);
            case NOTHING_TO_SCAN -> page.text("cli.lane-nothing");
            case LEFT_OUT -> page.text("cli.lane-left-out");
        };
    }

    private static long findings(Report report, ScannerRun run) {
        return report.facts().findings().stream()
                .filter(finding -> finding.occurrences().stream()
                        .anyMatch(occurrence -> occurrence.scanner().equals(run.scanner())))
                .count();
    }
}
