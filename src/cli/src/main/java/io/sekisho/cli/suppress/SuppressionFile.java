package io.sekisho.cli.suppress;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SuppressionReader;
import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.StagedFiles;
import io.sekisho.core.policy.Suppression;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code .sekisho/suppressions.yml} of the working directory. */
final class SuppressionFile {
    private static final String MARK = "\uFEFF";

    /** So many entries are no larger than a file may be. */
    private static final int SOME = 100;

    private final Path path;
    private final byte[] content;
    private final List<Suppression> entries;

    private SuppressionFile(Path path, byte[] content, List<Suppression> entries) {
        this.path = path;
        this.content = content;
        this.entries = entries;
    }

    /** @throws CommandException exit code 2: it cannot be read, or is wrong; all that is has then been said */
    static SuppressionFile read(CliContext context, Console console) throws CommandException {
        Path path = context.workingDirectory().resolve(SettingsReader.SUPPRESSIONS);
        try {
            byte[] content = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
            return new SuppressionFile(path, content, SuppressionReader.read(SettingsReader.SUPPRESSIONS, content));
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw wrong(problems.get(problems.size() - 1), Text.of("suppress.bad-file-step"), e);
        } catch (IOException e) {
            throw wrong(Text.of("suppress.unreadable", path, IoProblem.of(e)), null, e);
        }
    }

    List<Suppression> entries() {
        return entries;
    }

    /** The entry that covers the same, if there is one. */
    Optional<Suppression> like(EntryDraft draft) throws CommandException {
        String coverage = read(List.of(draft)).get(0).coverage();
        return entries.stream()
                .filter(entry -> entry.coverage().equals(coverage))
                .findFirst();
    }

    /** Those that no entry covers that counts today. */
    List<EntryDraft> without(List<EntryDraft> drafts, LocalDate today) throws CommandException {
        Set<String> covered = new HashSet<>();
        entries.stream()
                .filter(entry -> !today.isAfter(entry.expires()))
                .forEach(entry -> covered.add(entry.coverage()));
        List<Suppression> read = read(drafts);
        List<EntryDraft> fresh = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (covered.add(read.get(i).coverage())) {
                fresh.add(drafts.get(i));
            }
        }
        return fresh;
    }

    /**
     * The file with the drafts in it.
     *
     * @param smaller what to do when the file would become larger than is read
     * @throws CommandException exit code 2: it would, or it is written in a way that only its author can add to
     */
    FileChange with(List<EntryDraft> drafts, Text smaller) throws CommandException {
        String old = new String(content, StandardCharsets.UTF_8);
        String mark = old.startsWith(MARK) ? MARK : "";
        String text = old.substring(mark.length());
        Optional<String> changed = EntryInsertion.into(text, drafts);
        int bytes = changed.map(it -> (mark + it).getBytes(StandardCharsets.UTF_8).length)
                .orElse(0);
        if (bytes > SuppressionReader.MAX_BYTES) {
            throw wrong(
                    Text.of(
                            "suppress.too-large",
                            SettingsReader.SUPPRESSIONS,
                            (bytes >> 10) + 1,
                            SuppressionReader.MAX_BYTES >> 10),
                    smaller,
                    null);
        }
        List<Suppression> expected = new ArrayList<>(entries);
        expected.addAll(read(drafts));
        if (changed.isEmpty() || !reads(changed.get(), expected)) {
            throw wrong(
                    Text.of("suppress.cannot-insert", path),
                    Text.of("suppress.cannot-insert-step", lines(drafts)),
                    null);
        }
        return new FileChange(path, old, mark + changed.get());
    }

    private static boolean reads(String text, List<Suppression> expected) {
        try {
            List<Suppression> read = SuppressionReader.read("f", text.getBytes(StandardCharsets.UTF_8));
            return placeless(read).equals(placeless(expected));
        } catch (ConfigException e) {
            return false;
        }
    }

    private static List<Suppression> placeless(List<Suppression> entries) {
        return entries.stream().map(entry -> entry.at("")).toList();
    }

    /** @throws CommandException exit code 2: what was typed is no right entry */
    private static List<Suppression> read(List<EntryDraft> drafts) throws CommandException {
        List<Suppression> all = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i += SOME) {
            try {
                all.addAll(some(drafts.subList(i, Math.min(i + SOME, drafts.size()))));
            } catch (ConfigException e) {
                throw wrong(e.problems().get(0), Text.of("suppress.bad-entry-step"), e);
            }
        }
        return all;
    }

    /** @return empty when the file can have an entry like that */
    static Optional<Text> problem(EntryDraft draft) {
        try {
            some(List.of(draft));
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(e.problems().get(0));
        }
    }

    private static List<Suppression> some(List<EntryDraft> drafts) throws ConfigException {
        StringBuilder alone = new StringBuilder("suppressions:\n");
        drafts.forEach(
                draft -> draft.block(2, 1).forEach(line -> alone.append(line).append('\n')));
        return SuppressionReader.read(
                SettingsReader.SUPPRESSIONS, alone.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(List<EntryDraft> drafts) {
        List<String> lines = new ArrayList<>();
        drafts.forEach(draft -> lines.add("- " + draft.flow()));
        return String.join(" ", lines);
    }

    private static CommandException wrong(Text text, Text nextStep, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, cause);
    }

    /**
     * What becomes of the file.
     *
     * @param before empty when there was none
     */
    record FileChange(Path path, String before, String after) {
        /** An editor, or a command of another account, takes no turns with us. */
        private boolean isAsBefore(Path target) throws IOException {
            byte[] now = Files.exists(target) ? Files.readAllBytes(target) : new byte[0];
            return Arrays.equals(now, before.getBytes(StandardCharsets.UTF_8));
        }

        /** @throws CommandException exit code 2: the file is as it was, or as somebody else has changed it */
        void write() throws CommandException {
            try {
                // A link stays a link.
                Path target = Files.exists(path) ? path.toRealPath() : path;
                if (!isAsBefore(target)) {
                    throw wrong(Text.of("suppress.changed", path), Text.of("suppress.changed-step"), null);
                }
                StagedFiles.sweep(target);
                AtomicFile.write(target, out -> out.write(after.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw wrong(
                        Text.of("suppress.unwritable", path, IoProblem.of(e)), Text.of("suppress.unwritable-step"), e);
            }
        }
    }
}
