package io.sekisho.core.writer.html;

import io.sekisho.core.text.Language;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.Wording;
import io.sekisho.model.Severity;
import io.sekisho.model.StandardState.State;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What each panel says, in the order of docs/dashboards.md. */
final class DashboardPanels {
    /**
     * @param id of its texts and its anchor
     * @param curves to be drawn above the table, by what they are of
     */
    record Panel(String id, List<String> columns, List<Row> rows, Map<String, DebtCurve> curves) {
        Panel(String id, List<String> columns, List<Row> rows) {
            this(id, columns, rows, Map.of());
        }
    }

    /**
     * @param bar what the row's bar stands for; 0 for none
     * @param tone a class of the stylesheet
     */
    record Row(long bar, String tone, List<String> cells) {
        static Row of(long bar, String tone, Object... cells) {
            return new Row(
                    bar,
                    tone,
                    Arrays.stream(cells)
                            .map(one -> one == null ? "–" : one.toString())
                            .toList());
        }
    }

    private final Wording wording;
    private final Language language;
    private final List<ScanTally> scans;
    private final List<ScanTally> latest;

    /**
     * @param scans all, the earliest first
     * @param latest the newest of each repository, by name
     */
    DashboardPanels(Wording wording, Language language, List<ScanTally> scans, List<ScanTally> latest) {
        this.wording = wording;
        this.language = language;
        this.scans = scans;
        this.latest = latest;
    }

    List<Panel> all() {
        return List.of(
                new Panel("items", List.of("item", "violated", "clear", "unknown", "findings"), items()),
                new Panel(
                        "repositories",
                        List.of("repository", "outcome", "complete", "critical", "high", "medium", "lower", "blocking"),
                        repositories()),
                new Panel("age", List.of("severity", "week", "month", "quarter", "older", "oldest"), ages()),
                new Panel("fixed", List.of("month-fixed", "severity", "fixed", "average", "longest"), fixed()),
                new Panel(
                        "expiring",
                        List.of("repository", "source", "reason", "expires", "left", "findings"),
                        expiring()),
                new DebtPanel(wording, scans).panel(),
                new Panel("unseen", List.of("gap", "effect", "repositories", "places"), unseen()));
    }

    private List<Row> items() {
        Map<List<String>, long[]> counts = new TreeMap<>(Comparator.comparing((List<String> key) -> key.get(0))
                .thenComparing(key -> key.get(1))
                .thenComparing(key -> key.get(2)));
        for (ScanTally scan : latest) {
            for (ScanTally.Item item : scan.items()) {
                String title = item.title().getOrDefault(language.key(), "");
                long[] count = counts.computeIfAbsent(List.of(item.standard(), item.id(), title), any -> new long[4]);
                count[item.state() == State.VIOLATED ? 0 : item.state() == State.NO_VIOLATION_FOUND ? 1 : 2]++;
                count[3] += item.findings();
            }
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((key, count) ->
                rows.add(Row.of(count[0], "worse", String.join(" ", key), count[0], count[1], count[2], count[3])));
        rows.sort(Comparator.comparing(Row::bar).reversed());
        return rows;
    }

    private List<Row> repositories() {
        Comparator<ScanTally> worst = Comparator.comparing((ScanTally one) -> -one.debt(Severity.CRITICAL))
                .thenComparing(one -> -one.debt(Severity.HIGH))
                .thenComparing(ScanTally::name);
        return latest.stream()
                .sorted(worst)
                .map(one -> Row.of(
                        one.debt(Severity.values()),
                        "high",
                        one.name(),
                        wording.of(Names.of(one.outcome())),
                        wording.of(one.complete() ? "dashboard.yes" : "dashboard.no"),
                        one.debt(Severity.CRITICAL),
                        one.debt(Severity.HIGH),
                        one.debt(Severity.MEDIUM),
                        one.debt(Severity.LOW, Severity.INFO),
                        one.blocking()))
                .toList();
    }

    private List<Row> ages() {
        Map<Severity, Ages> all = new TreeMap<>();
        for (ScanTally scan : latest) {
            scan.debt()
                    .forEach((severity, ages) ->
                            all.computeIfAbsent(severity, any -> new Ages()).add(ages));
        }
        List<Row> rows = new ArrayList<>();
        all.forEach((severity, ages) -> rows.add(Row.of(
                ages.all(),
                severity.key(),
                severity(severity),
                ages.in(0),
                ages.in(1),
                ages.in(2),
                ages.in(3),
                ages.oldest())));
        return rows;
    }

    private String severity(Severity severity) {
        return severity == null ? "–" : wording.of(Names.of(severity));
    }

    /** What several scans saw as fixed counts once, on its first day. */
    private List<Row> fixed() {
        Map<String, ScanTally.Fixed> once = new TreeMap<>();
        for (ScanTally scan : scans) {
            scan.fixed().forEach(one -> once.putIfAbsent(scan.name() + "\n" + one.fingerprint() + one.severity(), one));
        }
        Map<YearMonth, Map<Integer, List<ScanTally.Fixed>>> months = new TreeMap<>();
        for (ScanTally.Fixed one : once.values()) {
            months.computeIfAbsent(YearMonth.from(one.day()), any -> new TreeMap<>())
                    .computeIfAbsent(one.severity() == null ? 9 : one.severity().ordinal(), any -> new ArrayList<>())
                    .add(one);
        }
        List<Row> rows = new ArrayList<>();
        months.forEach((month, groups) -> groups.values().forEach(group -> {
            var days = group.stream()
                    .filter(one -> one.days() != null)
                    .mapToLong(ScanTally.Fixed::days)
                    .summaryStatistics();
            boolean known = days.getCount() > 0;
            rows.add(Row.of(
                    group.size(),
                    "better",
                    month,
                    severity(group.get(0).severity()),
                    group.size(),
                    known ? String.format(Locale.ROOT, "%.1f", days.getAverage()) : null,
                    known ? days.getMax() : null));
        }));
        return rows;
    }

    private List<Row> expiring() {
        record Line(ScanTally scan, ScanTally.Ending what, long findings) {}
        List<Line> lines = new ArrayList<>();
        latest.forEach(scan -> scan.exceptions().forEach((what, count) -> lines.add(new Line(scan, what, count))));
        lines.sort(Comparator.comparing((Line one) -> one.what().left())
                .thenComparing(one -> one.scan().name())
                .thenComparing(one -> one.what().source())
                .thenComparing(one -> String.valueOf(one.what().reason())));
        return lines.stream()
                .map(one -> Row.of(
                        0,
                        "neutral",
                        one.scan().name(),
                        one.what().source(),
                        one.what().reason(),
                        one.what().expires(),
                        one.what().left(),
                        one.findings()))
                .toList();
    }

    private List<Row> unseen() {
        Map<ScanTally.Unseen, long[]> all = new TreeMap<>(
                Comparator.comparing(ScanTally.Unseen::incomplete).reversed().thenComparing(ScanTally.Unseen::type));
        for (ScanTally scan : latest) {
            scan.gaps().forEach((gap, places) -> {
                long[] count = all.computeIfAbsent(gap, any -> new long[2]);
                count[0]++;
                count[1] += places;
            });
        }
        List<Row> rows = new ArrayList<>();
        all.forEach((gap, count) -> rows.add(Row.of(
                0,
                "neutral",
                gap.type(),
                wording.of(gap.incomplete() ? "dashboard.incomplete" : "dashboard.noted"),
                count[0],
                count[1])));
        return rows;
    }
}
