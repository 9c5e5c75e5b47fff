package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.Words;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.cli.summary.Summary;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Facts;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the facts of a report, applies the policy of today, and ends like a scan would. */
@Command(
        name = "gate",
        header = "Judge an existing report by the current policy, without scanning.",
        description = {
            "",
            "The policy is that of this directory's .sekisho/, or of --trusted-ref. Exit codes are those of scan.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho gate sekisho-report                       by this directory's policy",
            "  sekisho gate sekisho-report --fail-on high        what would a lower threshold say?",
            "  sekisho gate old.json --output judged             keep the new judgement",
            ""
        })
public final class GateCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final ReportWriter writer;
    private final Supplier<Path> log;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "REPORT", description = "sekisho-report.json, or the directory that holds it.")
    private Path report;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            completionCandidates = Words.Thresholds.class,
            description = "From which severity on a finding fails the gate: ${COMPLETION-CANDIDATES}. "
                    + "Default: the configuration's, else critical.")
    private FailOn failOn;

    @Option(
            names = "--trusted-ref",
            paramLabel = "REF",
            description = "Read .sekisho/ from this ref, not from the work tree. Default in CI: a merge request's "
                    + "target, else the default branch, unless the ref is protected.")
    private String trustedRef;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write the report with its new judgement there. Default: write nothing.")
    private Path output;

    public GateCommand(CliContext context, ReportWriter writer, Supplier<Path> log) {
        this.context = context;
        this.writer = writer;
        this.log = log;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Path file = file();
        Report earlier = read(file);
        TrustedSettings trusted = TrustedSettings.read(
                context, Console.of(context, common), context.workingDirectory(), trustedRef, false);
        Policy policy = trusted.policy();
        if (failOn != null) {
            policy = policy.failingOn(failOn, "--fail-on");
        }
        Facts facts = earlier.facts().withGaps(trusted.trust().gaps());
        Report judged = new Report(facts, new Judge().judge(facts, policy, context.clock()));
        Console console = console(trusted);
        Path written = output == null ? file : write(judged, console.language());
        context.out().print(Summary.of(context, console).of(judged, written, log.get()));
        return ExitCode.of(judged.judgement().verdict());
    }

    private Console console(TrustedSettings trusted) {
        Language language =
                common.language() == null ? trusted.settings().config().language() : common.language();
        return new Console(context, language == null ? Language.EN : language);
    }

    private Path file() throws CommandException {
        Path given = context.resolve(report);
        Path file = Files.isDirectory(given) ? given.resolve(writer.fileName()) : given;
        if (!Files.isRegularFile(file)) {
            throw wrong(Text.of("cli.no-report", file), Text.of("cli.no-report-step"), null);
        }
        return file;
    }

    private static Report read(Path file) throws CommandException {
        try {
            return ReportJson.read(file);
        } catch (IOException e) {
            throw wrong(Text.of("cli.bad-report", e.getMessage()), Text.of("cli.no-report-step"), e);
        }
    }

    private Path write(Report judged, Language language) throws CommandException {
        ReportFile file = new ReportFile(context.resolve(output), writer);
        file.write(judged, language);
        return file.path();
    }

    private static CommandException wrong(Text text, Text nextStep, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, cause);
    }
}
