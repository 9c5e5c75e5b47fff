package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.FormatOption;
import io.sekisho.cli.enrichment.EnrichOptions;
import io.sekisho.cli.format.Formats;
import io.sekisho.cli.format.Targets;
import io.sekisho.cli.format.ToOptions;
import io.sekisho.cli.policy.PolicyOptions;
import io.sekisho.cli.reference.HistoryFile;
import io.sekisho.cli.reference.ReferenceOptions;
import io.sekisho.cli.scan.OwnFiles;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.cli.summary.Page;
import io.sekisho.cli.summary.Summary;
import io.sekisho.core.policy.Histories;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the facts of reports, applies the policy of today or another one, and ends like a scan would. */
@Command(
        name = "gate",
        header = "Judge existing reports by the current policy or another one, without scanning.",
        description = {
            "",
            "The policy is that of this directory's .sekisho/, or of --trusted-ref, or what --policy names. What the new "
                    + "judgement changes is shown. Of many reports each is one line, and what each repository had "
                    + "suppressed stays suppressed until its day; so does it with --policy. Exit codes are those of scan; "
                    + "of many, the gravest counts.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho gate sekisho-report                       by this directory's policy",
            "  sekisho gate sekisho-report --fail-on high        what would a lower threshold say?",
            "  sekisho gate sekisho-report --policy strict       what would break if we enforced strict?",
            "  sekisho gate reports/*.json --policy central.yml  which of our repositories would fail?",
            "  sekisho gate reports/*.json --kev kev.json        which of them have an entry of today's KEV?",
            "  sekisho gate old.json --output judged             keep the new judgement",
            ""
        })
public final class GateCommand implements Callable<ExitCode> {
    private static final Logger LOG = LoggerFactory.getLogger(GateCommand.class);

    private final CliContext context;
    private final ReportWriter writer;
    private final Supplier<Path> log;
    private final Formats formats;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "1..*",
            paramLabel = "REPORT",
            description = "sekisho-report.json, the directory that holds it, or a directory full of reports.")
    private List<Path> reports;

    @Option(
            names = "--policy",
            paramLabel = "FILE|PRESET",
            description = "Judge by this file, which is written like .sekisho/config.yml, or by a preset: observe, "
                    + "standard, strict.")
    private String policy;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write the report with its new judgement there; of one report only. Default: write nothing.")
    private Path output;

    @Mixin
    private ToOptions to;

    @Mixin
    private FormatOption format;

    @Mixin
    private ReferenceOptions reference;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private EnrichOptions enrich;

    public GateCommand(CliContext context, ReportWriter writer, Supplier<Path> log, Formats formats) {
        this.context = context;
        this.formats = formats;
        this.writer = writer;
        this.log = log;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        if (policy != null && policies.trustedRef() != null) {
            throw new CommandException(ExitCode.WRONG_USAGE, Text.of("cli.gate-two-policies"), null, null);
        }
        if (policy != null && policies.central().policy() != null) {
            throw new CommandException(ExitCode.WRONG_USAGE, Text.of("central.gate-two"), null, null);
        }
        List<Path> files = List.copyOf(new ReportFiles(context, writer.format().fileName()).of(reports));
        List<Path> reserved = new ArrayList<>(files);
        if (output != null) {
            reserved.addAll(OwnFiles.in(context.resolve(output)));
        }
        Targets targets = to.targets(context, formats, reserved);
        if (files.size() > 1 && !targets.isEmpty()) {
            throw new CommandException(ExitCode.WRONG_USAGE, Text.of("report.gate-to-of-many"), null, null);
        }
        targets.prepare();
        if (files.size() > 1 && output != null) {
            throw new CommandException(ExitCode.WRONG_USAGE, Text.of("cli.gate-output-of-many"), null, null);
        }
        if (files.size() > 1 && reference.choice().typed() != null) {
            throw new CommandException(ExitCode.WRONG_USAGE, Text.of("status.gate-reference-of-many"), null, null);
        }
        Rejudging judging = Rejudging.of(
                context,
                Console.of(context, common),
                new Rejudging.Choice(
                        policy,
                        policies.failOn(),
                        policies.trustedRef(),
                        policies.central(),
                        enrich.choice(policies.offline())),
                files.size() > 1);
        Console console = new Console(context, judging.language(common.language()));
        return files.size() > 1 ? many(files, judging, console) : one(files.get(0), judging, targets, console);
    }

    private ExitCode one(Path file, Rejudging judging, Targets targets, Console console)
            throws CommandException, InterruptedException {
        Report earlier = ReportFile.read(file);
        Reference compared = reference.choice().typed() == null
                ? null
                : judging.reference(reference.choice(), writer.format().fileName(), earlier, console);
        Report judged = compared == null ? judging.judge(earlier) : judging.judge(earlier, compared);
        Path written = output == null ? file : write(judged, judging, compared, console.language());
        targets.write(judged, () -> HistoryFile.beside(written, console), console);
        Difference difference = Difference.of(earlier, judged.judgement());
        if (format.isJson()) {
            Row row = Row.of(file, earlier, difference);
            context.out().println(OverviewJson.of(new Overview(judging.sources(), List.of(row), List.of()), console));
        } else {
            context.out().print(Summary.of(context, console).of(judged, written, log.get()));
            if (judging.isOther() || !difference.isNone()) {
                Page page = Page.of(context, console);
                new DifferenceTable(page).show(difference);
                context.out().println();
                context.out().print(page.end());
            }
        }
        return ExitCode.of(judged.judgement().verdict());
    }

    /** One report is in memory at a time, and what cannot be read costs its own line only. */
    private ExitCode many(List<Path> files, Rejudging judging, Console console) {
        ExitCode exit = ExitCode.PASSED;
        List<Row> rows = new ArrayList<>();
        List<Overview.Unreadable> unreadable = new ArrayList<>();
        for (Path file : files) {
            try {
                Report earlier = ReportFile.read(file);
                Report judged = judging.judge(earlier);
                rows.add(Row.of(file, earlier, Difference.of(earlier, judged.judgement())));
                exit = ExitCode.gravest(exit, ExitCode.of(judged.judgement().verdict()));
            } catch (CommandException e) {
                LOG.warn("{}: {}", file, e.getMessage(), e);
                unreadable.add(new Overview.Unreadable(file, e.text()));
                exit = ExitCode.gravest(exit, e.exitCode());
            }
        }
        Overview overview = new Overview(judging.sources(), rows, unreadable);
        if (format.isJson()) {
            context.out().println(OverviewJson.of(overview, console));
        } else {
            Page page = Page.of(context, console);
            new OverviewTable(page).show(overview);
            context.out().print(page.end());
        }
        return exit;
    }

    /** Only a judgement against a reference knows more than the history that the scan left. */
    private Path write(Report judged, Rejudging judging, Reference compared, Language language)
            throws CommandException {
        ReportFile file = new ReportFile(context.resolve(output), writer);
        file.write(judged, language);
        if (compared != null) {
            History history = Histories.after(compared, judged, judging.policy());
            file.beside(() -> HistoryFile.write(file.path(), history, compared));
        }
        return file.path();
    }
}
