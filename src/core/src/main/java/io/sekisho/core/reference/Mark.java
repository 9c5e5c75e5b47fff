package io.sekisho.core.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a baseline's ratchet had left at a commit, kept where it changed: it counts for that commit and what was made of it, not for
 * branches that do not have it.
 *
 * @param number in the order of scans, from 1
 * @param commit null outside git: then it counts everywhere
 * @param left how many units of each fingerprint are accepted, in the order of fingerprints
 * @param after numbers of those that it goes on from; empty for the first on its line
 */
public record Mark(int number, String commit, Map<String, Integer> left, List<Integer> after) {
    /** So that a history stays readable; enough for a year in which something is repaired each week. */
    static final int MOST = 52;

    private static final int MOST_ENTRIES = 200_000;

    public Mark {
        left = Collections.unmodifiableMap(new TreeMap<>(left));
        after = after == null ? List.of() : List.copyOf(after);
        if (left.values().stream().anyMatch(units -> units < 0)) {
            throw new IllegalArgumentException("a negative number of units");
        }
    }

    /**
     * Those with which a line goes on: of a line that was merged from others there are several.
     *
     * @param head commit of the line; null when it is not known, and then all are of it
     */
    static List<Mark> heads(List<Mark> marks, String head, Ancestry ancestry) throws InterruptedException {
        List<Mark> line = new ArrayList<>();
        for (Mark mark : marks) {
            boolean elsewhere = head != null
                    && mark.commit() != null
                    && Boolean.FALSE.equals(ancestry.isBefore(mark.commit(), head));
            if (!elsewhere) {
                line.add(mark);
            }
        }
        Map<Integer, Mark> all = new HashMap<>();
        marks.forEach(mark -> all.put(mark.number(), mark));
        Set<Integer> passed = new HashSet<>();
        line.forEach(mark -> pass(mark, all, passed));
        line.removeIf(mark -> passed.contains(mark.number()));
        return line;
    }

    private static void pass(Mark mark, Map<Integer, Mark> all, Set<Integer> passed) {
        for (int before : mark.after()) {
            Mark known = all.get(before);
            if (passed.add(before) && known != null) {
                pass(known, all, passed);
            }
        }
    }

    /** What all of them have left: what one line has paid off is paid off where it is merged. */
    static Map<String, Integer> common(List<Mark> heads) {
        Map<String, Integer> common = new HashMap<>(heads.get(0).left());
        for (Mark other : heads) {
            common.replaceAll(
                    (fingerprint, units) -> Math.min(units, other.left().getOrDefault(fingerprint, 0)));
        }
        common.values().removeIf(units -> units == 0);
        return common;
    }

    /**
     * @param heads with which the line went on until now
     * @param left what is left from now on
     * @return the marks, with one more where something changed
     */
    public static List<Mark> after(List<Mark> marks, List<Mark> heads, String commit, Map<String, Integer> left) {
        if (heads.size() == 1 && heads.get(0).left().equals(left)) {
            return marks;
        }
        List<Mark> all = new ArrayList<>(marks);
        int number = marks.isEmpty() ? 1 : marks.get(marks.size() - 1).number() + 1;
        all.add(new Mark(number, commit, left, heads.stream().map(Mark::number).toList()));
        while (all.size() > MOST || all.size() > 1 && entries(all) > MOST_ENTRIES) {
            all.remove(0);
        }
        return List.copyOf(all);
    }

    private static int entries(List<Mark> marks) {
        return marks.stream().mapToInt(mark -> mark.left().size()).sum();
    }
}
