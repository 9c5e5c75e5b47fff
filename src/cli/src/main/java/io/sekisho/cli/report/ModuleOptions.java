package io.sekisho.cli.report;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where parts were scanned whose reports do not know it. */
final class ModuleOptions {
    @Option(
            names = "--module",
            paramLabel = "REPORT=DIR",
            description =
                    "In which directory of the whole this part was scanned (. for its top), where its report does not know "
                            + "it: outside git it has only the directory's name, which two modules may share. May be given often.")
    private List<String> modules = List.of();

    /**
     * @param parts reports that were named
     * @return by report, with forward slashes, "" for the top
     * @throws CommandException exit code 2: no directory of the whole, or of a report that is no part
     */
    Map<Path, String> of(CliContext context, ReportWriter json, Collection<Path> parts) throws CommandException {
        Map<Path, String> told = new HashMap<>();
        for (String typed : modules) {
            int equals = typed.lastIndexOf('=');
            if (equals < 1) {
                throw wrong("merge.module-form", typed);
            }
            try {
                Path report = ReportFile.at(context.resolve(Path.of(typed.substring(0, equals))), json);
                if (!parts.contains(report)) {
                    throw wrong("merge.module-no-part", typed);
                }
                String directory = directory(typed, Path.of(typed.substring(equals + 1)));
                if (told.putIfAbsent(report, directory) != null) {
                    throw wrong("merge.module-twice", typed);
                }
            } catch (InvalidPathException e) {
                throw wrong("merge.module-form", typed);
            }
        }
        return told;
    }

    private static String directory(String typed, Path place) throws CommandException {
        Path directory = place.normalize();
        if (place.toString().isEmpty() || directory.isAbsolute() || directory.startsWith("..")) {
            throw wrong("merge.module-form", typed);
        }
        return directory.toString().replace('\\', '/');
    }

    private static CommandException wrong(String code, String typed) {
        return new CommandException(ExitCode.WRONG_USAGE, Text.of(code, typed), Text.of("merge.module-step"), null);
    }
}
