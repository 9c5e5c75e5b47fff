package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static io.sekisho.core.policy.Repo.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.core.reference.History;
import io.sekisho.model.Action;
import io.sekisho.model.BaselineState;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a baseline accepts, from scan to scan. All is critical, and what is not accepted fails. */
class AcceptanceTest {
    private static final Item KEY = secret("config/app.yml", "v1");
    private static final Item SQL = flaw("src/A.java", "A", "query(name)");
    private static final Item EXEC = flaw("src/A.java", "A", "exec(cmd)");
    private static final Item LIB = library("web", "g/lib", "1.0");

    private final Scans scans = new Scans();

    @BeforeEach
    void onboard() {
        scans.scan(Repo.of(KEY, SQL, LIB));
        scans.accept();
    }

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

    @Test
    void whatWasInAFileThatCouldNotBeReadIsNotPaidOff() {
        Repo unread = Repo.of(SQL, LIB)
                .with(new Gap(
                        GapType.UNREADABLE_FILE, "secret", Text.of("x.y", 1), null, List.of("config/app.yml"), 1));
        scans.scan(unread);
        assertThat(failing(scans.scan(Repo.of(KEY, SQL, LIB)))).isEmpty();
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

    private List<String> failing(Judgement judgement) {
        return judgement.findings().stream()
                .filter(judged -> judged.action() == Action.FAIL)
                .map(FindingJudgement::fingerprint)
                .map(this::name)
                .toList();
    }

    private String name(String fingerprint) {
        return scans.report == null ? fingerprint : names().getOrDefault(fingerprint, fingerprint);
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        scans.report.facts().findings().forEach(finding -> names.put(finding.fingerprint(), Scans.name(finding)));
        return names;
    }
}
