package io.sekisho.cli.suppress;

import io.sekisho.cli.console.Choice;
import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.files.AtomicFile.Content;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.cyclonedx.CycloneDxVex;
import io.sekisho.core.writer.vex.Claims;
import io.sekisho.core.writer.vex.OpenVex;
import io.sekisho.core.writer.vex.Purls;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells others how a product stands to the vulnerabilities that a scan found in it. */
@Command(
        name = "export",
        header = "Write what the suppressions say of vulnerabilities as VEX, for others to read.",
        description = {
            "",
            "Every dependency finding of the report becomes a statement: that of the entry that suppresses it (vex:), an "
                    + "accepted risk for an entry without one, under investigation for what nothing suppresses. Suppressions "
                    + "of other kinds are left out and counted. The same report gives the same document.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho suppress export --format openvex --author \"Shop team\" --output shop.openvex.json",
            "  sekisho suppress export --format cyclonedx-vex sekisho-report > vex.cdx.json",
            ""
        })
final class SuppressExportCommand implements Callable<ExitCode> {
    private static final String DIRECTORY = "sekisho-report";

    /** What people call CycloneDX VEX where nothing but VEX can be meant; as a report's format it is something else. */
    private static final String SHORT = "cyclonedx";

    /** How it is written. */
    enum Format {
        OPENVEX,
        CYCLONEDX_VEX;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Reads the word, and lists it for shells to complete. */
    static final class Formats implements ITypeConverter<Format>, Iterable<String> {
        @Override
        public Format convert(String typed) {
            return typed.equals(SHORT)
                    ? Format.CYCLONEDX_VEX
                    : new Choice<>(Format.values(), Format::key).convert(typed);
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Format.values()).map(Format::key).iterator();
        }
    }

    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "openvex|cyclonedx-vex",
            converter = Formats.class,
            completionCandidates = Formats.class,
            description = "OpenVEX 0.2.0 or VEX of CycloneDX 1.6, for which cyclonedx will do.")
    private Format format;

    @Parameters(
            paramLabel = "REPORT",
            arity = "0..1",
            description = "sekisho-report.json, or the directory that holds it. Default: sekisho-report")
    private Path report = Path.of(DIRECTORY);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it there. Default: standard output.")
    private Path output;

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "Who answers for the statements. Default: the project's name.")
    private String author;

    @Option(
            names = "--product",
            paramLabel = "PURL",
            description = "Package URL of the product. Default: pkg:generic/ with the project's name and commit.")
    private String product;

    SuppressExportCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console first = Console.of(context, common);
        Path typed = context.resolve(report);
        Report read = ReportFile.read(ReportFile.at(typed, writer));
        String whole = product == null
                ? Purls.of(read.facts().project())
                : Purls.canonical(product)
                        .orElseThrow(() -> new CommandException(
                                ExitCode.WRONG_USAGE, Text.of("exchange.no-purl", product), null, null));
        TrustedSettings trusted = TrustedSettings.read(context, first, context.workingDirectory(), null);
        Console console = console(trusted);
        if (!read.judgement().verdict().complete()) {
            console.warn("exchange.incomplete");
        }
        Claims claims = TodaysClaims.of(read, trusted.policy());
        if (claims.others() > 0) {
            console.warn("exchange.others", claims.others());
        }
        if (claims.all().isEmpty() && format == Format.OPENVEX) {
            console.warn("exchange.no-claim");
            return ExitCode.PASSED;
        }
        String by = author == null || author.isBlank() ? read.facts().project().name() : author.strip();
        Wording wording = console::render;
        Content document = switch (format) {
            case OPENVEX -> out -> new OpenVex(read, whole, by, wording).write(claims.all(), out);
            case CYCLONEDX_VEX -> out -> new CycloneDxVex(read, whole, by, wording).write(claims.all(), out);
        };
        write(document, claims.all().size(), console);
        return ExitCode.PASSED;
    }

    private Console console(TrustedSettings trusted) {
        return Console.of(
                context, common.language(), trusted.settings().config().language());
    }

    private void write(Content document, int count, Console console) throws CommandException {
        if (output == null) {
            print(document);
            return;
        }
        Path file = context.resolve(output);
        try {
            AtomicFile.write(file, document);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE, Text.of("exchange.unwritable", output, IoProblem.of(e)), null, e);
        }
        console.say("exchange.exported", count, output);
    }

    private void print(Content document) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            document.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.out().print(text.toString(StandardCharsets.UTF_8));
    }
}
