package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.LIB;
import static io.sekisho.core.policy.Repo.SQL;
import static io.sekisho.core.policy.Repo.library;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was paid off is not accepted again; what could not be seen is not paid off. */
class RatchetTest extends Onboarded {
    @Test
    void whatWasPaidOffIsNotAcceptedWhenItComesBack() {
        scans.scan(Repo.of(KEY, LIB));
        assertThat(scans.accepted()).isEqualTo("2/0");
        assertThat(scans.report.judgement().notes()).contains(Text.of("status.baseline-paid", "b.yml", 1L));
        assertThat(scans.history.accepted()).doesNotContainKey(Repo.fingerprint(SQL));
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).containsExactly("code src/A.java");
        assertThat(scans.accepted()).isEqualTo("2/1");
        assertThat(scans.report.judgement().notes()).extracting(Text::code).contains("status.baseline-refused");
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).hasSize(1);
    }

    @Test
    void anUnitThatWasPaidOffIsNotAcceptedWhenItComesBack() {
        Scans own = new Scans();
        own.scan(Repo.of(SQL, SQL, SQL));
        own.accept();
        own.scan(Repo.of(SQL, SQL, SQL));
        assertThat(own.history.accepted()).isEqualTo(Map.of(Repo.fingerprint(SQL), 3));
        own.scan(Repo.of(SQL, SQL));
        assertThat(own.history.accepted()).isEqualTo(Map.of(Repo.fingerprint(SQL), 2));
        assertThat(failing(own.scan(Repo.of(SQL, SQL, SQL)))).hasSize(1);
        assertThat(failing(own.scan(Repo.of(SQL, SQL)))).isEmpty();
    }

    @Test
    void whatIsAddedLaterIsRefusedUnlessTheRatchetIsOffForOneScan() {
        scans.scan(Repo.of(KEY, SQL, LIB));
        scans.scan(Repo.of(KEY, SQL, LIB, EXEC));
        scans.accept();
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB, EXEC)))).hasSize(1);
        assertThat(scans.accepted()).isEqualTo("3/1");
        scans.accept(LocalDate.of(2026, 12, 31), false);
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB, EXEC)))).isEmpty();
        scans.accept();
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB, EXEC)))).isEmpty();
    }

    @Test
    void anIncompleteScannerPaysNothingOff() {
        for (Kind kind : List.of(Kind.SECRET, Kind.CODE, Kind.DEPENDENCY)) {
            Repo blind = Repo.of();
            blind.states.put(kind, ScannerState.FAILED);
            Scans own = new Scans();
            own.scan(Repo.of(KEY, SQL, SQL, LIB));
            own.accept();
            own.scan(Repo.of(KEY, SQL, SQL, LIB));
            own.scan(blind);
            assertThat(own.report.judgement().notes()).contains(Text.of("status.baseline-paid", "b.yml", 2L));
            Judgement judged = own.scan(Repo.of(KEY, SQL, SQL, LIB));
            assertThat(judged.findings())
                    .filteredOn(one -> one.accepted() != null)
                    .as(kind.key())
                    .hasSize(1);
        }
    }

    @Test
    void anIncompleteScannerLowersNoNumber() {
        Repo both = Repo.of(LIB, library("shop", "g/lib", "1.0"));
        Scans own = new Scans();
        own.scan(both);
        own.accept();
        own.scan(both);
        Repo half = Repo.of(LIB);
        half.states.put(Kind.DEPENDENCY, ScannerState.TIMED_OUT);
        own.scan(half);
        assertThat(failing(own.scan(both))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"history, true", "tree, false", "range, false"})
    void aSecretOfTheHistoryIsPaidOffOnlyWhereTheScanReachedIt(String scope, boolean paid) {
        Scans own = new Scans();
        own.scan(Repo.of(KEY.onlyInHistory()));
        own.accept();
        own.scan(Repo.of(KEY.onlyInHistory()));
        assertThat(own.accepted()).isEqualTo("1/0");
        Repo now = Repo.of();
        now.scope = scope;
        own.scan(now);
        assertThat(failing(own.scan(Repo.of(KEY.onlyInHistory()))).isEmpty()).isEqualTo(!paid);
    }

    /** The old fingerprint lives on in the history: it must neither keep nor take what the tree had. */
    @Test
    void aSecretThatLeftTheTreeIsPaidOffThoughTheHistoryKeepsIt() {
        assertThat(failing(scans.scan(Repo.of(KEY.onlyInHistory(), SQL, LIB)))).isEmpty();
        assertThat(scans.history.accepted()).doesNotContainKey(Repo.fingerprint(KEY));
        assertThat(failing(scans.scan(Repo.of(KEY.onlyInHistory(), SQL, LIB)))).isEmpty();
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).containsExactly("secret config/app.yml");
    }

    @Test
    void whatWasInAFileThatCouldNotBeReadIsNotPaidOff() {
        Repo unread = Repo.of(SQL, LIB)
                .with(new Gap(
                        GapType.UNREADABLE_FILE, "secret", Text.of("x.y", 1), null, List.of("config/app.yml"), 1));
        scans.scan(unread);
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).isEmpty();
    }

    @Test
    void withoutHistoryTheReferenceTellsWhatWasPaidOff() {
        scans.scan(Repo.of(KEY, SQL, LIB));
        scans.scan(Repo.of(KEY, LIB));
        scans.history = History.EMPTY;
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).containsExactly("code src/A.java");
        scans.history = History.EMPTY;
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).containsExactly("code src/A.java");
        assertThat(scans.accepted()).isEqualTo("2/1");
    }

    @Test
    void withoutHistoryAnIncompleteReferenceTellsNothing() {
        scans.scan(Repo.of(KEY, SQL, LIB));
        Repo blind = Repo.of(KEY, LIB);
        blind.states.put(Kind.CODE, ScannerState.FAILED);
        scans.scan(blind);
        scans.history = History.EMPTY;
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).isEmpty();
        scans.report = null;
        scans.history = History.EMPTY;
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).isEmpty();
    }

    @Test
    void withoutHistoryNoMoreIsAcceptedThanTheReferenceHad() {
        Scans own = new Scans();
        own.scan(Repo.of(SQL, SQL, SQL));
        own.accept();
        own.scan(Repo.of(SQL, SQL));
        own.history = History.EMPTY;
        assertThat(failing(own.scan(Repo.of(SQL, SQL, SQL)))).hasSize(1);
    }

    @Test
    void aNewListIsNotBoundByAReferenceThatHadNone() {
        Scans own = new Scans();
        own.scan(Repo.of(KEY));
        Scans local = new Scans();
        local.scan(Repo.of(KEY, SQL));
        local.accept();
        own.baseline = local.baseline;
        assertThat(failing(own.scan(Repo.of(KEY, SQL)))).isEmpty();
    }

    @Test
    void withoutAListTheRatchetRemembers() {
        scans.scan(Repo.of(KEY, LIB));
        Baseline list = scans.baseline;
        scans.baseline = null;
        assertThat(failing(scans.scan(Repo.of(KEY, LIB)))).hasSize(2);
        assertThat(scans.report.judgement().baseline()).isNull();
        scans.baseline = list;
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).containsExactly("code src/A.java");
    }
}
