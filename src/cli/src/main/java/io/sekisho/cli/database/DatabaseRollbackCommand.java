package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.DurationConverter;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.scanner.dependency.database.DatabaseException;
import io.sekisho.scanner.dependency.database.DatabaseGaps;
import io.sekisho.scanner.dependency.database.DatabaseInfo;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes back to the snapshot before the current one. */
@Command(
        name = "rollback",
        header = "Go back to the vulnerability database before the last update.",
        description = {"", DatabaseCommand.EXIT_CODES, ""},
        footerHeading = "Examples:%n",
        footer = {"  sekisho database rollback", ""})
final class DatabaseRollbackCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.OrZero.class,
            description = "How long to wait for an update that is running, e.g. 90s, 15m, 2h. Default: not at all.")
    private Duration patience = Duration.ZERO;

    DatabaseRollbackCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        DatabaseInfo info;
        try {
            info = Administration.of(context, null).rollback(patience);
        } catch (DatabaseException e) {
            throw Administration.failed(e);
        }
        console.say("admin.rolled-back");
        DatabaseView view = new DatabaseView(context, console);
        view.show(info);
        view.show(new DatabaseGaps(context.clock()).of(info));
        return ExitCode.PASSED;
    }
}
