package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.policy.Burndown;
import io.sekisho.core.writer.ReportWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private ReportArgument report;

    BaselineShowCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        LastReport last = report.read(context, writer);
        BaselineFile file = BaselineFile.existing(context, console);
        Burndown burndown = Burndown.of(last.report(), last.history(), file.baseline());
        LocalDate today = context.today();
        new ListView(context, console).burndown(file.baseline(), burndown, today);
        return ExitCode.PASSED;
    }
}
