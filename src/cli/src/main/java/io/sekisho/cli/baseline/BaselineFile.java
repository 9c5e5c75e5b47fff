package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.BaselineReader;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.BaselineText;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list in the working directory.
 *
 * @param path of the file
 * @param head comment lines that it begins with; null when there is no file
 * @param created day on which it was first written; null when it does not say
 * @param baseline what it says; null when there is no file
 */
record BaselineFile(Path path, String head, LocalDate created, Baseline baseline) {
    private static final Pattern HEAD = Pattern.compile("\\A(?:\\h*(?:#.*)?\\R)*");
    private static final Pattern CREATED = Pattern.compile("(?m)^created:\\h*(\\d{4}-\\d{2}-\\d{2})\\h*$");

    /** @throws CommandException exit code 2: it cannot be read, or is wrong; all that is wrong has then been said */
    static BaselineFile read(CliContext context, Console console) throws CommandException {
        Path path = context.workingDirectory().resolve(SettingsReader.BASELINE);
        if (!Files.exists(path)) {
            return new BaselineFile(path, null, null, null);
        }
        try {
            byte[] content = Files.readAllBytes(path);
            Baseline baseline = BaselineReader.read(SettingsReader.BASELINE, content);
            String text = new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
            Matcher head = HEAD.matcher(text);
            Matcher created = CREATED.matcher(text);
            return new BaselineFile(
                    path,
                    head.find() ? head.group() : "",
                    created.find() ? LocalDate.parse(created.group(1)) : null,
                    baseline);
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw new CommandException(
                    ExitCode.WRONG_USAGE, problems.get(problems.size() - 1), Text.of("baseline.wrong-step"), e);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("baseline.unreadable", SettingsReader.BASELINE, IoProblem.of(e)),
                    Text.of("baseline.file-step"),
                    e);
        }
    }

    /** @throws CommandException exit code 2: there is none */
    static BaselineFile existing(CliContext context, Console console) throws CommandException {
        BaselineFile file = read(context, console);
        if (file.baseline() == null) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("baseline.none", SettingsReader.BASELINE),
                    Text.of("baseline.none-step"),
                    null);
        }
        return file;
    }

    /**
     * Whole, or as it was.
     *
     * @param today when it does not say yet when it was created
     */
    void write(LocalDate until, LocalDate today, List<Baseline.Entry> entries) throws CommandException {
        byte[] content = BaselineText.of(head, until, created == null ? today : created, entries)
                .getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(path.getParent());
            AtomicFile.write(path, out -> out.write(content));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("baseline.unwritable", SettingsReader.BASELINE, IoProblem.of(e)),
                    Text.of("baseline.file-step"),
                    e);
        }
    }
}
