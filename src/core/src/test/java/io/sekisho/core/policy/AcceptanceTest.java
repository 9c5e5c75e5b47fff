package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.LIB;
import static io.sekisho.core.policy.Repo.SQL;
import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static io.sekisho.core.policy.Repo.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.core.reference.History;
import io.sekisho.model.Action;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a baseline accepts, from scan to scan, and wherever it moves. */
class AcceptanceTest extends Onboarded {
    @Test
    void whatIsListedWarnsAndWhatIsNewFails() {
        Judgement judged = scans.scan(Repo.of(KEY, SQL, LIB, EXEC));
        assertThat(failing(judged)).containsExactly("code src/A.java");
        assertThat(judged.findings()).filteredOn(one -> one.accepted() != null).hasSize(3);
        assertThat(judged.baseline()).isEqualTo(new BaselineState("b.yml", LocalDate.of(2026, 12, 31), 3, 3, 0, 0));
        assertThat(scans.history.accepted())
                .isEqualTo(Map.of(Repo.fingerprint(KEY), 1, Repo.fingerprint(SQL), 1, Repo.fingerprint(LIB), 1));
    }

    @Test
    void oneIsNotSwappedForAnother() {
        assertThat(failing(scans.scan(Repo.of(KEY, EXEC, LIB)))).containsExactly("code src/A.java");
        assertThat(scans.accepted()).isEqualTo("2/0");
    }

    @Test
    void surplusIsNotAccepted() {
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, SQL, LIB, library("shop", "g/lib", "1.0")))))
                .containsExactlyInAnyOrder("code src/A.java", "dependency web/pom.xml");
        assertThat(scans.accepted()).isEqualTo("1/2");
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).isEmpty();
    }

    @Test
    void aMovedOneStaysAcceptedScanAfterScan() {
        scans.scan(Repo.of(KEY, SQL, LIB));
        for (String name : List.of("B", "C", "D", "D", "E")) {
            Repo moved = Repo.of(KEY, SQL.of(name).at("src/" + name + ".java"), LIB);
            assertThat(failing(scans.scan(moved))).as(name).isEmpty();
            assertThat(scans.accepted()).isEqualTo("3/0");
        }
        scans.scan(Repo.of(KEY, LIB));
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).hasSize(1);
    }

    @Test
    void aRenamedFileStaysAcceptedScanAfterScan() {
        Repo renamed = Repo.of(KEY, SQL, LIB).rename("config/app.yml", "etc/app.yml");
        assertThat(failing(scans.scan(renamed))).isEmpty();
        assertThat(failing(scans.scan(renamed.copy()))).isEmpty();
        Repo again = renamed.copy().rename("etc/app.yml", "a.yml");
        assertThat(failing(scans.scan(again))).isEmpty();
        assertThat(failing(scans.scan(again.copy().add(KEY)))).containsExactly("secret config/app.yml");
    }

    @Test
    void aValueThatTakesAnAcceptedOnesPlaceIsNotAccepted() {
        scans.report = null;
        scans.scan(keyed(KEY));
        assertThat(failing(scans.scan(keyed(secret("config/app.yml", "v1"))))).isEmpty();
        assertThat(failing(scans.scan(keyed(secret("config/app.yml", "v2"))))).hasSize(1);
        assertThat(failing(scans.scan(keyed(secret("config/app.yml", "v2"))))).hasSize(1);
    }

    private static Repo keyed(Item secret) {
        Repo repo = Repo.of(secret, SQL, LIB);
        repo.keyed = true;
        return repo;
    }

    /** Of two alike the one that was repaired before refuses nobody while the other still accepts. */
    @Test
    void ofEntriesAlikeThoseThatStillAcceptComeFirst() {
        Item twin = SQL.of("B").at("src/B.java");
        for (Item repaired : List.of(SQL, twin)) {
            Item left = repaired == SQL ? twin : SQL;
            scans.report = null;
            scans.history = History.EMPTY;
            scans.scan(Repo.of(SQL, twin));
            scans.accept();
            scans.scan(Repo.of(left));
            scans.report = null;
            assertThat(failing(scans.scan(Repo.of(SQL.of("C").at("src/C.java")))))
                    .isEmpty();
            assertThat(scans.accepted()).isEqualTo("1/0");
        }
    }

    /** Generated code: one line in thousands of classes, whose package is renamed where no reference tells. */
    @Test
    void thousandsAlikeAreMovedInLittleTime() {
        Item[] before = new Item[20_000];
        Item[] after = new Item[20_000];
        for (int i = 0; i < before.length; i++) {
            before[i] = flaw("src/a/C" + i + ".java", "a.C" + i, "query(name)");
            after[i] = flaw("src/b/C" + i + ".java", "b.C" + i, "query(name)");
        }
        scans.history = History.EMPTY;
        scans.scan(Repo.of(before));
        scans.accept();
        scans.report = null;
        scans.history = History.EMPTY;
        assertThat(assertTimeout(Duration.ofSeconds(20), () -> scans.scan(Repo.of(after)))
                        .findings())
                .noneMatch(judged -> judged.action() == Action.FAIL);
        scans.report = null;
        scans.history = new History(Map.of(), Map.of(), Map.of());
        assertThat(assertTimeout(Duration.ofSeconds(20), () -> scans.scan(Repo.of(after)))
                        .findings())
                .as("repaired before, by the ratchet")
                .allMatch(judged -> judged.action() == Action.FAIL);
    }

    @Test
    void theListItselfKnowsAMovedFlawWhereNoReferenceDoes() {
        scans.report = null;
        assertThat(failing(scans.scan(Repo.of(SQL.of("B").at("src/B.java"))))).isEmpty();
        scans.report = null;
        assertThat(failing(scans.scan(Repo.of(SQL.of("C").at("src/C.java"))))).isEmpty();
    }

    @Test
    void aCopyOfAnAcceptedOneIsNotAccepted() {
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, SQL.of("B").at("src/B.java"), LIB))))
                .containsExactly("code src/B.java");
        assertThat(scans.accepted()).isEqualTo("3/0");
        assertThat(scans.history.findings().get(Repo.fingerprint(SQL.of("B"))).formerly())
                .isEmpty();
    }

    @Test
    void whatIsSplitOrMergedByAMoveStaysAccepted() {
        Item b = SQL.of("B").at("src/B.java");
        Item c = SQL.of("C").at("src/C.java");
        Scans split = new Scans();
        split.scan(Repo.of(SQL, SQL));
        split.accept();
        split.scan(Repo.of(SQL, SQL));
        assertThat(failing(split.scan(Repo.of(b, c)))).isEmpty();
        assertThat(failing(split.scan(Repo.of(b, c)))).isEmpty();
        assertThat(failing(split.scan(Repo.of(SQL, SQL)))).isEmpty();
        assertThat(failing(split.scan(Repo.of(SQL, SQL, SQL)))).hasSize(1);
        Scans merged = new Scans();
        merged.scan(Repo.of(b, c));
        merged.accept();
        merged.scan(Repo.of(b, c));
        assertThat(failing(merged.scan(Repo.of(SQL, SQL)))).isEmpty();
        assertThat(failing(merged.scan(Repo.of(SQL, SQL)))).isEmpty();
        assertThat(merged.accepted()).isEqualTo("2/0");
    }

    @Test
    void aListWrittenAnewAfterAMoveKeepsWhatWasAccepted() {
        scans.scan(Repo.of(KEY, SQL, LIB));
        Repo moved = Repo.of(KEY, SQL.of("B").at("src/B.java"), LIB);
        scans.scan(moved);
        scans.accept();
        assertThat(failing(scans.scan(moved))).isEmpty();
        assertThat(failing(scans.scan(moved))).isEmpty();
        assertThat(failing(scans.scan(moved.copy().add(SQL)))).containsExactly("code src/A.java");
    }

    @ParameterizedTest
    @CsvSource({
        // days until its end, accepted, note
        "-1, 0/3, status.baseline-over",
        "0,  3/0, status.baseline-ends",
        "30, 3/0, status.baseline-ends",
        "31, 3/0, ",
    })
    void itAcceptsUntilItsLastDay(int days, String accepted, String note) {
        scans.accept(Samples.TODAY.plusDays(days), true);
        Judgement judged = scans.scan(Repo.of(KEY, SQL, LIB));
        assertThat(scans.accepted()).isEqualTo(accepted);
        assertThat(failing(judged)).hasSize(days < 0 ? 3 : 0);
        assertThat(judged.notes()).extracting(Text::code).isEqualTo(note == null ? List.of() : List.of(note));
    }

    @Test
    void anEntryOfAnotherKindAcceptsNothing() {
        Baseline.Entry own = scans.baseline.entries().stream()
                .filter(entry -> entry.kind() == Kind.CODE)
                .findFirst()
                .orElseThrow();
        scans.baseline = new Baseline(
                "b.yml",
                scans.baseline.until(),
                true,
                List.of(new Baseline.Entry(own.fingerprint(), Kind.SECRET, null, 1, null, null, List.of())));
        assertThat(failing(scans.scan(Repo.of(SQL)))).hasSize(1);
    }
}
