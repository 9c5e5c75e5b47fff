package io.sekisho.core.policy;

import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether scanners look for more than they did in the reference: of another version, with other rules, or with classes at hand
 * that were missing then.
 */
final class Detection {
    /** Facts of a run that say what it looks for. */
    private static final Set<String> RULES =
            Set.of("spotbugs.version", "findsecbugs.version", "categories", "rules.sha256");

    private final Facts now;
    private final Facts before;
    private final Map<String, Boolean> known = new TreeMap<>();

    /** @param before the reference's; null without one */
    Detection(Facts now, Facts before) {
        this.now = now;
        this.before = before;
    }

    boolean looksForMore(Finding finding) {
        String tool = finding.external() == null ? null : finding.external().tool();
        return before != null
                && known.computeIfAbsent(
                        finding.kind().key() + "\0" + tool, none -> looksForMore(finding.kind(), tool));
    }

    private boolean looksForMore(Kind kind, String tool) {
        if (kind == Kind.EXTERNAL) {
            return !Coverages.runs(now, tool).equals(Coverages.runs(before, tool));
        }
        return !rules(now, kind).equals(rules(before, kind)) || kind == Kind.CODE && missing(before) > missing(now);
    }

    private static Set<List<Object>> rules(Facts facts, Kind kind) {
        Set<List<Object>> all = new HashSet<>();
        all.add(List.of(String.valueOf(facts.tool())));
        for (ScannerRun run : facts.coverage().scanners()) {
            if (run.kind() == kind) {
                Map<String, String> properties = new TreeMap<>(run.properties());
                properties.keySet().retainAll(RULES);
                all.add(Arrays.asList(run.scanner(), run.version(), properties));
            }
        }
        return all;
    }

    private static long missing(Facts facts) {
        return facts.coverage().gaps().stream()
                .filter(gap -> gap.type() == GapType.AUXILIARY_CLASS_MISSING)
                .mapToLong(Gap::count)
                .sum();
    }
}
