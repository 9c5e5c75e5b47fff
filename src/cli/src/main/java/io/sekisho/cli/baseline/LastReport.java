package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.reference.ReferenceReader;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.nio.file.Path;

/**
 * A scan's report, and what is known beside it.
 *
 * @param report whole
 * @param history beside it; empty when there is none
 */
record LastReport(Report report, History history) {
    /** Where a scan writes unless it is told otherwise. */
    private static final Path USUAL = Path.of("sekisho-report");

    /**
     * @param typed file or directory; null for the usual one
     * @throws CommandException exit code 2: there is none, it cannot be used, or it is of another project or directory
     */
    static LastReport read(CliContext context, ReportWriter writer, Path typed)
            throws CommandException, InterruptedException {
        Path place = context.resolve(typed == null ? USUAL : typed);
        Path file = ReportFile.at(place, writer);
        Report report = ReportFile.read(file);
        OwnReport.check(report.facts().project(), context.workingDirectory(), file);
        Reference beside = ReferenceReader.history(file.toAbsolutePath().getParent());
        if (!beside.gaps().isEmpty()) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE, beside.gaps().get(0).message(), Text.of("baseline.history-step"), null);
        }
        return new LastReport(report, beside.history());
    }
}
