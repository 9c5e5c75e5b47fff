package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import io.sekisho.scanner.dependency.database.DatabaseException;
import io.sekisho.scanner.dependency.database.VulnerabilityDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.exception.ExceptionCollection;
import org.owasp.dependencycheck.exception.InitializationException;
import org.owasp.dependencycheck.utils.Settings;

/** One run of Dependency-Check over a project's inputs, and the translation of what it says. */
final class EngineRun implements Callable<ScanResult> {
    private final ScanPlan plan;
    private final ScanInputs inputs;
    private final VulnerabilityDatabase database;
    private final Path work;
    private final Progress progress;
    private final UnpackLimits limits;
    private volatile ScanEngine engine;
    private volatile boolean stopped;

    EngineRun(
            ScanPlan plan,
            ScanInputs inputs,
            VulnerabilityDatabase database,
            Path work,
            Progress progress,
            UnpackLimits limits) {
        this.plan = plan;
        this.inputs = inputs;
        this.database = database;
        this.work = work;
        this.progress = progress;
        this.limits = limits;
    }

    /** Makes {@link #call} end after the files that are being read now. Callable from any thread. */
    void stop() {
        stopped = true;
        ScanEngine running = engine;
        if (running != null) {
            running.stop();
        }
    }

    /** @return findings, components, and gaps of the run itself; inputs and properties of the run itself */
    @Override
    public ScanResult call() throws IOException, SQLException, DatabaseException, ScannerException {
        Path temporary = Files.createDirectories(work.resolve("tmp"));
        Path data = work.resolve("data");
        Settings settings = ScanSettings.in(temporary);
        database.configure(settings, data);
        NpmStage npm = NpmStage.write(Files.createDirectories(work.resolve("npm")), inputs.packages());
        ArchiveNames names = new ArchiveNames(plan, inputs.contents().keySet());
        UnpackGaps unpackGaps = new UnpackGaps();
        UnpackLimits here = limits.within(Files.getFileStore(work).getUsableSpace());
        try (ScanEngine running = new ScanEngine(settings, progress)) {
            running.archives(new BoundedArchiveAnalyzer(new Unpacker(here, unpackGaps), names, running::accept));
            engine = running;
            if (stopped) {
                running.stop();
            }
            List<Gap> gaps = new ArrayList<>(analyze(running, npm));
            gaps.addAll(unpackGaps.gaps());
            gaps.addAll(AnalyzerFailures.gaps(running.failures(), names::shown));
            return translate(running, npm, names, RetireRepository.read(data.resolve("jsrepository.json")), gaps);
        } finally {
            settings.cleanup(true);
        }
    }

    private List<Gap> analyze(ScanEngine running, NpmStage npm) throws ScannerException {
        for (Path file : inputs.contents().keySet()) {
            if (running.isStopped()) {
                break;
            }
            running.scan(file.toFile());
        }
        if (!npm.isEmpty()) {
            running.scan(npm.lock().toFile());
        }
        List<Gap> gaps = new ArrayList<>();
        try {
            running.analyzeDependencies();
        } catch (ExceptionCollection e) {
            if (running.isStopped()) {
                return gaps;
            }
            for (Throwable cause : e.getExceptions()) {
                if (!(cause instanceof InitializationException)) {
                    throw failed(e, cause);
                }
                org.slf4j.LoggerFactory.getLogger(EngineRun.class).warn("an analyzer could not start", cause);
                gaps.add(Gap.of(
                        GapType.SCANNER_FAILED,
                        "dependency",
                        Text.of("dependency.analyzer-failed", String.valueOf(cause.getMessage())),
                        Text.of("core.scanner-failed-step")));
            }
        }
        return gaps;
    }

    private static ScannerException failed(ExceptionCollection all, Throwable cause) {
        Throwable root = ScanEngine.isOutOfMemory(all) ? new OutOfMemoryError("in an analyzer") : cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        Text message = Text.of(
                "core.scanner-failed", "OWASP Dependency-Check", root.getClass().getName());
        return new ScannerException(
                Gap.of(GapType.SCANNER_FAILED, "dependency", message, Text.of("core.scanner-failed-step")), null, root);
    }

    private ScanResult translate(
            ScanEngine running, NpmStage npm, ArchiveNames names, RetireRepository scripts, List<Gap> gaps)
            throws SQLException {
        Places places = new Places(plan, inputs, npm, names);
        Components components = new Components();
        List<RawFinding> findings;
        Dependency[] dependencies = running.isStopped() ? new Dependency[0] : running.getDependencies();
        try (ProductRanges products = ProductRanges.open(running.getSettings())) {
            Translator translator = new Translator(new Remedies(products, scripts, inputs.all()), scripts);
            List<Seen> seen = new ArrayList<>();
            List<Unfolded> all = Unfolded.of(dependencies);
            all.forEach(one -> one.copies().forEach(places::learn));
            for (Unfolded one : all) {
                List<Place> its = one.places(places);
                seen.addAll(translator.seen(one.dependency(), its));
                components.add(one.dependency(), its);
            }
            findings = translator.findings(seen);
        }
        List<ResolvedDependency> unexamined = components.addUnexamined(inputs.dependencies());
        if (!running.isStopped()) {
            gaps.addAll(Unexamined.gaps(plan, unexamined));
        }
        components.addLeftOut(inputs.leftOut());
        Map<String, String> properties = new HashMap<>();
        properties.put("engine.dependencies", Integer.toString(dependencies.length));
        properties.put("engine.vulnerabilities", count(dependencies, Dependency::getVulnerabilities));
        properties.put("engine.suppressed", count(dependencies, Dependency::getSuppressedVulnerabilities));
        return new ScanResult(
                null, ScannerState.COMPLETED, findings, components.list(), gaps, inputs.counts(), properties);
    }

    private static String count(
            Dependency[] dependencies, java.util.function.Function<Dependency, Collection<?>> collection) {
        long sum = 0;
        for (Dependency dependency : dependencies) {
            sum += collection.apply(dependency).size();
        }
        return Long.toString(sum);
    }
}
