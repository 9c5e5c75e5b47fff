package io.sekisho.cli.suppress;

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

/** The parent of the commands around reviewed exceptions. */
@Command(
        name = "suppress",
        header = "Accept findings with a reason and an end, and look after what is accepted.",
        description = {
            "",
            "What is accepted is written in .sekisho/suppressions.yml of this directory, for all kinds of findings.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho suppress add c1:3f7a0c5e --reason \"The input is a constant.\" --expires 90d",
            "  sekisho suppress list                                 what is accepted, and what it covers",
            "  sekisho suppress check                                what needs attention; for CI",
            "  sekisho suppress import dependency-check.xml          from another tool",
            "  sekisho suppress export --format openvex              for those who use what you build",
            ""
        })
public final class SuppressCommand implements Callable<ExitCode> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final CliContext context;

    private SuppressCommand(CliContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    public static CommandLine of(CliContext context, ReportWriter writer) {
        return new CommandLine(new SuppressCommand(context))
                .addSubcommand(new SuppressAddCommand(context, writer))
                .addSubcommand(new SuppressListCommand(context, writer))
                .addSubcommand(new SuppressCheckCommand(context, writer))
                .addSubcommand(new SuppressImportCommand(context, writer))
                .addSubcommand(new SuppressExportCommand(context, writer));
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
