package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Text;
import io.sekisho.scanner.dependency.database.DatabaseAdministration;
import io.sekisho.scanner.dependency.database.DatabaseException;
import io.sekisho.scanner.dependency.database.DatabaseLocation;

/** Opens the database that a command is about, and turns its failures into the command's. */
final class Administration {
    private Administration() {}

    /**
     * @param url connection string as typed; null for the environment's, else the local database
     * @throws CommandException exit code 2: it is not one for PostgreSQL, or holds a password
     */
    static DatabaseAdministration of(CliContext context, String url) throws CommandException {
        return new DatabaseAdministration(context.home(), location(context, url), context.clock());
    }

    static DatabaseLocation location(CliContext context, String url) throws CommandException {
        try {
            return DatabaseLocation.of(url, context.environment(), context.home());
        } catch (DatabaseException e) {
            throw ended(ExitCode.WRONG_USAGE, e);
        }
    }

    /** An act that was tried and failed; one that a shared server does not offer at all is wrong usage. */
    static CommandException failed(DatabaseException e) {
        boolean wrongUsage = e.text().code().equals("dependency.database-local-only");
        return ended(wrongUsage ? ExitCode.WRONG_USAGE : ExitCode.INCOMPLETE, e);
    }

    static CommandException wrongUsage(Text text, Text nextStep) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, null);
    }

    private static CommandException ended(ExitCode code, DatabaseException e) {
        return new CommandException(code, e.text(), e.gap().nextStep(), e);
    }
}
