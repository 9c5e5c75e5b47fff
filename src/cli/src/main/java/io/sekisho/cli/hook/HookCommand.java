package io.sekisho.cli.hook;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The parent of the commands that put a hook into a git repository; by itself it only tells what there is. */
@Command(
        name = "hook",
        header = "Look for secrets before each commit, by a hook in a git repository.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho hook install      refuse commits that bring in a secret",
            "  sekisho hook uninstall    no longer",
            ""
        })
public final class HookCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private HookCommand(CliContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    public static CommandLine of(CliContext context) {
        return new CommandLine(new HookCommand(context))
                .addSubcommand(new HookInstallCommand(context))
                .addSubcommand(new HookUninstallCommand(context));
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
