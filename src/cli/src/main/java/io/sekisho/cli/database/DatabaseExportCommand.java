package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.model.Text;
import io.sekisho.scanner.dependency.database.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the current database as one file that other machines take over with {@code update --snapshot}. */
@Command(
        name = "export",
        header = "Write the vulnerability database as one file, for other machines.",
        description = {
            "",
            "The same database gives the same bytes. The SHA-256 that is printed is what update --sha256 takes.",
            "",
            DatabaseCommand.EXIT_CODES,
            ""
        },
        footerHeading = "Examples:%n",
        footer = {"  sekisho database export nvd.zip", ""})
final class DatabaseExportCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The file to write; one that is there is replaced.")
    private Path file;

    DatabaseExportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        Path target = context.resolve(file);
        if (Files.isDirectory(target)) {
            throw Administration.wrongUsage(Text.of("admin.export-directory", target), null);
        }
        try (StepProgress progress = StepProgress.on(context, console)) {
            Administration.of(context, null).export(target, progress);
        } catch (DatabaseException e) {
            throw Administration.failed(e);
        }
        try {
            String sha256 = sha256(target);
            console.say("admin.exported", target, DatabaseView.megabytes(Files.size(target)));
            console.say("admin.exported-sha256", sha256);
            console.say("admin.exported-step", sha256);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.INCOMPLETE, Text.of("admin.export-unreadable", target, IoProblem.of(e)), null, e);
        }
        return ExitCode.PASSED;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
