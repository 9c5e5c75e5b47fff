package io.sekisho.cli.suppress;

import io.sekisho.cli.console.Columns;
import io.sekisho.core.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * An entry to be written.
 *
 * @param comment what it is about, for the line above; null for none. May be hostile
 * @param keys values by key, in the order of {@link #ORDER}; may be hostile
 * @param vex words of its {@code vex}; empty for none
 */
record EntryDraft(String comment, Map<String, String> keys, Map<String, String> vex) {
    static final List<String> ORDER = List.of(
            "fingerprint",
            "vulnerability",
            "package",
            "versions",
            "rule",
            "path",
            "reason",
            "owner",
            "approvedBy",
            "ticket",
            "created",
            "expires");

    private static final int COMMENT_WIDTH = 110;

    EntryDraft {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String key : ORDER) {
            if (keys.get(key) != null) {
                ordered.put(key, keys.get(key));
            }
        }
        keys = ordered;
        vex = new LinkedHashMap<>(vex);
    }

    EntryDraft(String comment, Map<String, String> keys) {
        this(comment, keys, Map.of());
    }

    /** The same with more keys; what it has already stays. */
    EntryDraft with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(keys);
        return new EntryDraft(comment, all, vex);
    }

    /**
     * Lines without line ends.
     *
     * @param indent columns before the dash
     * @param gap columns between the dash and the keys, at least one
     */
    List<String> block(int indent, int gap) {
        List<String> lines = new ArrayList<>(commentLine(indent));
        String before = " ".repeat(indent) + "-" + " ".repeat(gap);
        for (Map.Entry<String, String> key : keys.entrySet()) {
            lines.add(before + key.getKey() + ": " + YamlScalar.of(key.getValue()));
            before = " ".repeat(indent + 1 + gap);
        }
        if (!vex.isEmpty()) {
            lines.add(before + "vex: " + flow(vex));
        }
        return lines;
    }

    /** The comment's line; none without one. */
    List<String> commentLine(int indent) {
        return comment == null
                ? List.of()
                : List.of(" ".repeat(indent) + "# " + Columns.cut(Printable.of(comment), COMMENT_WIDTH));
    }

    /** On one line, without the comment. */
    String flow() {
        String all = flow(keys);
        return vex.isEmpty() ? all : all.substring(0, all.length() - 1) + ", vex: " + flow(vex) + "}";
    }

    private static String flow(Map<String, String> map) {
        StringJoiner all = new StringJoiner(", ", "{", "}");
        map.forEach((key, value) -> all.add(key + ": " + YamlScalar.of(value)));
        return all.toString();
    }
}
