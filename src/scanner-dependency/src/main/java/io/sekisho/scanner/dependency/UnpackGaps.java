package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Archives, entries and files that could not or must not be read. Thread-safe. */
final class UnpackGaps {
    private final Map<GapType, TreeSet<String>> paths = new EnumMap<>(GapType.class);

    /** @param type {@link GapType#UNREADABLE_FILE} or {@link GapType#SKIPPED_FILE} */
    synchronized void add(GapType type, String shown) {
        paths.computeIfAbsent(type, any -> new TreeSet<>()).add(shown);
    }

    synchronized List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        paths.forEach((type, files) -> {
            String code = type == GapType.SKIPPED_FILE ? "dependency.archive-skipped" : "dependency.archive-unreadable";
            gaps.add(new Gap(
                    type,
                    "dependency",
                    Text.of(code, files.size()),
                    Text.of(code + "-step"),
                    List.copyOf(files),
                    files.size()));
        });
        return gaps;
    }

    /** A file as reports name it: relative inside the project, else just its name. */
    static String shown(ScanPlan plan, java.nio.file.Path file) {
        return file.startsWith(plan.root()) ? plan.relative(file) : String.valueOf(file.getFileName());
    }
}
