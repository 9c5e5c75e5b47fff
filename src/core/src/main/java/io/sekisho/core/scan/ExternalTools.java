package io.sekisho.core.scan;

import io.sekisho.model.ScannerRun;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose results the external scanner read, as a scanner's run keeps it: a line for each version of a tool. */
public final class ExternalTools {
    /** Key of the run's property. */
    private static final String PROPERTY = "tools";

    /** Stands between a tool's name and its version, and in neither: text of tools has no control characters. */
    private static final char BETWEEN = '\t';

    private ExternalTools() {}

    /**
     * The property of a run.
     *
     * @param versions by the tool's name; empty text for a version that it does not tell
     */
    public static Map<String, String> property(SortedMap<String, ? extends Collection<String>> versions) {
        List<String> lines = versions.entrySet().stream()
                .flatMap(tool -> tool.getValue().stream().map(version -> line(tool.getKey(), version)))
                .toList();
        return lines.isEmpty() ? Map.of() : Map.of(PROPERTY, String.join("\n", lines));
    }

    private static String line(String name, String version) {
        return version.isEmpty() ? name : name + BETWEEN + version;
    }

    /** What two parts of a scan read together; empty where neither read any. */
    public static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        String lines = Stream.of(one, other)
                .flatMap(properties -> properties.getOrDefault(PROPERTY, "").lines())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? Map.of() : Map.of(PROPERTY, lines);
    }

    /** In order; empty where none is known. */
    public static Set<String> names(ScannerRun run) {
        return runs(run).stream().map(ExternalTools::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A tool's runs: its name with its version, if it tells that. */
    public static Set<String> runs(ScannerRun run, String tool) {
        return runs(run).stream().filter(line -> name(line).equals(tool)).collect(Collectors.toSet());
    }

    private static List<String> runs(ScannerRun run) {
        return run.properties().getOrDefault(PROPERTY, "").lines().toList();
    }

    private static String name(String line) {
        int end = line.indexOf(BETWEEN);
        return end < 0 ? line : line.substring(0, end);
    }
}
