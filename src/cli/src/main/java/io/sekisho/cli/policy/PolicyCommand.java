package io.sekisho.cli.policy;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The parent of the commands for those who own a central policy. */
@Command(
        name = "policy",
        header = "Sign a central policy, and check a signature.",
        description = {
            "",
            "For the security team. Repositories name the policy with --central-policy or SEKISHO_POLICY.",
            "",
            PolicyCommand.EXIT_CODES,
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho policy keygen                                       once: a key pair",
            "  sekisho policy sign policy.yml --key sekisho-policy.key     after each change, with a higher serial",
            "  sekisho policy verify policy.yml --key sekisho-policy.pub",
            ""
        })
public final class PolicyCommand implements Callable<ExitCode> {
    static final String EXIT_CODES =
            "Exit codes: 0 done, or good; 2 wrong usage, or no policy; 3 it could not be done, "
                    + "or the file is not what was signed or pinned; 4 a bug of Sekisho.";

    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private PolicyCommand(CliContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    public static CommandLine of(CliContext context) {
        return new CommandLine(new PolicyCommand(context))
                .addSubcommand(new PolicyKeygenCommand(context))
                .addSubcommand(new PolicySignCommand(context))
                .addSubcommand(new PolicyVerifyCommand(context));
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
