package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The parent of the commands that look after the vulnerability database; by itself it only tells what there is. */
@Command(
        name = "database",
        header = "Look after the vulnerability database that dependencies are compared with.",
        description = {"", DatabaseCommand.EXIT_CODES, ""},
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho database update --nvd-feed https://mirror.example/nvd/   from a mirror of NVD's feeds",
            "  NVD_API_KEY=... sekisho database update                          from NVD itself",
            "  sekisho database status                                          what it holds and how old it is",
            "  sekisho database export nvd.zip                                  build once, use on many machines",
            ""
        })
public final class DatabaseCommand implements Callable<ExitCode> {
    /**
     * A failed act is incomplete and not wrong usage: the same command line may work tomorrow, and a pipeline that goes on has
     * less to see by, which is what 3 says everywhere else.
     */
    static final String EXIT_CODES =
            "Exit codes: 0 done, or (status) good for use; 2 wrong usage, and nothing was tried; "
                    + "3 it could not be done, or (status) it is missing or incomplete; what was there before is still there; "
                    + "4 a bug of Sekisho.";

    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private DatabaseCommand(CliContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    public static CommandLine of(CliContext context) {
        return new CommandLine(new DatabaseCommand(context))
                .addSubcommand(new DatabaseUpdateCommand(context))
                .addSubcommand(new DatabaseStatusCommand(context))
                .addSubcommand(new DatabaseExportCommand(context))
                .addSubcommand(new DatabaseRollbackCommand(context));
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
