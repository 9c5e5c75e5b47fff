package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.policy.Burndown;
import io.sekisho.core.writer.ReportWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows how far the debt is paid off. */
@Command(
        name = "show",
        header = "Show what is left of the list, and how much a week it takes.",
        description = {"", "By kind and severity, as the last scan saw it.", ""})
final class BaselineShowCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "0..1",
            paramLabel = "REPORT",
            description = "sekisho-report.json, or the directory that holds it. Default: sekisho-report")
    private Path report;

    BaselineShowCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        LastReport last = LastReport.read(context, writer, report);
        BaselineFile file = BaselineFile.existing(context, console);
        Burndown burndown = Burndown.of(last.report(), last.history(), file.baseline());
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        new ListView(context, console).burndown(file.baseline(), burndown, today);
        return ExitCode.PASSED;
    }
}
