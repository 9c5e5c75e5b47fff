package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a baseline as people review it: one line a finding, the gravest first. */
public final class BaselineText {
    private static final String HEAD = """
            # Existing debt that was accepted until a day: it is shown, but blocks nothing. Whoever reviews this file accepts each line.
            # It may only shrink: what was repaired is not accepted again. `sekisho baseline prune` drops such lines.
            """;

    private BaselineText() {}

    /**
     * Entries for the findings that the gate would fail, or for all.
     *
     * @param chosen fingerprints to list
     */
    public static List<Baseline.Entry> entries(Report report, Set<String> chosen) {
        List<Baseline.Entry> entries = new ArrayList<>();
        for (Finding finding : report.facts().findings()) {
            if (chosen.contains(finding.fingerprint())) {
                entries.add(entry(finding));
            }
        }
        return entries;
    }

    static Baseline.Entry entry(Finding finding) {
        // Values of secrets have no place in a file that many read, not even under a key.
        List<String> likenesses = finding.kind() == Kind.SECRET || finding.kind() == Kind.DEPENDENCY
                ? List.of()
                : Likeness.before(finding).stream().map(Likeness::hash).sorted().toList();
        return new Baseline.Entry(
                finding.fingerprint(),
                finding.kind(),
                finding.severity(),
                Units.inTree(finding),
                finding.vulnerability() == null
                        ? finding.rule().id()
                        : finding.vulnerability().id() + " "
                                + finding.vulnerability().component(),
                finding.occurrences().get(0).location().path(),
                likenesses,
                finding.external() == null ? null : finding.external().tool());
    }

    /** @param head comment lines that the file began with; null for the usual ones */
    public static String of(String head, LocalDate until, LocalDate created, List<Baseline.Entry> entries) {
        String lines = entries.stream()
                .sorted(Comparator.comparing(Baseline.Entry::severity, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Baseline.Entry::kind)
                        .thenComparing(Baseline.Entry::title, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Baseline.Entry::path, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Baseline.Entry::fingerprint))
                .map(BaselineText::line)
                .collect(Collectors.joining());
        return (head == null ? HEAD : head) + "version: 1\nuntil: " + until + "\ncreated: " + created
                + (lines.isEmpty() ? "\nfindings: []\n" : "\nfindings:\n" + lines);
    }

    private static String line(Baseline.Entry entry) {
        StringBuilder line = new StringBuilder("  - {fingerprint: ").append(entry.fingerprint());
        line.append(", count: ").append(entry.count());
        if (entry.severity() != null) {
            line.append(", severity: ").append(entry.severity().key());
        }
        quoted(line, "title", entry.title());
        quoted(line, "path", entry.path());
        quoted(line, "tool", entry.tool());
        if (!entry.likenesses().isEmpty()) {
            line.append(", like: [");
            line.append(entry.likenesses().stream()
                    .map(likeness -> "\"" + likeness + "\"")
                    .collect(Collectors.joining(", ")));
            line.append(']');
        }
        return line.append("}\n").toString();
    }

    /** As a YAML double-quoted scalar, so that no text of a project can say more than itself. */
    private static void quoted(StringBuilder line, String key, String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        line.append(", ").append(key).append(": \"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                line.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.LINE_SEPARATOR
                    || Character.getType(point) == Character.PARAGRAPH_SEPARATOR
                    || Character.getType(point) == Character.SURROGATE
                    || point > 0xFFFF) {
                line.append(String.format("\\U%08X", point));
            } else {
                line.appendCodePoint(point);
            }
        });
        line.append('"');
    }
}
