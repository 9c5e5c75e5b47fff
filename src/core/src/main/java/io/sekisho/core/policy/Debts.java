package io.sekisho.core.policy;

import io.sekisho.core.reference.History.Debt;
import io.sekisho.model.Report;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes on how much was open from scan to scan, which no later report can tell: what was repaired is in none of them. */
final class Debts {
    /** Two years, one entry a day: some 60 KB. */
    static final int KEPT_DAYS = 731;

    private Debts() {}

    /**
     * The last scan of a day stands for it; one of some commits, or of what is staged for one, has not looked at the rest. Days after today are of a
     * clock that was ahead.
     */
    static SortedMap<LocalDate, Debt> after(SortedMap<LocalDate, Debt> earlier, Report report, LocalDate today) {
        SortedMap<LocalDate, Debt> all = new TreeMap<>(earlier.headMap(today.plusDays(1)));
        LocalDate scanned = Clocks.day(report.facts());
        if (!scanned.isAfter(today) && !report.facts().project().coversSomeCommitsOnly()) {
            all.put(scanned, Debt.of(report));
        }
        return all.isEmpty() ? all : all.tailMap(all.lastKey().minusDays(KEPT_DAYS));
    }
}
