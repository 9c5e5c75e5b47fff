package io.sekisho.cli.reference;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.reference.HistoryJson;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.reference.ReferenceReader;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The reference that a command line or the environment names.
 *
 * @param typed null for the environment's
 */
public record ReferenceChoice(Path typed) {
    /** The environment's, if any. */
    public static final ReferenceChoice NONE = new ReferenceChoice(null);

    private static final String VARIABLE = "SEKISHO_REFERENCE";

    /**
     * A pipeline names an artifact that its very first run does not have yet, so that a missing one is told and no error; a typed one
     * that is missing is an error, unless the history is there: then a scan into the same directory was stopped.
     *
     * @param project name of what is scanned
     * @param own directory of an earlier scan's history, which is kept where no reference is named or there; null for nothing
     * @throws CommandException exit code 2: what was typed is not there
     */
    public Reference read(CliContext context, Console console, String reportName, String project, Path own)
            throws CommandException {
        Path place = place(context);
        if (place == null) {
            return own == null ? Reference.NONE : ReferenceReader.history(own);
        }
        boolean there = files(context, reportName).stream().anyMatch(Files::exists);
        if (!there && typed != null) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE, Text.of("cli.no-report", place), Text.of("cli.no-report-step"), null);
        }
        Reference reference =
                there || own == null ? ReferenceReader.read(place, reportName) : ReferenceReader.history(own);
        if (reference.report() == null && reference.gaps().isEmpty()) {
            console.warn(Text.of("status.reference-none", place));
        } else if (reference.report() != null) {
            String other = reference.report().facts().project().name();
            if (!other.equals(project)) {
                console.warn(Text.of("status.reference-foreign", other, project));
            }
        }
        return reference;
    }

    /** The report that is named and the history beside it, be they there or not; empty when none is named. */
    public List<Path> files(CliContext context, String reportName) {
        Path place = place(context);
        if (place == null) {
            return List.of();
        }
        Path report = Files.isDirectory(place) ? place.resolve(reportName) : place;
        return List.of(report, report.resolveSibling(HistoryJson.FILE_NAME));
    }

    private Path place(CliContext context) {
        if (typed != null) {
            return context.resolve(typed);
        }
        String named = context.environment().getOrDefault(VARIABLE, "").strip();
        return named.isEmpty() ? null : context.resolve(Path.of(named));
    }
}
