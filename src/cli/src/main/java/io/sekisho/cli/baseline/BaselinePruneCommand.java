package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.WriteTurn;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.policy.Burndown;
import io.sekisho.core.writer.ReportWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes off the list what is repaired. */
@Command(
        name = "prune",
        header = "Drop what is repaired from the list.",
        description = {
            "",
            "Drops entries that the last scan did not find any more, lowers their counts, and follows what was moved. What an "
                    + "incomplete scan could not see stays as it is, and so do the comment lines at the top.",
            ""
        })
final class BaselinePruneCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ReportArgument report;

    BaselinePruneCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        return WriteTurn.during(context, SettingsReader.BASELINE, this::pruned);
    }

    private ExitCode pruned() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        LastReport last = report.read(context, writer);
        BaselineFile file = BaselineFile.existing(context, console);
        Burndown burndown = Burndown.of(last.report(), last.history(), file.baseline());
        if (!burndown.unseen().isEmpty()) {
            console.warn("baseline.unseen", burndown.unseen().size());
        }
        if (burndown.paid().isEmpty() && burndown.lowered() == 0 && burndown.moved() == 0) {
            console.say("baseline.nothing-to-prune", SettingsReader.BASELINE);
            return ExitCode.PASSED;
        }
        new ListView(context, console).growth(new Growth(List.of(), burndown.paid()));
        LocalDate today = context.today();
        file.write(file.baseline().until(), today, burndown.entries());
        console.say(
                "baseline.pruned",
                SettingsReader.BASELINE,
                burndown.paid().size(),
                burndown.lowered(),
                burndown.moved(),
                burndown.entries().size());
        return ExitCode.PASSED;
    }
}
