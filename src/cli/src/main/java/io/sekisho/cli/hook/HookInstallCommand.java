package io.sekisho.cli.hook;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Installs the hook, or brings ours up to date; another program's hook is never overwritten. */
@Command(
        name = "install",
        header = "Install a pre-commit hook that refuses commits which bring in a secret.",
        description = {
            "",
            "It runs: sekisho scan --staged --only secret --fail-on low. A hook that is there already is left alone, or, "
                    + "with --chain, runs after ours.",
            "",
            "Exit codes: 0 it is installed; 2 it is not, and nothing was changed; 4 a bug of Sekisho.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho hook install              in this repository",
            "  sekisho hook install --chain      beside the hook that is there",
            "  git commit --no-verify            commit once without it",
            ""
        })
final class HookInstallCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "A directory in the repository. Default: this one.")
    private Path path = Path.of("");

    @Option(names = "--chain", description = "Keep a hook that is there: it runs after ours, when ours has passed.")
    private boolean chain;

    HookInstallCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        HooksDirectory hooks = HooksDirectory.of(context.resolve(path), context.environment());
        HookFile file = new HookFile(hooks.path());
        String script = new HookScript(Launch.of(context.environment()), console).text();
        HookFile.Found found = file.look(script);
        switch (found) {
            case CURRENT -> {
                console.say("admin.hook-current", file.path());
                return ExitCode.PASSED;
            }
            case OTHER -> {
                if (!chain) {
                    throw wrong(Text.of("admin.hook-other", file.path()), Text.of("admin.hook-other-step"));
                }
                file.keepOther();
                console.say("admin.hook-chained", file.kept());
            }
            case NONE, OURS -> {}
        }
        file.write(script);
        console.say(found == HookFile.Found.OURS ? "admin.hook-updated" : "admin.hook-installed", file.path());
        if (hooks.isShared()) {
            console.say("admin.hook-shared", hooks.path());
        } else if (hooks.isInWorkTree()) {
            console.say("admin.hook-in-tree", hooks.path());
        }
        console.say("admin.hook-installed-step");
        return ExitCode.PASSED;
    }

    static CommandException wrong(Text text, Text nextStep) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, null);
    }
}
