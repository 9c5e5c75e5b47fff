package io.sekisho.scanner.dependency;

import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import io.sekisho.scanner.dependency.database.DatabaseException;
import io.sekisho.scanner.dependency.database.DatabaseGaps;
import io.sekisho.scanner.dependency.database.DatabaseInfo;
import io.sekisho.scanner.dependency.database.VulnerabilityDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * OWASP Dependency-Check, behind the scanner seam. Works on a database that is there, never on the network.
 *
 * <p>Raw findings: one for each dependency of Dependency-Check (those that it lists below another are unfolded), each of its
 * vulnerabilities and each place where it lies. The report's properties have Dependency-Check's own numbers:
 * {@code engine.dependencies}, {@code engine.vulnerabilities}, and {@code engine.suppressed} for what its own list of known false
 * positives took out.
 */
public final class DependencyScanner implements Scanner {
    private static final ScannerDescription DESCRIPTION = new ScannerDescription(
            "dependency",
            Kind.DEPENDENCY,
            "OWASP Dependency-Check",
            "13.0.0",
            "https://owasp.org/www-project-dependency-check/");

    /** How long a stopped run gets to finish the files at hand; it is abandoned then. */
    private static final long GRACE_SECONDS = 5;

    private final DependencySettings settings;
    private final UnpackLimits limits;

    /** @param settings what the user and the trusted configuration say */
    public DependencyScanner(DependencySettings settings) {
        this(settings, UnpackLimits.DEFAULT);
    }

    DependencyScanner(DependencySettings settings, UnpackLimits limits) {
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public ScannerDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ScanResult scan(ScanContext context) throws ScannerException, InterruptedException {
        ScanInputs inputs = ScanInputs.of(context.plan(), true);
        if (inputs.isEmpty()) {
            return ScanResult.nothing(DESCRIPTION.version(), inputs.gaps());
        }
        VulnerabilityDatabase database;
        try {
            database = settings.databases().open(settings.location());
        } catch (DatabaseException e) {
            throw new ScannerException(e.gap(), null, e);
        }
        if (!database.info().retireJs()) {
            inputs = ScanInputs.of(context.plan(), false);
        }
        List<Gap> gaps = new ArrayList<>(new DatabaseGaps(settings.clock()).ofScan(database.info()));
        gaps.addAll(inputs.gaps());
        EngineRun run =
                new EngineRun(context.plan(), inputs, database, context.workDirectory(), context.progress(), limits);
        ScanResult seen = supervise(run);
        gaps.addAll(seen.gaps());
        Map<String, String> properties = new TreeMap<>(properties(database.info()));
        properties.putAll(seen.properties());
        return new ScanResult(
                DESCRIPTION.version(),
                seen.state(),
                seen.findings(),
                seen.components(),
                gaps,
                seen.inputs(),
                properties);
    }

    /** On a thread of its own, which is never interrupted: that would close database files under Dependency-Check. */
    private static ScanResult supervise(EngineRun run) throws ScannerException, InterruptedException {
        FutureTask<ScanResult> work = new FutureTask<>(run);
        Thread thread = new Thread(work, "dependency-engine");
        thread.setDaemon(true);
        thread.start();
        try {
            return work.get();
        } catch (InterruptedException e) {
            run.stop();
            try {
                work.get(GRACE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stopped) {
                e.addSuppressed(stopped);
            }
            throw e;
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private static ScannerException failed(Throwable cause) {
        if (cause instanceof ScannerException already) {
            return already;
        }
        if (cause instanceof DatabaseException database) {
            return new ScannerException(database.gap(), null, database);
        }
        Text message = Text.of(
                "core.scanner-failed", DESCRIPTION.name(), cause.getClass().getName());
        Gap gap = Gap.of(GapType.SCANNER_FAILED, DESCRIPTION.id(), message, Text.of("core.scanner-failed-step"));
        return new ScannerException(gap, null, cause);
    }

    private static Map<String, String> properties(DatabaseInfo info) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("database.id", info.id());
        properties.put("database.kind", info.kind().name().toLowerCase(java.util.Locale.ROOT));
        properties.put("database.location", info.location());
        properties.put("database.created", info.createdAt().toString());
        properties.put("database.updated", String.valueOf(info.newestModified()));
        properties.put("database.cves", Long.toString(info.cveCount()));
        properties.put("database.kev", Long.toString(info.kevCount()));
        properties.put("database.retirejs", Boolean.toString(info.retireJs()));
        return properties;
    }
}
