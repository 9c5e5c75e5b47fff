package io.sekisho.core.merge;

import io.sekisho.core.scan.ExternalTools;
import io.sekisho.model.Finding;
import io.sekisho.model.ScannedParts;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of each scanner over all parts. */
final class ScannerRuns {
    /** The gravest first: what failed in one part has not completed. */
    private static final List<ScannerState> GRAVEST = List.of(
            ScannerState.FAILED,
            ScannerState.TIMED_OUT,
            ScannerState.COMPLETED,
            ScannerState.NOTHING_TO_SCAN,
            ScannerState.LEFT_OUT);

    private static final String DATABASE = "database.updated";

    private ScannerRuns() {}

    /** What was looked up in older data may lack what newer ones know. Both are instants as ISO 8601 writes them, which sort as text. */
    private static String older(String one, String other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }

    /** @param findings of all parts, folded: what is reported counts their occurrences */
    static List<ScannerRun> of(List<ScannerRun> parts, List<Finding> findings) {
        Map<String, ScannerRun> merged = new LinkedHashMap<>();
        parts.stream()
                .sorted(Comparator.comparing(ScannerRun::kind).thenComparing(ScannerRun::scanner))
                .forEach(run -> merged.merge(run.scanner(), run, ScannerRuns::both));
        Map<String, Long> reported = new TreeMap<>();
        for (Finding finding : findings) {
            finding.occurrences().forEach(one -> reported.merge(one.scanner(), 1L, Long::sum));
        }
        return merged.values().stream()
                .map(run -> new ScannerRun(
                        run.scanner(),
                        run.kind(),
                        run.name(),
                        run.version(),
                        run.state(),
                        run.durationMillis(),
                        reported.getOrDefault(run.scanner(), 0L),
                        run.inputs(),
                        run.properties()))
                .toList();
    }

    /** The same, which keeps in which directory of the whole it looked. */
    static ScannerRun in(String directory, ScannerRun run) {
        if (run.state() == ScannerState.LEFT_OUT) {
            return run;
        }
        Map<String, String> properties = new TreeMap<>(run.properties());
        properties.putAll(ScannedParts.property(run, directory));
        return new ScannerRun(
                run.scanner(),
                run.kind(),
                run.name(),
                run.version(),
                run.state(),
                run.durationMillis(),
                run.reported(),
                run.inputs(),
                properties);
    }

    /** Inputs add up; properties are those of the first part that has them, other tools those of all. */
    private static ScannerRun both(ScannerRun one, ScannerRun other) {
        Map<String, Long> inputs = new TreeMap<>(one.inputs());
        other.inputs().forEach((name, count) -> inputs.merge(name, count, Long::sum));
        Map<String, String> properties = new TreeMap<>(other.properties());
        properties.putAll(one.properties());
        properties.putAll(ExternalTools.both(one.properties(), other.properties()));
        properties.putAll(ScannedParts.both(one, other));
        String older = older(one.properties().get(DATABASE), other.properties().get(DATABASE));
        if (older != null) {
            properties.put(DATABASE, older);
        }
        ScannerState state =
                GRAVEST.indexOf(one.state()) <= GRAVEST.indexOf(other.state()) ? one.state() : other.state();
        return new ScannerRun(
                one.scanner(),
                one.kind(),
                one.name(),
                one.version() == null ? other.version() : one.version(),
                state,
                Math.max(one.durationMillis(), other.durationMillis()),
                0,
                inputs,
                properties);
    }
}
