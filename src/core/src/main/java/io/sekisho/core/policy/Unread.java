package io.sekisho.core.policy;

import io.sekisho.core.reference.Loss;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.ScannerRun;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that a scan could not read, though it ended well, and that the scan which it is compared with could: what was in them is
 * neither fixed nor was it not there. Where the list of them is cut off and longer than it was, every file may be one.
 */
final class Unread {
    private static final String INSIDE = "!/";

    private final Map<Kind, Set<String>> paths = new EnumMap<>(Kind.class);
    private final Map<Kind, Set<String>> partly = new EnumMap<>(Kind.class);
    private final Set<Kind> any = EnumSet.noneOf(Kind.class);

    /** @param other what the other scan could not see; none when it is compared with nothing: then every file that is named counts */
    Unread(Facts facts, List<Gap> other) {
        Map<List<Object>, Long> counts = new HashMap<>();
        Set<String> alike = new HashSet<>();
        for (Gap gap : other) {
            counts.merge(key(gap), gap.count(), Long::sum);
            if (Loss.of(gap.type()) == Loss.FILES) {
                alike.addAll(gap.paths());
            }
        }
        for (Gap gap : facts.coverage().gaps()) {
            if (Loss.of(gap.type()) == Loss.FILES) {
                boolean more = gap.count() > counts.getOrDefault(key(gap), 0L);
                kinds(gap, facts).forEach(kind -> add(kind, gap, more, alike));
            }
        }
    }

    private static List<Object> key(Gap gap) {
        return List.of(gap.type(), String.valueOf(gap.scanner()), gap.message().code());
    }

    /** What no scanner in particular could not read is of no file that another tool wrote. */
    private static Set<Kind> kinds(Gap gap, Facts facts) {
        if (gap.scanner() == null) {
            return EnumSet.complementOf(EnumSet.of(Kind.EXTERNAL));
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (ScannerRun run : facts.coverage().scanners()) {
            if (run.scanner().equals(gap.scanner())) {
                kinds.add(run.kind());
            }
        }
        return kinds;
    }

    /** The code scanner names classes, and which findings were in them is not known. */
    private void add(Kind kind, Gap gap, boolean more, Set<String> alike) {
        boolean unnamed = gap.count() > gap.paths().size() || kind == Kind.CODE && gap.scanner() != null;
        if (more && unnamed) {
            any.add(kind);
        }
        for (String path : gap.paths()) {
            if (!alike.contains(path)) {
                paths.computeIfAbsent(kind, none -> new HashSet<>()).add(path);
                int inside = path.lastIndexOf(INSIDE);
                if (inside > 0) {
                    partly.computeIfAbsent(kind, none -> new HashSet<>()).add(path.substring(0, inside));
                }
            }
        }
    }

    /** Whether one of a finding's places may have been passed over. */
    boolean mayHide(Finding finding) {
        for (Occurrence occurrence : finding.occurrences()) {
            if (mayHide(finding.kind(), occurrence.location().path())
                    || mayHide(finding.kind(), occurrence.artifact())) {
                return true;
            }
        }
        return false;
    }

    /** @param path null for none */
    boolean mayHide(Kind kind, String path) {
        if (any.contains(kind)) {
            return true;
        }
        Set<String> unread = paths.getOrDefault(kind, Set.of());
        if (path == null || unread.isEmpty()) {
            return false;
        }
        if (partly.getOrDefault(kind, Set.of()).contains(path)) {
            return true;
        }
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String upper = path.substring(0, end);
            if (unread.contains(upper)
                    || upper.endsWith("!") && unread.contains(upper.substring(0, upper.length() - 1))) {
                return true;
            }
        }
        return false;
    }
}
