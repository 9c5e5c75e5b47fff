package io.sekisho.cli.scan;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.FileSheets;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report in a directory of the user's choice: whole, or not there. */
public final class ReportFile {
    private final Path file;
    private final ReportWriter writer;

    public ReportFile(Path directory, ReportWriter writer) {
        this.file = directory.resolve(writer.format().fileName());
        this.writer = writer;
    }

    /** The report that a place means: itself, or the one that lies in it when it is a directory. */
    public static Path at(Path place, ReportWriter writer) {
        return Files.isDirectory(place) ? place.resolve(writer.format().fileName()) : place;
    }

    /**
     * Reads an earlier one.
     *
     * @throws CommandException exit code 2: there is none, or the file is none
     */
    public static Report read(Path file) throws CommandException {
        if (!Files.isRegularFile(file)) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE, Text.of("cli.no-report", file), Text.of("cli.no-report-step"), null);
        }
        try {
            Report report = ReportJson.read(file);
            if (!isWhole(report)) {
                throw new CommandException(
                        ExitCode.WRONG_USAGE, Text.of("cli.report-torn", file), Text.of("cli.bad-report-step"), null);
            }
            return report;
        } catch (IOException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, badReport(file, e), Text.of("cli.bad-report-step"), e);
        }
    }

    /** Whoever edits a report by hand may leave a finding without its judgement. */
    private static boolean isWhole(Report report) {
        return report.facts().findings().stream()
                .map(Finding::fingerprint)
                .toList()
                .equals(report.judgement().findings().stream()
                        .map(FindingJudgement::fingerprint)
                        .toList());
    }

    public Path path() {
        return file;
    }

    /**
     * Makes sure that a report can be written, before a scan that may take long, and removes an earlier one: whoever finds a
     * report after a scan that was stopped must not take it for that scan's.
     */
    public void prepare() throws CommandException {
        for (Path part = file.getParent(); part != null; part = part.getParent()) {
            if (Files.isRegularFile(part)) {
                throw new CommandException(
                        ExitCode.WRONG_USAGE,
                        Text.of("cli.output-is-file", part),
                        Text.of("cli.output-is-file-step"),
                        null);
            }
        }
        try {
            Files.createDirectories(file.getParent());
            Files.delete(Files.createTempFile(file.getParent(), ".sekisho-", ".part"));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    public void write(Report report, Language language) throws CommandException {
        try {
            FileSheets.write(writer, Edition.of(report, language), file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes another file of the same scan. */
    public interface Beside {
        void write() throws IOException;
    }

    /** @throws CommandException exit code 2, as for the report itself */
    public void beside(Beside other) throws CommandException {
        try {
            other.write();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandException unwritable(IOException e) {
        return new CommandException(
                ExitCode.WRONG_USAGE,
                Text.of("cli.report-unwritable", file, IoProblem.saidBy(e)),
                Text.of("cli.report-unwritable-step"),
                e);
    }

    /** What is wrong with a report that cannot be read: our own messages name the file themselves. */
    public static Text badReport(Path file, IOException e) {
        return Text.of(
                "cli.bad-report",
                e instanceof FileSystemException ? file + ": " + IoProblem.saidBy(e) : ReportJson.problem(file, e));
    }
}
