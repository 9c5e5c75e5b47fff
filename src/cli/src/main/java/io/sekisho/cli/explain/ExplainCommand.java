package io.sekisho.cli.explain;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.FormatOption;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.cli.summary.Page;
import io.sekisho.core.policy.SuppressionLimits;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells all that a report knows of one finding. Judges nothing: it explains the verdict that the report holds. */
@Command(
        name = "explain",
        header = "Explain one finding of a report: why it blocks or not, since when, until when, what un-blocks it.",
        description = {"", "Exit codes: 0 explained; 2 there is no such finding, or no such report.", ""},
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho explain d1:3f7a0c5e9b1d48e2                 by fingerprint; its beginning is enough",
            "  sekisho explain CVE-2021-44228                      by vulnerability or rule, where there is one only",
            "  sekisho explain d1:3f7a old/sekisho-report.json     in another report",
            ""
        })
public final class ExplainCommand implements Callable<ExitCode> {
    private static final Set<GapType> UNREADABLE = Set.of(GapType.POLICY_UNREADABLE, GapType.TARGET_UNREADABLE);

    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Parameters(
            index = "0",
            paramLabel = "FINDING",
            description =
                    "Fingerprint as the report names it, or the beginning of it; or the id of a rule or vulnerability.")
    private String finding;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REPORT",
            description = "sekisho-report.json, or the directory that holds it. Default: ${DEFAULT-VALUE}")
    private Path report = Path.of("sekisho-report");

    @Mixin
    private FormatOption format;

    public ExplainCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Path given = context.resolve(report);
        Report read = ReportFile.read(ReportFile.at(given, writer));
        Console console = Console.of(context, common);
        Subject subject = Lookup.of(read, finding, console);
        if (format.isJson()) {
            context.out().println(SubjectJson.of(subject));
        } else {
            Page page = Page.of(context, console);
            new Explanation(page, subject, new Acceptable(limits(console), context.today())).write();
            context.out().print(page.end());
        }
        return ExitCode.PASSED;
    }

    /** @return null when the policy cannot be read here: the report explains itself without */
    private SuppressionLimits limits(Console console) throws InterruptedException {
        try {
            TrustedSettings here = TrustedSettings.read(context, console, context.workingDirectory(), null);
            boolean whole = here.trust().gaps().stream().noneMatch(gap -> UNREADABLE.contains(gap.type()));
            return whole ? here.policy().limits() : null;
        } catch (CommandException e) {
            return null;
        }
    }
}
