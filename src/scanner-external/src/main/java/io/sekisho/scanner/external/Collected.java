package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.ExternalTools;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers the results of all files, and what they do not tell. */
final class Collected {
    private final ScanPlan plan;
    private final Globs excludes;
    private final Lines lines;
    private final SecretPlaces secretPlaces = new SecretPlaces();
    private final List<RawFinding> findings = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Gap> failures = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private final List<String> excluded = new ArrayList<>();
    private final TreeMap<String, TreeSet<String>> tools = new TreeMap<>();
    private final TreeMap<String, Long> inputs = new TreeMap<>();

    Collected(ScanPlan plan) {
        this.plan = plan;
        this.lines = new Lines(plan);
        try {
            this.excludes = Globs.of(plan.excludes());
        } catch (PlanException e) {
            throw new IllegalArgumentException("the planner has read these", e);
        }
    }

    void read(Path file) throws InterruptedException {
        Path absolute = file.toAbsolutePath().normalize();
        boolean inside = absolute.startsWith(plan.root());
        String path = inside ? plan.relative(absolute) : String.valueOf(absolute.getFileName());
        ResultTranslator translator =
                new ResultTranslator(plan, new Spots(plan, Location.file(path)), lines, secretPlaces);
        SarifFile sarif = new SarifFile(absolute, inside ? path : file.toString());
        try {
            List<SarifRun> runs = sarif.runs();
            count("files", 1);
            runs.forEach(run -> add(run, path));
            Map<SarifRun, Long> bad = new LinkedHashMap<>();
            Set<SarifRun> told = new HashSet<>();
            sarif.results(runs, (run, result) -> {
                if (result.isObject()) {
                    add(translator, run, result);
                    if (!Verdicts.isAbsent(result)) {
                        told.add(run);
                    }
                } else {
                    bad.merge(run, 1L, Long::sum);
                }
            });
            bad.forEach((run, number) -> addBad(run, number, path));
            runs.stream().filter(run -> run.toolErrors() > 0).forEach(run -> addErrors(run, told.contains(run), path));
        } catch (SarifException e) {
            failures.add(failure(e.text(), Text.of("external.read-step")));
        }
    }

    private void add(SarifRun run, String path) {
        count("runs", 1);
        String tool = run.toolName();
        tools.computeIfAbsent(tool, none -> new TreeSet<>()).add(run.toolVersion() == null ? "" : run.toolVersion());
        if (!run.isSuccessful()) {
            failures.add(
                    failure(Text.of("external.tool-failed", tool, path), Text.of("external.tool-failed-step", tool)));
        }
        if (!run.elsewhere().isEmpty()) {
            failures.add(failure(
                    Text.of("external.elsewhere", tool, path, run.elsewhere()),
                    Text.of("external.elsewhere-step", tool)));
        } else if (!run.hasResults()) {
            failures.add(
                    failure(Text.of("external.no-results", tool, path), Text.of("external.tool-failed-step", tool)));
        }
    }

    /**
     * A tool that found nothing and met errors may have looked at nothing. One that told something did look; what its errors cost
     * is not known, so that whatever it no longer tells is not called fixed.
     */
    private void addErrors(SarifRun run, boolean told, String path) {
        String tool = run.toolName();
        Text step = Text.of("external.tool-failed-step", tool);
        if (told) {
            Text message = Text.of("external.tool-errors", tool, run.toolErrors(), path);
            gaps.add(new Gap(GapType.UNREADABLE_FILE, ExternalScanner.ID, message, step, List.of(), run.toolErrors()));
        } else if (run.isSuccessful() && run.hasResults() && run.elsewhere().isEmpty()) {
            failures.add(failure(Text.of("external.only-errors", tool, run.toolErrors(), path), step));
        }
    }

    private static Gap failure(Text message, Text nextStep) {
        return Gap.of(GapType.SCANNER_FAILED, ExternalScanner.ID, message, nextStep);
    }

    private void addBad(SarifRun run, long number, String path) {
        gaps.add(new Gap(
                GapType.TOOL_NOTE,
                ExternalScanner.ID,
                Text.of("external.bad-results", run.toolName(), number, path),
                Text.of("external.read-step"),
                List.of(path),
                number));
    }

    private void add(ResultTranslator translator, SarifRun run, JsonNode result) {
        count("results", 1);
        if (Verdicts.isPass(result)) {
            count("passed", 1);
            return;
        }
        if (Verdicts.isAbsent(result)) {
            count("absent", 1);
            return;
        }
        Spot spot = translator.spot(run, result);
        if (excludes.matches(spot.location().path())) {
            excluded.add(spot.location().path());
            return;
        }
        if (spot.outside()) {
            outside.add(spot.elsewhere() == null ? spot.location().path() : spot.elsewhere());
        }
        findings.add(translator.translate(run, result, spot));
    }

    private void count(String what, long more) {
        inputs.merge(what, more, Long::sum);
    }

    /** Files that could not be read and tools that say that they failed. */
    List<Gap> failures() {
        return failures;
    }

    ScanResult result(List<Gap> further) {
        List<Gap> all = new ArrayList<>(gaps);
        all.addAll(further);
        if (!outside.isEmpty()) {
            all.add(new Gap(
                    GapType.PATH_OUTSIDE,
                    ExternalScanner.ID,
                    Text.of("external.path-outside", outside.size()),
                    Text.of("external.path-outside-step"),
                    outside,
                    outside.size()));
        }
        if (!excluded.isEmpty()) {
            all.add(new Gap(
                    GapType.SCOPE_CONFIGURED,
                    ExternalScanner.ID,
                    Text.of("external.excluded", excluded.size()),
                    null,
                    excluded,
                    excluded.size()));
        }
        List<RawFinding> covered = findings.stream().map(secretPlaces::cover).toList();
        return new ScanResult(
                null, ScannerState.COMPLETED, covered, List.of(), all, inputs, ExternalTools.property(tools));
    }
}
