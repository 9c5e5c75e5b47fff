package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code sekisho} says without a command: how it is used. */
@Command(
        name = "sekisho",
        header = "A security checkpoint for CI: dependencies, secrets and code, scanned at once; one report, one gate.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho scan                     scan this directory, write sekisho-report/",
            "  sekisho scan --fail-on high ..   fail from severity high on",
            "  sekisho COMMAND --help           what a command can do",
            ""
        })
final class SekishoCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of Sekisho and of the tools in it.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    SekishoCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
