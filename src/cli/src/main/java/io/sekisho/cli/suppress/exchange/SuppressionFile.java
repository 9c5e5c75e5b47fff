package io.sekisho.cli.suppress.exchange;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Suppression;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The project's own list, to which entries are added. What people wrote in it stays as it is. */
public final class SuppressionFile {
    private final Path file;
    private final Consumer<Text> problems;
    private final String before;
    private final Set<String> covered = new HashSet<>();

    /**
     * What was added.
     *
     * @param text the new entries, as they are in the file
     * @param added how many
     * @param equal how many were there already
     */
    public record Added(String text, int added, int equal) {}

    private SuppressionFile(Path file, Consumer<Text> problems, String before) {
        this.file = file;
        this.problems = problems;
        this.before = before;
    }

    /**
     * @param problems is told all that is wrong with it but the last
     * @throws CommandException exit code 2: it is there, and is wrong or cannot be read
     */
    public static SuppressionFile read(Path project, LocalDate today, Consumer<Text> problems) throws CommandException {
        Path file = project.resolve(SettingsReader.SUPPRESSIONS);
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            SuppressionFile own = new SuppressionFile(file, problems, before);
            own.parsed(before).stream()
                    .filter(one -> !today.isAfter(one.expires()))
                    .forEach(one -> own.covered.add(one.coverage()));
            return own;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of(
                            "exchange.own-unreadable",
                            SettingsReader.SUPPRESSIONS,
                            e.getClass().getSimpleName()),
                    null,
                    e);
        }
    }

    /**
     * @param dry to write nothing
     * @throws CommandException exit code 2: there is no place for them, or it cannot be written
     */
    public Added add(Translation translation, boolean dry) throws CommandException {
        List<Entry> entries = translation.entries();
        YamlTail tail = YamlTail.of(before)
                .orElseThrow(() -> new CommandException(
                        ExitCode.WRONG_USAGE,
                        Text.of("exchange.own-flow", SettingsReader.SUPPRESSIONS),
                        Text.of("exchange.own-flow-step"),
                        null));
        List<Suppression> read = parsed(wrapped(entries));
        StringBuilder text = new StringBuilder();
        int added = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (covered.add(read.get(i).coverage())) {
                text.append(entries.get(i).yaml(tail.indent()));
                added++;
            }
        }
        if (added > 0) {
            String after = tail.with(text.toString());
            parsed(after);
            if (!dry) {
                write(after);
            }
        }
        return new Added(text.toString(), added, entries.size() - added);
    }

    private static String wrapped(List<Entry> entries) {
        StringBuilder all = new StringBuilder("suppressions:\n");
        entries.forEach(entry -> all.append(entry.yaml("")));
        return all.toString();
    }

    /** As a scan would read it, so that nothing is written that the next scan refuses. */
    private List<Suppression> parsed(String text) throws CommandException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TrustedFiles files = new TrustedFiles() {
            @Override
            public Optional<byte[]> read(String path) {
                return path.equals(SettingsReader.SUPPRESSIONS) ? Optional.of(content) : Optional.empty();
            }

            @Override
            public String origin() {
                return "work tree";
            }
        };
        try {
            return SettingsReader.read(files).policy().suppressions();
        } catch (ConfigException e) {
            List<Text> all = new ArrayList<>(e.problems());
            Text last = all.remove(all.size() - 1);
            all.forEach(problems);
            throw new CommandException(ExitCode.WRONG_USAGE, last, Text.of("exchange.own-wrong-step"), e);
        } catch (IOException e) {
            throw new IllegalStateException("it is in memory", e);
        }
    }

    private void write(String text) throws CommandException {
        try {
            AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of(
                            "exchange.unwritable",
                            SettingsReader.SUPPRESSIONS,
                            e.getClass().getSimpleName()),
                    null,
                    e);
        }
    }
}
