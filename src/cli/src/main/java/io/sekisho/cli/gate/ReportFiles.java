package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which reports the user means: files, directories that hold one, and directories full of them. */
public final class ReportFiles {
    /** Kept beside reports, and none itself. */
    private static final String HISTORY = "sekisho-history.json";

    private final CliContext context;
    private final String name;

    /** @param name of a report in its own directory */
    public ReportFiles(CliContext context, String name) {
        this.context = context;
        this.name = name;
    }

    /**
     * @return of several, also those that hold no report: whoever reads them names each, and judges the others
     * @throws CommandException exit code 2: the one that was typed holds no report
     */
    public Set<Path> of(List<Path> typed) throws CommandException {
        Set<Path> files = new LinkedHashSet<>();
        for (Path one : typed) {
            Path given = context.resolve(one);
            try {
                files.addAll(Files.isDirectory(given) ? in(given, typed.size() > 1) : List.of(given));
            } catch (IOException | UncheckedIOException e) {
                throw none(given, e);
            }
        }
        return files;
    }

    private List<Path> in(Path directory, boolean oneOfMany) throws IOException, CommandException {
        Path own = directory.resolve(name);
        if (Files.isRegularFile(own)) {
            return List.of(own);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                Path below = Files.isDirectory(entry) ? entry.resolve(name) : entry;
                String last = below.getFileName().toString();
                if (last.endsWith(".json") && !last.equals(HISTORY) && Files.isRegularFile(below)) {
                    files.add(below);
                }
            }
        }
        if (files.isEmpty() && oneOfMany) {
            return List.of(own);
        }
        if (files.isEmpty()) {
            throw none(own, null);
        }
        return files;
    }

    private static CommandException none(Path file, Exception cause) {
        return new CommandException(
                ExitCode.WRONG_USAGE, Text.of("cli.no-report", file), Text.of("cli.no-report-step"), cause);
    }
}
