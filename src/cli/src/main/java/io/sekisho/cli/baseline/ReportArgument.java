package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.core.writer.ReportWriter;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The report by which a list is made or looked at. */
final class ReportArgument {
    @Parameters(
            arity = "0..1",
            paramLabel = "REPORT",
            description = "sekisho-report.json, or the directory that holds it. Default: sekisho-report")
    private Path report;

    /** @throws CommandException exit code 2: there is none, or it cannot be used */
    LastReport read(CliContext context, ReportWriter writer) throws CommandException, InterruptedException {
        return LastReport.read(context, writer, report);
    }
}
