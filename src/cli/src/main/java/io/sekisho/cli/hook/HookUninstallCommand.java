package io.sekisho.cli.hook;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes our hook and puts back the one that it was chained before. */
@Command(
        name = "uninstall",
        header = "Remove Sekisho's pre-commit hook; one that was chained takes its place again.",
        description = {"", "Exit codes: 0 there is no hook of ours; 2 it could not be removed; 4 a bug of Sekisho.", ""
        },
        footerHeading = "Examples:%n",
        footer = {"  sekisho hook uninstall", ""})
final class HookUninstallCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "A directory in the repository. Default: this one.")
    private Path path = Path.of("");

    HookUninstallCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        HooksDirectory hooks = HooksDirectory.of(context.resolve(path), context.environment());
        HookFile file = new HookFile(hooks.path());
        switch (file.look("")) {
            case NONE -> console.say("admin.hook-none", file.path());
            case OTHER -> console.say("admin.hook-not-ours", file.path());
            case CURRENT, OURS ->
                console.say(file.remove() ? "admin.hook-restored" : "admin.hook-removed", file.path());
        }
        return ExitCode.PASSED;
    }
}
