package io.sekisho.core.writer.html;

import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.html.DashboardPanels.Panel;
import io.sekisho.core.writer.html.DashboardPanels.Row;
import io.sekisho.core.writer.html.DebtCurve.Level;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The course of the debt, of each repository and of all: by the reports that were given and the histories beside them. */
final class DebtPanel {
    /** What has more days than this is listed by months; the curve has them all. */
    private static final int MOST_DAYS = 31;

    private final Wording wording;
    private final Map<String, DebtCurve> repositories = new TreeMap<>();

    /** @param scans all, the earliest first */
    DebtPanel(Wording wording, List<ScanTally> scans) {
        this.wording = wording;
        scans.forEach(one -> repositories.merge(one.name(), one.course(), DebtCurve::and));
    }

    Panel panel() {
        Map<String, DebtCurve> curves = new LinkedHashMap<>();
        DebtCurve sum = DebtCurve.sum(repositories.values());
        if (repositories.size() > 1 && sum.isDrawn()) {
            curves.put(wording.of("dashboard.all-repositories"), sum);
        }
        repositories.forEach((name, curve) -> {
            if (curve.isDrawn()) {
                curves.put(name, curve);
            }
        });
        return new Panel("time", List.of("day", "repository", "grave", "open"), rows(), curves);
    }

    private List<Row> rows() {
        record Line(LocalDate day, String name, Level level) {}
        List<Line> lines = new ArrayList<>();
        repositories.forEach(
                (name, curve) -> listed(curve).forEach((day, level) -> lines.add(new Line(day, name, level))));
        lines.sort(Comparator.comparing(Line::day).thenComparing(Line::name));
        return lines.stream()
                .map(one -> Row.of(
                        one.level().all(),
                        "neutral",
                        one.day(),
                        one.name(),
                        counted(one.level(), one.level().grave()),
                        counted(one.level(), one.level().all())))
                .toList();
    }

    /** Of an incomplete scan every number is a lower bound. */
    private static String counted(Level level, long many) {
        return (level.incomplete() ? "≥ " : "") + many;
    }

    private static Map<LocalDate, Level> listed(DebtCurve curve) {
        if (curve.days().size() <= MOST_DAYS) {
            return curve.days();
        }
        Map<YearMonth, LocalDate> last = new TreeMap<>();
        curve.days().keySet().forEach(day -> last.put(YearMonth.from(day), day));
        Map<LocalDate, Level> listed = new TreeMap<>(curve.days());
        listed.keySet().retainAll(last.values());
        return listed;
    }
}
