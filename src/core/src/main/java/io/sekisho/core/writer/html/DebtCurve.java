package io.sekisho.core.writer.html;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.History.Debt;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much was open, from scan to scan.
 *
 * @param days on which there was a scan; what one found holds until the next
 */
record DebtCurve(NavigableMap<LocalDate, DebtCurve.Level> days) {
    private static final int MOST_YEARS = 2;

    /** @param incomplete whether there may have been more */
    record Level(long all, long grave, boolean incomplete) {
        static Level of(Debt debt) {
            return new Level(debt.all(), debt.atLeast(Severity.HIGH), debt.incomplete());
        }

        Level plus(Level other) {
            return new Level(all + other.all, grave + other.grave, incomplete || other.incomplete);
        }
    }

    /** Of the days that the history knows and the report's own, two years at most. */
    static DebtCurve of(SortedMap<LocalDate, Debt> history, Report report) {
        NavigableMap<LocalDate, Level> days = new TreeMap<>();
        history.forEach((day, debt) -> days.put(day, Level.of(debt)));
        if (!report.facts().project().coversSomeCommitsOnly()) {
            LocalDate day = LocalDate.ofInstant(report.facts().startedAt(), ZoneOffset.UTC);
            days.put(day, Level.of(History.Debt.of(report)));
        }
        return new DebtCurve(days.isEmpty() ? days : days.tailMap(days.lastKey().minusYears(MOST_YEARS), true));
    }

    /** Of one repository, of which several reports were given: a later one knows better. */
    DebtCurve and(DebtCurve later) {
        NavigableMap<LocalDate, Level> all = new TreeMap<>(days);
        all.putAll(later.days);
        return new DebtCurve(all);
    }

    /** Of several repositories: on each day what the last scan of each had found by then. */
    static DebtCurve sum(Collection<DebtCurve> curves) {
        TreeSet<LocalDate> scanned = new TreeSet<>();
        curves.forEach(one -> scanned.addAll(one.days.keySet()));
        NavigableMap<LocalDate, Level> days = new TreeMap<>();
        for (LocalDate day : scanned) {
            Level sum = new Level(0, 0, false);
            for (DebtCurve one : curves) {
                var then = one.days.floorEntry(day);
                sum = then == null ? sum : sum.plus(then.getValue());
            }
            days.put(day, sum);
        }
        return new DebtCurve(days);
    }

    /** One day is no course of time. */
    boolean isDrawn() {
        return days.size() > 1;
    }

    LocalDate start() {
        return days.firstKey();
    }

    LocalDate end() {
        return days.lastKey();
    }

    long most() {
        return days.values().stream().mapToLong(Level::all).max().orElse(0);
    }

    boolean isLowerBound() {
        return days.values().stream().anyMatch(Level::incomplete);
    }
}
