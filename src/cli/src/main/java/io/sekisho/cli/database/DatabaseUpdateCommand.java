package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Gap;
import io.sekisho.scanner.dependency.database.DatabaseAdministration;
import io.sekisho.scanner.dependency.database.DatabaseException;
import io.sekisho.scanner.dependency.database.DatabaseGaps;
import io.sekisho.scanner.dependency.database.DatabaseInfo;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Brings the database up to date. It ends with 0 when the update was done, even if what was given leaves gaps: they are shown,
 * and {@code status} or the next scan says 3 for them.
 */
@Command(
        name = "update",
        header = "Bring the vulnerability database up to date; a failed update leaves the one before in place.",
        description = {
            "",
            "Sources are named by options or, once for all jobs, by environment variables; an address with a password by "
                    + "these only. RetireJS and KEV stay as they are when they are not named; so do CVEs when only these "
                    + "two are.",
            "",
            DatabaseCommand.EXIT_CODES,
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho database update --nvd-feed https://mirror.example/nvd/   all years and the latest changes",
            "  sekisho database update --nvd-feed /mnt/nvd                      the same from files",
            "  NVD_API_KEY=... sekisho database update                          what changed since the last time",
            "  sekisho database update --snapshot https://ci.example/nvd.zip --sha256 1f0c...",
            "  sekisho database update --kev kev.json --retirejs jsrepository.json",
            ""
        })
final class DatabaseUpdateCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Mixin
    private UpdateOptions options;

    @Option(names = "--database-url", paramLabel = "URL", description = DatabaseStatusCommand.URL)
    private String databaseUrl;

    DatabaseUpdateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        UpdateChoice choice = UpdateChoice.of(options, context);
        DatabaseAdministration administration = Administration.of(context, databaseUrl);
        if (choice.slow()) {
            console.warn("admin.slow");
        }
        DatabaseInfo info;
        try (StepProgress progress = StepProgress.on(context, console)) {
            info = choice.snapshot() == null
                    ? administration.update(choice.request(), progress)
                    : administration.fetch(choice.snapshot(), choice.sha256(), options.patience, progress);
        } catch (DatabaseException e) {
            throw Administration.failed(e);
        }
        List<Gap> gaps = new DatabaseGaps(context.clock()).of(info);
        console.say(gaps.isEmpty() ? "admin.updated" : "admin.imported");
        DatabaseView view = new DatabaseView(context, console);
        view.show(info);
        view.show(gaps);
        return ExitCode.PASSED;
    }
}
