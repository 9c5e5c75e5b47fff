package io.sekisho.cli.completion;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
        name = "completion",
        header = "Print a script that completes commands and options in a shell.",
        description = "",
        footerHeading = "Examples:%n",
        footer = {
            "  source <(sekisho completion bash)                                    in ~/.bashrc",
            "  source <(sekisho completion zsh)                                     in ~/.zshrc, after compinit",
            "  sekisho completion fish > ~/.config/fish/completions/sekisho.fish",
            ""
        })
public final class CompletionCommand implements Callable<ExitCode> {
    /** Shells that we know. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    public CompletionCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        CommandLine root = spec.root().commandLine();
        String script = switch (shell) {
            // picocli's script recognises zsh and loads its emulation of bash's completion.
            case bash, zsh -> AutoComplete.bash(root.getCommandName(), root);
            case fish -> new FishScript(root).text();
        };
        context.out().print(script);
        return ExitCode.PASSED;
    }
}
