package io.sekisho.cli.enrichment;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The parent of the commands that look after the lists; by itself it only tells what there is. */
@Command(
        name = "enrichment",
        header = "Look after the lists of known exploited (KEV) and of probably exploited (EPSS) vulnerabilities.",
        description = {"", EnrichmentCommand.EXIT_CODES, ""},
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho enrichment update                     both, from their publishers",
            "  sekisho enrichment update --kev kev.json      one, from a file",
            "  sekisho enrichment status                     what is stored and how old it is",
            ""
        })
public final class EnrichmentCommand implements Callable<ExitCode> {
    static final String EXIT_CODES =
            "Exit codes: 0 done, or (status) there and of the last 7 days; 2 wrong usage; 3 it "
                    + "could not be done, or (status) something is missing, damaged or old; what was there before is still "
                    + "there; 4 a bug of Sekisho.";

    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private EnrichmentCommand(CliContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    public static CommandLine of(CliContext context) {
        return new CommandLine(new EnrichmentCommand(context))
                .addSubcommand(new EnrichmentUpdateCommand(context))
                .addSubcommand(new EnrichmentStatusCommand(context));
    }

    @Override
    public ExitCode call() {
        spec.commandLine().usage(context.err());
        return ExitCode.WRONG_USAGE;
    }
}
