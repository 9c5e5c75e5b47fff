package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.writer.ReportWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The list of accepted debt. */
@Command(
        name = "baseline",
        header = "Accept today's debt until a day, and pay it off.",
        description = {
            "",
            ".sekisho/baseline.yml lists findings that are shown but block nothing until its day. It is reviewed like any other "
                    + "policy file, and may only shrink: what was repaired is not accepted again.",
            "",
            "Exit codes: 0 done; 2 wrong usage, no report, or a list that would grow.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho baseline create --until 2027-03-31   from the last scan's report",
            "  sekisho baseline show                        what is left, and how much a week",
            "  sekisho baseline prune                       drop what is repaired",
            ""
        })
public final class BaselineCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private BaselineCommand(CliContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    public static CommandLine of(CliContext context, ReportWriter writer) {
        return new CommandLine(new BaselineCommand(context))
                .addSubcommand(new BaselineCreateCommand(context, writer))
                .addSubcommand(new BaselinePruneCommand(context, writer))
                .addSubcommand(new BaselineShowCommand(context, writer));
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
