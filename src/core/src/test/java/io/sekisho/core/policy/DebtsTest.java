package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.History.Debt;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebtsTest {
    private static final Item SQL = flaw("src/A.java", "A", "query(name)");
    private static final Item LIB = library("web", "g/lib", "1.0");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final Scans scans = new Scans();

    @Test
    void whatWasRepairedWasOpenUntilThen() {
        scans.scan(Repo.of(SQL, LIB).on(DAY));
        scans.scan(Repo.of(SQL).on(DAY.plusDays(10)));
        scans.scan(Repo.of().on(DAY.plusDays(20)));
        assertThat(days())
                .containsExactly(Map.entry(DAY, 2L), Map.entry(DAY.plusDays(10), 1L), Map.entry(DAY.plusDays(20), 0L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"range", "staged"})
    void aScanOfSomeCommitsSaysNothingOfWhatIsOpen(String scope) {
        scans.scan(Repo.of(SQL, LIB).on(DAY));
        Repo change = Repo.of().on(DAY.plusDays(1));
        change.scope = scope;
        scans.scan(change);
        assertThat(days()).containsExactly(Map.entry(DAY, 2L));
    }

    @Test
    void theLastScanOfADayCounts() {
        scans.scan(Repo.of(SQL, LIB).on(DAY));
        scans.scan(Repo.of(SQL).on(DAY));
        assertThat(days()).containsExactly(Map.entry(DAY, 1L));
    }

    @Test
    void whatIsSuppressedIsNoDebtAndWhatIsAcceptedIs() {
        scans.scan(Repo.of(SQL, LIB).on(DAY));
        scans.accept();
        scans.scan(Repo.of(SQL, LIB).on(DAY.plusDays(1)));
        assertThat(scans.report.judgement().findings()).allMatch(one -> one.accepted() != null);
        assertThat(days()).containsEntry(DAY.plusDays(1), 2L);
    }

    /** However often and long a project is scanned. */
    @Test
    void twoYearsAreKept() {
        Map<LocalDate, Debt> old = IntStream.range(0, 2000)
                .mapToObj(DAY::minusDays)
                .collect(Collectors.toMap(Function.identity(), day -> new Debt(Map.of(), false)));
        scans.history = new History(Map.of(), Map.of(), null, Map.of(), null, new TreeMap<>(old));
        scans.scan(Repo.of(SQL).on(DAY.plusDays(1)));
        assertThat(scans.history.debt()).hasSize(Debts.KEPT_DAYS + 1).containsKey(DAY.plusDays(1));
        assertThat(scans.history.debt().firstKey()).isEqualTo(DAY.plusDays(1 - Debts.KEPT_DAYS));
    }

    @Test
    void aClockThatWasAheadLeavesNoDayInTheFuture() {
        scans.history = new History(
                Map.of(),
                Map.of(),
                null,
                Map.of(),
                null,
                new TreeMap<>(Map.of(DAY.plusYears(9), new Debt(Map.of(), false))));
        scans.scan(Repo.of(SQL).on(DAY));
        assertThat(days()).containsExactly(Map.entry(DAY, 1L));
    }

    private Map<LocalDate, Long> days() {
        Map<LocalDate, Long> days = new TreeMap<>();
        scans.history.debt().forEach((day, debt) -> days.put(day, debt.all()));
        return days;
    }
}
