package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.History.Seen;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DebtCurveTest {
    private static Seen seen(String first, String last) {
        return new Seen(LocalDate.parse(first), LocalDate.parse(last), List.of());
    }

    private static DebtCurve of(Map<String, Seen> findings) {
        return DebtCurve.of(new History(findings, Map.of(), null));
    }

    @Test
    void aFindingCountsFromItsFirstDayUntilTheDayAfterItWasLastSeen() {
        DebtCurve curve = of(Map.of(
                "stays", seen("2026-01-01", "2026-11-24"),
                "repaired", seen("2026-02-01", "2026-03-01"),
                "young", seen("2026-11-24", "2026-11-24")));
        assertThat(curve.steps())
                .containsExactly(
                        Map.entry(LocalDate.parse("2026-01-01"), 1L),
                        Map.entry(LocalDate.parse("2026-02-01"), 2L),
                        Map.entry(LocalDate.parse("2026-03-02"), 1L),
                        Map.entry(LocalDate.parse("2026-11-24"), 2L));
        assertThat(curve.most()).isEqualTo(2);
    }

    @Test
    void whatIsOlderThanTheCurveIsThereFromItsStart() {
        DebtCurve curve = of(Map.of(
                "old", seen("2008-01-01", "2026-11-24"),
                "forgotten", seen("2008-01-01", "2009-01-01")));
        assertThat(curve.start()).isEqualTo("2024-11-24");
        assertThat(curve.steps().values()).containsExactly(1L, 1L);
    }

    /** As after a project's first scan. */
    @Test
    void oneDayMakesNoCurve() {
        assertThat(of(Map.of("new", seen("2026-11-24", "2026-11-24"))).isEmpty())
                .isTrue();
        assertThat(of(Map.of("old", seen("2026-01-01", "2026-11-24"))).isEmpty())
                .isFalse();
    }

    @Test
    void withoutHistoryThereIsNoCurve() {
        assertThat(DebtCurve.of(History.EMPTY).isEmpty()).isTrue();
    }
}
