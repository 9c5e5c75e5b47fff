package io.sekisho.cli.report;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.CheckedIn;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.merge.Namesakes;
import io.sekisho.core.merge.Part;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts that were named, and what cannot be had of them: each that is missing makes the whole incomplete. */
final class Parts {
    private final List<Part> read = new ArrayList<>();
    private final List<Gap> missing = new ArrayList<>();
    private final Map<Path, String> told;

    private Parts(Map<Path, String> told) {
        this.told = told;
    }

    /**
     * @param told where the user says that a part was scanned, by its report
     * @param untrusted directory of a proposed change, whose own files are no parts; null where all is trusted
     * @param expected how many there have to be; 0 when that was not said
     * @throws CommandException exit code 2: not one can be read, or what is told of one is not true
     */
    static Parts of(List<Path> places, Map<Path, String> told, ReportWriter json, Path untrusted, int expected)
            throws CommandException, InterruptedException {
        Parts parts = new Parts(told);
        Set<Path> files = new LinkedHashSet<>();
        places.forEach(place -> files.add(ReportFile.at(place, json)));
        for (Path file : files) {
            parts.add(file, untrusted);
        }
        if (parts.read.isEmpty()) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE, Text.of("merge.none"), Text.of("merge.missing-step"), null);
        }
        if (parts.read.size() < expected) {
            parts.gap(Text.of("merge.too-few", parts.read.size(), expected));
        }
        return parts;
    }

    private void add(Path file, Path untrusted) throws CommandException, InterruptedException {
        if (!Files.exists(file)) {
            gap(Text.of("merge.missing", file));
            return;
        }
        Optional<CheckedIn.Suspect> suspect =
                untrusted == null ? Optional.empty() : CheckedIn.of(untrusted, List.of(file));
        if (suspect.isPresent()) {
            gap(
                    suspect.get().told(Text.of("merge.checked-in", file)),
                    suspect.get().step(Text.of("merge.missing-step")));
            return;
        }
        try {
            read.add(part(file));
        } catch (FileSystemException e) {
            gap(Text.of("merge.unreadable", file, IoProblem.of(e)));
        } catch (IOException e) {
            gap(Text.of("cli.bad-report", ReportJson.problem(file, e)));
        }
    }

    private Part part(Path file) throws IOException, CommandException {
        Facts facts = ReportJson.read(file).facts();
        String where = told.get(file);
        String known = facts.project().directory();
        if (where != null && known != null && !where.equals(known)) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("merge.module-known", file, where, known.isEmpty() ? "." : known),
                    Text.of("merge.module-known-step"),
                    null);
        }
        return new Part(file.toString(), facts, where);
    }

    /**
     * Tells modules from jobs, which the reports cannot where there is no git.
     *
     * @return what was assumed; null when nothing had to be
     * @throws CommandException exit code 2: two may be of one directory or of two of the same name
     */
    Text assumed() throws CommandException {
        Namesakes namesakes = Namesakes.among(read).orElse(null);
        if (namesakes == null) {
            return null;
        }
        String first = namesakes.first().name();
        String second = namesakes.second().name();
        String name = namesakes.first().facts().project().name();
        if (namesakes.twice()) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("merge.namesakes", first, second, name),
                    Text.of("merge.namesakes-step", first, second, name),
                    null);
        }
        return Text.of("merge.one-directory", first, second, name);
    }

    private void gap(Text message) {
        gap(message, Text.of("merge.missing-step"));
    }

    private void gap(Text message, Text step) {
        missing.add(Gap.of(GapType.PART_MISSING, null, message, step));
    }

    List<Part> read() {
        return read;
    }

    List<Gap> missing() {
        return missing;
    }
}
