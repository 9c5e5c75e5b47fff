package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In what a finding is counted: a dependency in the modules that declare it, a secret in files of the tree, a flaw in equal lines.
 * A secret that only the history has is one unit, whatever the commits are.
 */
final class Units {
    private static final String HISTORY = "\0history";

    private Units() {}

    /** @return positions of the occurrences of each unit, in their order; what belongs to no unit is left out */
    static Map<String, List<Integer>> of(Finding finding) {
        Map<String, List<Integer>> units = new LinkedHashMap<>();
        boolean inTree = finding.occurrences().stream().anyMatch(Occurrence::inTree);
        for (int i = 0; i < finding.occurrences().size(); i++) {
            String unit = unit(finding.kind(), finding.occurrences().get(i), inTree, i);
            if (unit != null) {
                units.computeIfAbsent(unit, none -> new ArrayList<>(1)).add(i);
            }
        }
        return units;
    }

    /** How many there are in the tree: none when the history alone has it, which says only whether it is there. */
    static int inTree(Finding finding) {
        if (finding.occurrences().size() == 1) {
            return finding.kind() != Kind.SECRET || finding.occurrences().get(0).inTree() ? 1 : 0;
        }
        Map<String, List<Integer>> units = of(finding);
        return units.containsKey(HISTORY) ? 0 : units.size();
    }

    /** Whether it is a secret that only the history has. */
    static boolean isHistoryOnly(Finding finding) {
        return finding.kind() == Kind.SECRET && finding.occurrences().stream().noneMatch(Occurrence::inTree);
    }

    /** As a baseline counts them, for which a secret that only the history has is one. */
    static int accepted(Finding finding) {
        return finding.occurrences().size() == 1 ? 1 : Math.max(1, of(finding).size());
    }

    /** Of a flaw's unit the path without the number, of all else the unit. */
    static String place(String unit) {
        int end = unit.indexOf('\0', 1);
        return end < 0 ? unit : unit.substring(0, end);
    }

    private static String unit(Kind kind, Occurrence occurrence, boolean inTree, int index) {
        return switch (kind) {
            case DEPENDENCY -> module(occurrence);
            case SECRET -> occurrence.inTree() ? occurrence.location().path() : inTree ? null : HISTORY;
            case CODE, EXTERNAL -> occurrence.location().path() + "\0" + index;
        };
    }

    /** The module that declares it, else where it lies. */
    static String module(Occurrence occurrence) {
        String module = occurrence.module();
        if (module == null) {
            return "\0" + occurrence.location().path();
        }
        return module.indexOf('\\') < 0 ? module : module.replace('\\', '/');
    }
}
