package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History.Debt;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.core.writer.html.DebtCurve.Level;
import io.sekisho.model.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DebtCurveTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    /** The report's own scan found two critical ones on 2026-11-24, whatever the history says of that day. */
    private static DebtCurve of(Map<LocalDate, Debt> history) {
        SortedMap<LocalDate, Debt> debt = new TreeMap<>(history);
        return DebtCurve.of(debt, ShopReports.of("shop", Instant.parse("2026-11-24T00:00:00Z")));
    }

    @Test
    void whatWasRepairedShowsAsHavingBeenOpen() {
        DebtCurve curve = of(Map.of(
                DAY,
                new Debt(Map.of(Severity.CRITICAL, 1, Severity.HIGH, 2, Severity.LOW, 5), true),
                LocalDate.of(2026, 11, 24),
                new Debt(Map.of(Severity.LOW, 99), false)));
        assertThat(curve.days())
                .containsExactly(
                        Map.entry(DAY, new Level(8, 3, true)),
                        Map.entry(LocalDate.of(2026, 11, 24), new Level(2, 2, false)));
        assertThat(curve.most()).isEqualTo(8);
        assertThat(curve.isLowerBound()).isTrue();
    }

    @Test
    void itShowsTwoYears() {
        DebtCurve curve = of(Map.of(DAY.minusYears(9), new Debt(Map.of(), false), DAY, new Debt(Map.of(), false)));
        assertThat(curve.start()).isEqualTo(DAY);
    }

    /** However old what it found is: nobody looked before. */
    @Test
    void aFirstScanMakesNoCurve() {
        assertThat(of(Map.of()).isDrawn()).isFalse();
    }

    @Test
    void aRepositoryCountsInTheSumFromItsFirstScanOn() {
        DebtCurve one = new DebtCurve(
                new TreeMap<>(Map.of(DAY, new Level(5, 1, false), DAY.plusDays(9), new Level(3, 0, false))));
        DebtCurve other = new DebtCurve(new TreeMap<>(Map.of(DAY.plusDays(4), new Level(7, 7, true))));
        assertThat(DebtCurve.sum(List.of(one, other)).days())
                .containsExactly(
                        Map.entry(DAY, new Level(5, 1, false)),
                        Map.entry(DAY.plusDays(4), new Level(12, 8, true)),
                        Map.entry(DAY.plusDays(9), new Level(10, 7, true)));
    }
}
