package io.sekisho.cli.format;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.reference.History;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.FileSheets;
import io.sekisho.core.writer.Withholding;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The formats that a user wants, and where. */
public record Targets(List<Target> all) {
    /** No further format. */
    public static final Targets NONE = new Targets(List.of());

    public Targets {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What is written, with the companions. */
    public List<Path> files() {
        return all.stream().flatMap(target -> target.files().stream()).toList();
    }

    /**
     * Makes sure that all can be written, before work that may take long or fail, and removes earlier ones: whoever finds a file
     * after a command that was stopped or failed must not take it for that command's.
     *
     * @throws CommandException exit code 2: one cannot be written
     */
    public void prepare() throws CommandException {
        for (Target target : all) {
            try {
                Path parent = target.file().toAbsolutePath().getParent();
                Files.createDirectories(parent);
                Files.delete(Files.createTempFile(parent, ".sekisho-", ".part"));
                remove(target);
            } catch (IOException e) {
                throw unwritable(target, e);
            }
        }
    }

    /**
     * Writes each format. One that its consumer would misunderstand is not written, an earlier one of it is removed, and the reason
     * is told; one that cannot be written costs no other.
     *
     * @param history asked only where something is written
     * @throws CommandException exit code 2: one could not be written; the first of them
     */
    public void write(Report report, Supplier<History> history, Console console) throws CommandException {
        if (all.isEmpty()) {
            return;
        }
        History known = history.get();
        CommandException first = null;
        for (Target target : all) {
            try {
                write(target, report, known, console);
            } catch (IOException e) {
                CommandException failed = unwritable(target, e);
                if (first == null) {
                    first = failed;
                } else {
                    console.warn(failed.text());
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static void write(Target target, Report report, History history, Console console) throws IOException {
        Edition edition = new Edition(report, history, console.language(), target.options());
        Optional<Text> withheld =
                target.writer() instanceof Withholding withholding ? withholding.withheld(edition) : Optional.empty();
        if (withheld.isPresent()) {
            remove(target);
            console.warn("report.withheld", target.writer().format().id(), console.render(withheld.get()));
            return;
        }
        FileSheets.write(target.writer(), edition, target.file());
        console.warn("report.written", target.writer().format().id(), target.file());
    }

    private static void remove(Target target) throws IOException {
        for (Path file : target.files()) {
            Files.deleteIfExists(file);
        }
    }

    private static CommandException unwritable(Target target, IOException e) {
        return new CommandException(
                ExitCode.WRONG_USAGE,
                Text.of("cli.report-unwritable", target.file(), IoProblem.saidBy(e)),
                Text.of("report.unwritable-step"),
                e);
    }
}
