package io.sekisho.cli.standard;

import io.sekisho.cli.console.Choice;
import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.StandardReader;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.standard.Standard;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the facts of reports and says, item by item, what they tell of a written standard. A report, not a gate. */
@Command(
        name = "standard",
        header = "Show how projects stand against a written standard, by their reports.",
        description = {
            "",
            "By item: violated, no violation found, not assessed (a scan did not see everything), not assessable by a code "
                    + "scan. With several reports, one a repository: how many stand how, and which credentials stand in "
                    + "more than one. Exit code 0 whatever it shows; 2 for wrong input.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho standard                                  the last scan here",
            "  sekisho standard reports/*.json                   a whole organisation",
            "  sekisho standard --standard our.yml sekisho-report  a standard of your own",
            ""
        })
public final class StandardCommand implements Callable<ExitCode> {
    /** How it is shown. */
    enum Format {
        TEXT,
        JSON;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the word, and lists it for shells to complete. */
    static final class Formats implements ITypeConverter<Format>, Iterable<String> {
        @Override
        public Format convert(String typed) {
            return new Choice<>(Format.values(), Format::key).convert(typed);
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Format.values()).map(Format::key).iterator();
        }
    }

    private static final String DIRECTORY = "sekisho-report";
    private static final long LARGEST = 1 << 20;

    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "REPORT",
            arity = "0..*",
            description = "sekisho-report.json, or the directory that holds it. Default: sekisho-report")
    private List<Path> reports = List.of();

    @Option(
            names = "--standard",
            paramLabel = "FILE|NAME",
            description =
                    "The standard: a file in the form of rulesets/standards/, or the name of one that is shipped. "
                            + "Default: the configuration's, else cloud-security-standard.")
    private String standard;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            converter = Formats.class,
            completionCandidates = Formats.class,
            description = "How it is shown. Default: text.")
    private Format format = Format.TEXT;

    public StandardCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        TrustedSettings trusted =
                TrustedSettings.read(context, Console.of(context, common), context.workingDirectory(), null);
        Console console = console(trusted);
        Standard chosen = standard(trusted, console);
        List<Path> typed = reports.isEmpty() ? List.of(Path.of(DIRECTORY)) : reports;
        Assessment.Result result = new Assessment(context, writer, chosen).of(typed);
        switch (format) {
            case JSON -> context.out().println(StandardJson.of(chosen, result));
            case TEXT ->
                context.out()
                        .print(
                                result.assessed().size() == 1
                                        ? new OneProject(console, context)
                                                .of(result.assessed().get(0))
                                        : new ManyProjects(console, context).of(chosen, result));
        }
        return ExitCode.PASSED;
    }

    private Console console(TrustedSettings trusted) {
        return Console.of(
                context, common.language(), trusted.settings().config().language());
    }

    private Standard standard(TrustedSettings trusted, Console console) throws CommandException {
        if (standard == null) {
            Standard configured = trusted.policy().standard();
            return configured == null
                    ? StandardReader.shipped(StandardReader.SHIPPED.get(0)).orElseThrow()
                    : configured;
        }
        Optional<Standard> shipped = StandardReader.shipped(standard);
        return shipped.isPresent() ? shipped.get() : read(context.resolve(Path.of(standard)), console);
    }

    private Standard read(Path file, Console console) throws CommandException {
        String names = String.join(", ", StandardReader.SHIPPED);
        if (!Files.isRegularFile(file)) {
            throw wrong(Text.of("standard.cli-unknown", standard, names), null);
        }
        try {
            return StandardReader.read(
                    standard, Files.size(file) > LARGEST ? new byte[(int) LARGEST + 1] : Files.readAllBytes(file));
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw wrong(problems.get(problems.size() - 1), e);
        } catch (IOException e) {
            throw wrong(Text.of("standard.cli-unreadable", standard, IoProblem.of(e)), e);
        }
    }

    private static CommandException wrong(Text text, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, Text.of("standard.cli-step"), cause);
    }
}
