package io.sekisho.core.writer.html;

import io.sekisho.core.reference.History;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many findings there were on each day, by the first day of which there is evidence and the last on which a scan saw them.
 *
 * @param steps on the day of each change, how many there were from then on; the first is the start, the last the day of the last
 *     scan
 */
record DebtCurve(NavigableMap<LocalDate, Long> steps) {
    private static final int MOST_YEARS = 2;

    /** @return one without steps where the history knows nothing, or one day only */
    static DebtCurve of(History history) {
        Collection<History.Seen> all = history.findings().values();
        LocalDate latest =
                all.stream().map(History.Seen::last).max(LocalDate::compareTo).orElse(null);
        NavigableMap<LocalDate, Long> steps = new TreeMap<>();
        if (latest == null) {
            return new DebtCurve(steps);
        }
        LocalDate start =
                all.stream().map(History.Seen::first).min(LocalDate::compareTo).orElse(latest);
        LocalDate oldest = latest.minusYears(MOST_YEARS);
        start = start.isBefore(oldest) ? oldest : start;
        if (start.equals(latest)) {
            return new DebtCurve(steps);
        }
        NavigableMap<LocalDate, Long> changes = new TreeMap<>(Map.of(start, 0L, latest, 0L));
        for (History.Seen seen : all) {
            if (seen.last().isBefore(start)) {
                continue;
            }
            changes.merge(seen.first().isBefore(start) ? start : seen.first(), 1L, Long::sum);
            if (seen.last().isBefore(latest)) {
                changes.merge(seen.last().plusDays(1), -1L, Long::sum);
            }
        }
        long open = 0;
        for (Map.Entry<LocalDate, Long> change : changes.entrySet()) {
            open += change.getValue();
            steps.put(change.getKey(), open);
        }
        return new DebtCurve(steps);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    LocalDate start() {
        return steps.firstKey();
    }

    LocalDate end() {
        return steps.lastKey();
    }

    long most() {
        return steps.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
