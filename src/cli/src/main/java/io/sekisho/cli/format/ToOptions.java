package io.sekisho.cli.format;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Further formats beside the report. */
public final class ToOptions {
    @Option(
            names = "--to",
            paramLabel = "FORMAT=FILE",
            description =
                    "Write the report in this format too; may be given often. A directory takes the format's usual "
                            + "file name. Formats: see sekisho report --help.")
    private List<String> to = List.of();

    @Option(
            names = "--set",
            paramLabel = "FORMAT.NAME=VALUE",
            description =
                    "Set an option of a format; may be given often. In pipelines SEKISHO_<FORMAT>_<NAME> does the same.")
    private List<String> set = List.of();

    /**
     * @param reserved files that no format may replace
     * @throws CommandException exit code 2: something about a format is wrong; nothing has been written
     */
    public Targets targets(CliContext context, Formats formats, List<Path> reserved) throws CommandException {
        FormatSettings settings = new FormatSettings(formats, context.environment());
        for (String one : set) {
            settings.set(one);
        }
        Set<Path> taken = new HashSet<>();
        for (Path file : reserved) {
            taken.add(RealPlace.of(file));
        }
        Set<Path> ours = new HashSet<>();
        List<Target> targets = new ArrayList<>();
        for (String one : to) {
            Target target = target(context, formats, settings, one);
            for (Path file : target.files()) {
                Path real = RealPlace.of(file);
                if (taken.contains(real)) {
                    throw wrong(Text.of("report.to-reserved", file), Text.of("report.to-reserved-step"));
                }
                if (!ours.add(real)) {
                    throw wrong(Text.of("report.to-twice", file), Text.of("report.to-twice-step"));
                }
                if (Files.exists(file) && !Files.isRegularFile(file)) {
                    throw wrong(Text.of("report.to-no-file", file), Text.of("report.to-reserved-step"));
                }
            }
            targets.add(target);
        }
        return new Targets(targets);
    }

    private static Target target(CliContext context, Formats formats, FormatSettings settings, String typed)
            throws CommandException {
        int equals = typed.indexOf('=');
        if (equals < 1 || equals == typed.length() - 1) {
            throw wrong(
                    Text.of("report.to-form", typed),
                    Text.of("report.to-form-step", formats.ids().get(0)));
        }
        ReportWriter writer = formats.named(typed.substring(0, equals));
        String place = typed.substring(equals + 1);
        try {
            Path file = context.resolve(Path.of(place));
            boolean directory = place.endsWith("/") || Files.isDirectory(file);
            Path named = directory ? file.resolve(writer.format().fileName()) : file;
            return new Target(writer, RealPlace.followed(named), settings.of(writer));
        } catch (InvalidPathException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("report.to-form", typed),
                    Text.of("report.to-form-step", formats.ids().get(0)),
                    e);
        }
    }

    private static CommandException wrong(Text text, Text step) {
        return new CommandException(ExitCode.WRONG_USAGE, text, step, null);
    }
}
