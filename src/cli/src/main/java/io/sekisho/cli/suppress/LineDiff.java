package io.sekisho.cli.suppress;

import java.util.ArrayList;
import java.util.List;

/** Shows what is changed in one place of a text, as people know it from {@code diff -u}. */
final class LineDiff {
    private static final int CONTEXT = 3;

    private LineDiff() {}

    static List<String> of(String file, String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int same = 0;
        while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - same
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        int from = Math.max(0, same - CONTEXT);
        int context = Math.min(CONTEXT, tail);
        List<String> lines = new ArrayList<>(List.of("--- " + file, "+++ " + file));
        lines.add("@@ -" + range(from, old.size() - tail + context) + " +" + range(from, now.size() - tail + context)
                + " @@");
        old.subList(from, same).forEach(line -> lines.add(" " + line));
        old.subList(same, old.size() - tail).forEach(line -> lines.add("-" + line));
        now.subList(same, now.size() - tail).forEach(line -> lines.add("+" + line));
        now.subList(now.size() - tail, now.size() - tail + context).forEach(line -> lines.add(" " + line));
        return lines;
    }

    private static String range(int from, int to) {
        return (to == from ? from : from + 1) + "," + (to - from);
    }
}
