package io.sekisho.cli.summary;

import io.sekisho.cli.console.Columns;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ten that matter most. Vulnerabilities of one component share an entry, and so do components of one group with the
 * same vulnerability and findings of one rule: ten times the same says less than ten things. What only informs (inventory) is left to the
 * report. */
final class TopFindings {
    private static final int MOST = 10;
    private static final int MOST_OF_A_KIND = 6;
    private static final int MOST_ADVICE = 3;
    private static final int LABEL = 10;

    private final Counting findings;

    private final LocalDate today;

    /** @param today the judgement's day */
    TopFindings(Counting findings, LocalDate today) {
        this.findings = findings;
        this.today = today;
    }

    void on(Page page) {
        List<List<Finding>> groups = groups();
        if (groups.isEmpty()) {
            return;
        }
        List<List<Finding>> shown = shown(groups);
        int told = shown.stream().mapToInt(List::size).sum();
        page.heading("cli.top-heading", told, findings.counting().size());
        FindingText text = new FindingText(page, findings.staged());
        for (List<Finding> group : shown) {
            entry(page, text, group);
        }
    }

    private void entry(Page page, FindingText text, List<Finding> group) {
        Finding finding = group.get(0);
        int width = page.width() - LABEL - 2;
        String severity = page.text(Names.of(finding.severity())).toUpperCase(Locale.ROOT);
        String label = "  " + page.paint().severity(finding.severity(), Columns.left(severity, LABEL));
        String indent = " ".repeat(LABEL + 2);
        page.line(label + Columns.cut(text.what(finding, group.size() - 1), width));
        String marks = Marks.of(page, findings.judgement(finding), today);
        marks = marks.isEmpty() ? "" : "  " + marks;
        page.line(indent + Columns.cutStart(text.where(finding), width - Columns.width(marks)) + marks);
        page.wrapped(indent + "-> ", text.advice(finding), MOST_ADVICE);
    }

    private List<List<Finding>> groups() {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        findings.counting().stream()
                .filter(finding -> finding.severity() != Severity.INFO || findings.isFailing(finding))
                .sorted(weight())
                .forEach(finding -> groups.computeIfAbsent(key(finding), none -> new ArrayList<>())
                        .add(finding));
        Map<String, List<Finding>> families = new LinkedHashMap<>();
        groups.values()
                .forEach(group -> families.computeIfAbsent(family(group.get(0)), none -> new ArrayList<>())
                        .addAll(group));
        return List.copyOf(families.values());
    }

    /** One kind does not push another one's findings of the same severity out of the list. */
    private static List<List<Finding>> shown(List<List<Finding>> groups) {
        List<List<Finding>> shown = new ArrayList<>();
        List<List<Finding>> waiting = new ArrayList<>();
        for (int i = 0; i < groups.size() && shown.size() < MOST; i++) {
            Finding first = groups.get(i).get(0);
            long same = shown.stream()
                    .filter(group -> group.get(0).kind() == first.kind())
                    .count();
            boolean others = groups.subList(i, groups.size()).stream()
                    .map(group -> group.get(0))
                    .anyMatch(other -> other.kind() != first.kind() && other.severity() == first.severity());
            (same >= MOST_OF_A_KIND && others ? waiting : shown).add(groups.get(i));
        }
        waiting.stream().limit(MOST - shown.size()).forEach(shown::add);
        return groups.stream().filter(shown::contains).toList();
    }

    private static String key(Finding finding) {
        return switch (finding.kind()) {
            case DEPENDENCY ->
                "d " + finding.vulnerability().component() + " "
                        + finding.vulnerability().componentVersion();
            case SECRET, CODE -> finding.kind().key() + " " + finding.rule().id();
            case EXTERNAL ->
                "x " + finding.external().tool() + " " + finding.rule().id();
        };
    }

    /** Ten jars of one group with the same vulnerability are one thing to know. */
    private static String family(Finding gravest) {
        String purl =
                gravest.kind() == Kind.DEPENDENCY ? gravest.vulnerability().packageUrl() : null;
        int name = purl == null ? -1 : purl.lastIndexOf('/');
        return name < 0 || purl.indexOf('/') == name
                ? key(gravest)
                : "f " + purl.substring(0, name) + " " + gravest.vulnerability().id();
    }

    /** What fails the gate, then what is new, by severity; within that what is known to be exploited, then leaked keys, then the score. */
    Comparator<Finding> weight() {
        return Comparator.comparing((Finding finding) -> !findings.isFailing(finding))
                .thenComparing(finding -> !findings.isNew(finding))
                .thenComparing(Finding::severity)
                .thenComparing(finding -> finding.vulnerability() == null
                        || finding.vulnerability().kev() == null)
                .thenComparing(finding -> finding.kind() != Kind.SECRET)
                .thenComparing(finding -> -score(finding));
    }

    private static double score(Finding finding) {
        return finding.kind() == Kind.DEPENDENCY
                ? finding.vulnerability().cvss().stream()
                        .findFirst()
                        .map(CvssScore::score)
                        .orElse(0.0)
                : 0;
    }
}
