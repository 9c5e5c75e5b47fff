package io.sekisho.core;

import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Judged;
import io.sekisho.core.reference.CoverageFall;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Scan plan → scanners, at once → consolidate, enrich, witness → facts → judge → report. */
public final class Pipeline {
    /** How long a scanner may take to end its children after it was told to stop. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Duration grace;
    private final PipelineListener listener;

    public Pipeline(Clock clock, PipelineListener listener) {
        this(clock, GRACE, listener);
    }

    Pipeline(Clock clock, Duration grace, PipelineListener listener) {
        this.clock = clock;
        this.grace = grace;
        this.listener = listener;
    }

    /**
     * Scans once. A scanner that fails, hangs or runs out of memory costs its own findings only.
     *
     * @throws IOException when no temporary directory can be made; nothing was scanned then
     * @throws InterruptedException when the user stopped the scan; all scanners have been stopped
     */
    public PipelineResult run(PipelineRequest request) throws IOException, InterruptedException {
        Instant startedAt = clock.instant();
        long start = System.nanoTime();
        List<ScannerOutcome> outcomes = scan(request);
        long millis = (System.nanoTime() - start) / 1_000_000;

        Facts facts = facts(request, startedAt, millis, outcomes);
        Judged judged = new Judge().judged(facts, request.policy(), request.reference(), clock);
        return new PipelineResult(
                new Report(facts, judged.judgement()),
                judged.history(),
                outcomes.stream()
                        .filter(ScannerOutcome::abandoned)
                        .map(outcome -> outcome.scanner().id())
                        .toList());
    }

    private List<ScannerOutcome> scan(PipelineRequest request) throws IOException, InterruptedException {
        try (WorkDirectories directories = WorkDirectories.under(request.temporary())) {
            List<ParallelRun.Job<ScannerOutcome>> jobs = new ArrayList<>();
            for (ScannerTask task : request.scanners()) {
                jobs.add(
                        task.leftOut() == null ? lane(task, request, directories) : () -> ScannerOutcome.leftOut(task));
            }
            return ParallelRun.all(jobs);
        }
    }

    private ParallelRun.Job<ScannerOutcome> lane(ScannerTask task, PipelineRequest request, WorkDirectories directories)
            throws IOException {
        Path own = directories.create(task.scanner().description().id());
        ScannerLane lane = new ScannerLane(task, request, listener, grace);
        return () -> lane.run(own);
    }

    private static Facts facts(PipelineRequest request, Instant at, long millis, List<ScannerOutcome> outcomes)
            throws InterruptedException {
        Consolidator consolidator = new Consolidator(request.severities());
        List<RawFinding> raw = outcomes.stream()
                .flatMap(outcome -> outcome.result().findings().stream())
                .toList();
        List<Component> components = outcomes.stream()
                .flatMap(outcome -> outcome.result().components().stream())
                .toList();
        List<ScannerRun> runs = outcomes.stream().map(ScannerOutcome::run).toList();
        List<Finding> findings = request.changes().witness(request.enricher().enrich(consolidator.findings(raw)));
        List<Enrichment> enrichments = request.enricher().enrichments(runs);
        List<Gap> gaps = Stream.of(
                        NothingScanned.of(request.plan(), runs).stream(),
                        request.plan().gaps().stream(),
                        request.gaps().stream(),
                        request.reference().gaps().stream(),
                        CoverageFall.of(runs, request.plan().scope().reach().key(), request.reference()).stream(),
                        ClockCheck.of(at, request.plan().git(), runs, enrichments, request.reference()).stream(),
                        request.changes().gaps().stream(),
                        request.enricher().gaps(runs, findings).stream(),
                        outcomes.stream().flatMap(outcome -> outcome.gaps().stream()))
                .flatMap(all -> all)
                .toList();
        return new Facts(
                request.version(),
                at,
                millis,
                project(request),
                findings,
                consolidator.components(components),
                new Coverage(runs, consolidator.gaps(gaps)),
                enrichments);
    }

    private static Project project(PipelineRequest request) {
        ScanPlan plan = request.plan();
        Path name = plan.root().getFileName();
        return new Project(
                name == null ? "/" : name.toString(),
                plan.git() == null ? null : plan.git().head(),
                plan.git() == null ? null : plan.git().branch(),
                plan.scope().reach().key(),
                plan.scope().from() == null
                        ? null
                        : plan.scope().from() + ".." + plan.scope().to(),
                request.changes().change(),
                plan.git() == null ? null : directory(plan.git().topLevel(), plan.root()),
                request.repository());
    }

    private static String directory(Path top, Path root) {
        return root.startsWith(top) ? top.relativize(root).toString().replace('\\', '/') : null;
    }
}
