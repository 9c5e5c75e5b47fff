package io.sekisho.scanner.dependency;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What is told of the files that an analyzer failed on. A file that is damaged is noted; an analyzer that is itself broken has
 * seen nothing of a file that may be full of flaws, so that the scanner counts as failed.
 */
final class AnalyzerFailures {
    private AnalyzerFailures() {}

    /** @param shown how a file that Dependency-Check names is called in a report */
    static List<Gap> gaps(List<ScanEngine.Failure> failures, UnaryOperator<String> shown) {
        List<Gap> gaps = new ArrayList<>();
        byAnalyzer(failures, true, shown)
                .forEach((analyzer, files) -> gaps.add(new Gap(
                        GapType.SCANNER_FAILED,
                        "dependency",
                        Text.of("dependency.analyzer-broken", analyzer, files.size()),
                        Text.of("core.scanner-failed-step"),
                        List.copyOf(files),
                        files.size())));
        byAnalyzer(failures, false, shown)
                .forEach((analyzer, files) -> gaps.add(new Gap(
                        GapType.UNREADABLE_FILE,
                        "dependency",
                        Text.of("dependency.file-unreadable", analyzer, files.size()),
                        Text.of("dependency.file-unreadable-step"),
                        List.copyOf(files),
                        files.size())));
        return gaps;
    }

    private static Map<String, TreeSet<String>> byAnalyzer(
            List<ScanEngine.Failure> failures, boolean broken, UnaryOperator<String> shown) {
        Map<String, TreeSet<String>> files = new TreeMap<>();
        for (ScanEngine.Failure failure : failures) {
            if (failure.broken() == broken) {
                files.computeIfAbsent(failure.analyzer(), any -> new TreeSet<>())
                        .add(shown.apply(failure.file()));
            }
        }
        return files;
    }
}
