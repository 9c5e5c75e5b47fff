package io.sekisho.cli.scan;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.format.Targets;
import io.sekisho.cli.progress.Progress;
import io.sekisho.cli.reference.HistoryFile;
import io.sekisho.cli.summary.Summary;
import io.sekisho.core.Pipeline;
import io.sekisho.core.PipelineListener;
import io.sekisho.core.PipelineRequest;
import io.sekisho.core.PipelineResult;
import io.sekisho.core.ScannerTask;
import io.sekisho.core.change.ChangeFinder;
import io.sekisho.core.change.Changes;
import io.sekisho.core.config.Config;
import io.sekisho.core.config.ConfigGaps;
import io.sekisho.core.enrich.Enricher;
import io.sekisho.core.enrich.Needs;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.trust.RepositoryName;
import io.sekisho.core.trust.Trust;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One scan: trusted settings → plan → pipeline → report on disk, summary on standard output, exit code. */
public final class ScanRun {
    private static final Logger LOG = LoggerFactory.getLogger(ScanRun.class);

    /**
     * How it went.
     *
     * @param report facts and judgement
     * @param file where it lies
     * @param exitCode by the verdict
     */
    public record Outcome(Report report, Path file, ExitCode exitCode) {}

    private final CliContext context;
    private final ScannerFactory scanners;
    private final ReportWriter writer;
    private final String version;
    private final Supplier<Path> log;

    /**
     * @param version of Sekisho, for the report
     * @param log gives the log file of this run, null when there is none
     */
    public ScanRun(
            CliContext context, ScannerFactory scanners, ReportWriter writer, String version, Supplier<Path> log) {
        this.context = context;
        this.scanners = scanners;
        this.writer = writer;
        this.version = version;
        this.log = log;
    }

    /**
     * @throws CommandException when nothing can be scanned, or the report cannot be written (the verdict has been shown then)
     * @throws InterruptedException when the user stopped it: no report was written, no child is left
     */
    public Outcome run(ScanRequest typed) throws CommandException, InterruptedException {
        Console early = Console.of(context, typed.language(), null);
        TrustedSettings read =
                TrustedSettings.read(context, early, typed.directory(), typed.trustedRef(), typed.central());
        ImportGuard imported = ImportGuard.of(typed, read.trust());
        ScanRequest request = imported.request();
        TrustedSettings trusted = read.withGaps(imported.gaps());
        Config config = trusted.settings().config();
        Console console = Console.of(context, request.language(), config.language());
        CheckedIn.refuseHome(
                trusted.trust(), request.directory(), context.home().root());
        List<ScannerTask> tasks = new Tasks(request, config)
                .of(scanners.create(context, request, config, trusted.trust().files()));
        Enricher enricher = enricher(request, trusted);
        ScanPlan plan = plan(request, config);
        Reference named = new ReferenceGuard(context, console, trusted.trust(), plan.root())
                .read(request.reference(), writer.format().fileName(), request.output());
        ReportFile file = new ReportFile(request.output(), writer);
        file.prepare();
        request.targets().prepare();

        Policy policy = trusted.policy().failingOn(request.failOn(), "--fail-on");
        if (!isQuiet(request)) {
            new PlanView(console).show(plan, new Tasks(request, config).kinds(), policy.sources(), request);
        }
        PipelineResult result = scan(request, console, plan, tasks, trusted, policy, named, enricher);
        return finish(result, named, file, request.targets(), console);
    }

    /** A hook that passes is not to be read at every commit. */
    private static boolean isQuiet(ScanRequest request) {
        return request.staged() && !request.verbose();
    }

    /** Lists of vulnerabilities are of use only where vulnerable dependencies are looked for. */
    private Enricher enricher(ScanRequest request, TrustedSettings trusted)
            throws CommandException, InterruptedException {
        Config config = trusted.settings().config();
        return new Tasks(request, config).kinds().contains(Kind.DEPENDENCY)
                ? request.enrich()
                        .enricher(
                                context,
                                NamedLists.of(config),
                                trusted.trust().files(),
                                Needs.of(trusted.policy().needs()))
                : Enricher.NONE;
    }

    private ScanPlan plan(ScanRequest request, Config config) throws CommandException, InterruptedException {
        try {
            return new Planner(caches())
                    .plan(new PlanRequest(
                            request.directory(),
                            request.range(),
                            request.staged(),
                            new Tasks(request, config).kinds(),
                            config.excludes(),
                            OwnFiles.of(request, context.home())));
        } catch (PlanException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, e.text(), null, e);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("cli.project-unreadable", request.directory(), IoProblem.saidBy(e)),
                    Text.of("cli.project-unreadable-step"),
                    e);
        }
    }

    private PackageCaches caches() {
        return PackageCaches.of(
                context.environment(),
                Path.of(System.getProperty("user.home")),
                System.getProperty("maven.repo.local"));
    }

    private PipelineResult scan(
            ScanRequest request,
            Console console,
            ScanPlan plan,
            List<ScannerTask> tasks,
            TrustedSettings trusted,
            Policy policy,
            Reference named,
            Enricher enricher)
            throws CommandException, InterruptedException {
        List<Gap> gaps = Stream.concat(
                        trusted.trust().gaps().stream(),
                        ConfigGaps.of(trusted.settings().config()).stream())
                .toList();
        try (WorkArea work = WorkArea.open(context.home());
                Progress progress = Progress.on(context, console, context.interactive() && !request.verbose())) {
            Changes changes = changes(trusted.trust(), plan, policy, named, work);
            Reference reference =
                    new ReferenceGuard(context, console, trusted.trust(), plan.root()).placed(named, changes);
            PipelineResult result = new Pipeline(context.clock(), isQuiet(request) ? PipelineListener.NONE : progress)
                    .run(new PipelineRequest(
                            version,
                            RepositoryName.of(plan.root(), request.project(), context.environment())
                                    .orElse(null),
                            plan,
                            tasks,
                            gaps,
                            trusted.settings().severities(),
                            policy,
                            reference,
                            changes,
                            enricher,
                            work.directory()));
            if (!result.abandoned().isEmpty()) {
                LOG.warn("still running, ends with the process: {}", result.abandoned());
            }
            Report report = trusted.withProposal(
                    result.report(), proposed -> proposed.failingOn(request.failOn(), "--fail-on"), context.clock());
            return new PipelineResult(report, result.history(), result.abandoned());
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("cli.no-work-area", context.home().cache(), IoProblem.saidBy(e)),
                    Text.of("cli.no-work-area-step"),
                    e);
        }
    }

    /** Who asks for days is told since when what no earlier scan knows is there; who does not is spared the time. */
    private Changes changes(Trust trust, ScanPlan plan, Policy policy, Reference reference, WorkArea work)
            throws InterruptedException {
        String compared = reference.report() == null
                ? null
                : reference.report().facts().project().commit();
        ChangeFinder finder = new ChangeFinder(trust.target(), trust.remote(), context.clock())
                .unread(plan::leavesOut)
                .reading(caches(), plan.excludes());
        return (policy.asksForDays() ? finder.dating(new Undated(reference)) : finder)
                .find(plan.root(), compared, work.directory().resolve("change"));
    }

    /** The report first; a verdict that cannot be kept is still shown. */
    private Outcome finish(
            PipelineResult result, Reference reference, ReportFile file, Targets targets, Console console)
            throws CommandException {
        Report report = result.report();
        Summary summary = Summary.of(context, console);
        try {
            file.write(report, console.language());
            file.beside(() -> HistoryFile.write(file.path(), result.history(), reference));
            targets.write(report, result::history, console);
        } catch (CommandException e) {
            context.out().print(summary.of(report, null, log.get()));
            throw e;
        }
        context.out().print(summary.of(report, file.path(), log.get()));
        return new Outcome(report, file.path(), ExitCode.of(report.judgement().verdict()));
    }
}
