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

/** The parent of the commands for suppressions. */
@Command(
        name = "suppress",
        header = "Take other tools' suppressions over, and say in VEX what yours say.",
        description = {""},
        synopsisSubcommandLabel = "COMMAND")
public final class SuppressCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private SuppressCommand(CliContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    public static CommandLine of(CliContext context, ReportWriter writer) {
        return new CommandLine(new SuppressCommand(context))
                .addSubcommand(new SuppressImportCommand(context, writer))
                .addSubcommand(new SuppressExportCommand(context, writer));
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
