package io.sekisho.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which directories a scanner looked where a scan was split over several, as its run keeps them: a line for each. */
public final class ScannedParts {
    /** Key of the run's property. */
    private static final String PROPERTY = "parts";

    private ScannedParts() {}

    /** In order, from the top of the whole; empty where the scan was not split. */
    public static Set<String> of(ScannerRun run) {
        return run.properties().getOrDefault(PROPERTY, "").lines().collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of all scanners of a scan together. */
    public static Set<String> of(Facts facts) {
        return facts.coverage().scanners().stream()
                .flatMap(run -> of(run).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param directory of the part; one that was put together itself looked in its own parts */
    public static Map<String, String> property(ScannerRun run, String directory) {
        Set<String> own = of(run);
        return property(
                own.isEmpty()
                        ? Stream.of(directory)
                        : own.stream().map(one -> directory.isEmpty() ? one : directory + "/" + one));
    }

    /** What two parts of a scan looked at together; empty where neither tells. */
    public static Map<String, String> both(ScannerRun one, ScannerRun other) {
        return property(Stream.concat(of(one).stream(), of(other).stream()));
    }

    private static Map<String, String> property(Stream<String> directories) {
        String lines = directories.distinct().sorted().collect(Collectors.joining("\n"));
        return lines.isEmpty() ? Map.of() : Map.of(PROPERTY, lines);
    }
}
