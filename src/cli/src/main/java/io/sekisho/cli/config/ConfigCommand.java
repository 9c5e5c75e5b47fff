package io.sekisho.cli.config;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The parent of the commands about configuration files. */
@Command(
        name = "config",
        header = "Show the policy in force and where each value comes from; check files; print their JSON Schema.",
        description = {"", "Nothing is scanned, and no file is changed.", ""},
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho config show                         what holds here, and who says so",
            "  sekisho config check                        is everything in .sekisho/ right?",
            "  sekisho config schema > config.schema.json  for editors",
            ""
        })
public final class ConfigCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private ConfigCommand(CliContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    public static CommandLine of(CliContext context) {
        return new CommandLine(new ConfigCommand(context))
                .addSubcommand(new ConfigShowCommand(context))
                .addSubcommand(new ConfigCheckCommand(context))
                .addSubcommand(new ConfigSchemaCommand(context));
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
