package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.policy.Completeness;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.scanner.dependency.database.DatabaseStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the database holds; its exit code says whether a scan with it can be complete. */
@Command(
        name = "status",
        header = "Show what the vulnerability database holds, how old and how complete it is.",
        description = {"", DatabaseCommand.EXIT_CODES, ""},
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho database status",
            "  sekisho database status --json",
            "  sekisho database status >/dev/null || sekisho database update",
            ""
        })
final class DatabaseStatusCommand implements Callable<ExitCode> {
    static final String URL = "A database on a shared server, jdbc:postgresql://...; user and password come from "
            + "SEKISHO_DATABASE_USER and SEKISHO_DATABASE_PASSWORD. Default: SEKISHO_DATABASE_URL, else the local one.";

    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Option(names = "--database-url", paramLabel = "URL", description = URL)
    private String databaseUrl;

    @Option(names = "--json", description = "Write it as JSON, for machines.")
    private boolean json;

    DatabaseStatusCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        DatabaseStatus status = Administration.of(context, databaseUrl).status();
        boolean usable = isUsable(status);
        if (json) {
            context.out().println(StatusJson.of(status, usable, console));
        } else {
            console.say(usable ? "admin.status-good" : "admin.status-incomplete");
            DatabaseView view = new DatabaseView(context, console);
            status.info().ifPresent(view::show);
            view.kept(status);
            view.show(status.gaps());
        }
        return usable ? ExitCode.PASSED : ExitCode.INCOMPLETE;
    }

    /** By the default completeness table: whether a project's policy moved a row is that project's matter. */
    private static boolean isUsable(DatabaseStatus status) {
        Completeness table = Completeness.defaults();
        return status.info().isPresent()
                && status.gaps().stream().noneMatch(gap -> table.of(gap.type()) == Effect.INCOMPLETE);
    }
}
