package io.sekisho.cli.report;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.format.Formats;
import io.sekisho.cli.format.RealPlace;
import io.sekisho.cli.format.Targets;
import io.sekisho.cli.format.ToOptions;
import io.sekisho.cli.policy.PolicyOptions;
import io.sekisho.cli.reference.HistoryFile;
import io.sekisho.cli.reference.ReferenceOptions;
import io.sekisho.cli.scan.OwnFiles;
import io.sekisho.cli.scan.ReferenceGuard;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.cli.summary.Summary;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.merge.Merger;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Judged;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.CoverageFall;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Facts;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One report of the parts of a scan, judged as one scan. */
@Command(
        name = "merge",
        header = "Join the reports of a scan that was split over jobs, agents or modules, and judge them as one.",
        description = {
            "",
            "Parts of one directory share the kinds of scan between them (scan --only); parts of several directories of a "
                    + "repository are its modules, and their paths are told from its top. A part that is missing, damaged "
                    + "or of another commit makes the result incomplete. Exit codes are those of scan.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho merge secrets/ code/ dependencies/            three jobs, one for each kind",
            "  sekisho merge parts/*.json --expect 4 --to html=a.html",
            "  sekisho merge a b --module a=app --module b=lib/app   where there is no git",
            ""
        })
public final class MergeCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final ReportWriter writer;
    private final Supplier<Path> log;
    private final Formats formats;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "1..*",
            paramLabel = "REPORT",
            description = "sekisho-report.json of a part, or the directory that holds it.")
    private List<Path> parts;

    @Option(
            names = "--expect",
            paramLabel = "NUMBER",
            description =
                    "How many parts there have to be: a pattern like parts/*.json does not show that one is missing.")
    private int expect;

    @Mixin
    private ModuleOptions modules;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Directory for the joined sekisho-report.json. Default: ${DEFAULT-VALUE}")
    private Path output = Path.of("sekisho-report");

    @Mixin
    private ToOptions to;

    @Mixin
    private ReferenceOptions reference;

    @Mixin
    private PolicyOptions policies;

    public MergeCommand(CliContext context, ReportWriter writer, Supplier<Path> log, Formats formats) {
        this.context = context;
        this.writer = writer;
        this.log = log;
        this.formats = formats;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Path root = context.workingDirectory();
        TrustedSettings trusted = TrustedSettings.read(
                context, Console.of(context, common), root, policies.trustedRef(), policies.central());
        Console console = Console.of(
                context, common.language(), trusted.settings().config().language());
        ReportFile file = new ReportFile(context.resolve(output), writer);
        List<Path> places = parts.stream()
                .map(part -> ReportFile.at(context.resolve(part), writer))
                .toList();
        refuseToReplace(file.path(), places);
        Map<Path, String> told = modules.of(context, writer, places);
        List<Path> reserved = new ArrayList<>(places);
        reserved.addAll(OwnFiles.beside(file.path()));
        Targets targets = to.targets(context, formats, reserved);
        targets.prepare();
        // Before the earlier report in the same directory goes, which it may be.
        Reference compared = new ReferenceGuard(context, console, trusted.trust(), root)
                .read(reference.choice(), writer.format().fileName(), context.resolve(output));
        file.prepare();
        Parts found = Parts.of(places, told, writer, trusted.trust().isOfWorkTree() ? null : root, expect);
        Text assumed = found.assumed();
        if (assumed != null) {
            console.warn(assumed);
        }
        Facts merged = new Merger(new Consolidator(trusted.settings().severities()))
                .merge(
                        found.read(),
                        found.missing(),
                        compared.report() == null ? null : compared.report().facts());
        Facts facts = merged.withGaps(trusted.trust().gaps())
                .withGaps(compared.gaps())
                .withGaps(CoverageFall.of(merged, compared));
        Policy policy = policies.applied(trusted.policy());
        Judged judged = new Judge().judged(facts, policy, compared, context.clock());
        Report report = trusted.withProposal(new Report(facts, judged.judgement()), policies::applied, context.clock());
        return write(report, judged, compared, file, targets, console);
    }

    /** A part that was replaced by the whole would be counted as a part again by the next run. */
    private static void refuseToReplace(Path whole, List<Path> places) throws CommandException {
        if (places.stream().map(RealPlace::of).anyMatch(RealPlace.of(whole)::equals)) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("merge.replaces-part", whole),
                    Text.of("merge.replaces-part-step"),
                    null);
        }
    }

    private ExitCode write(
            Report report, Judged judged, Reference compared, ReportFile file, Targets targets, Console console)
            throws CommandException {
        file.write(report, console.language());
        History history = judged.history();
        file.beside(() -> HistoryFile.write(file.path(), history, compared));
        targets.write(report, () -> history, console);
        context.out().print(Summary.of(context, console).of(report, file.path(), log.get()));
        return ExitCode.of(report.judgement().verdict());
    }
}
