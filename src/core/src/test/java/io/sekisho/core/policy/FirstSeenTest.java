package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.History.Seen;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstSeenTest {
    private static final Item SQL = flaw("src/A.java", "A", "query(name)");
    private static final Item LIB = library("web", "g/lib", "1.0");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate PUBLISHED = LocalDate.of(2021, 12, 10);

    private final Scans scans = new Scans();

    @Test
    void theDayStaysFromScanToScan() {
        scans.scan(Repo.of(LIB.touched(true), SQL).on(DAY));
        assertThat(first(Repo.of(LIB, SQL).on(DAY.plusDays(50)))).containsOnly(DAY);
        assertThat(first(Repo.of(LIB, SQL).on(DAY.plusDays(90)))).containsOnly(DAY);
    }

    @Test
    void aFindingThatGoesAndComesBackKeepsItsDay() {
        scans.scan(Repo.of(SQL).on(DAY));
        scans.scan(Repo.of().on(DAY.plusDays(10)));
        scans.scan(Repo.of().on(DAY.plusDays(300)));
        assertThat(first(Repo.of(SQL).on(DAY.plusDays(301)))).containsExactly(DAY);
        assertThat(scans.statuses()).containsValue("new introduced [0]");
    }

    @Test
    void afterALongTimeItIsForgotten() {
        scans.scan(Repo.of(SQL).on(DAY));
        scans.scan(Repo.of().on(DAY.plusDays(Histories.KEPT_DAYS)));
        assertThat(scans.history.findings()).hasSize(1);
        scans.scan(Repo.of().on(DAY.plusDays(Histories.KEPT_DAYS + 1)));
        assertThat(scans.history.findings()).as("the scan before was in time").hasSize(1);
        scans.scan(Repo.of().on(DAY.plusDays(Histories.KEPT_DAYS + 1)));
        assertThat(scans.history.findings()).isEmpty();
    }

    @Test
    void aClockThatWasYearsAheadForgetsNothing() {
        Item other = SQL.of("B").at("src/B.java").reading("other");
        scans.scan(Repo.of(SQL).on(DAY));
        scans.scan(Repo.of().on(DAY.plusDays(1)));
        scans.scan(Repo.of(other).on(DAY.plusYears(9)));
        scans.scan(Repo.of(SQL).on(DAY.plusDays(3)));
        assertThat(firstSeen()).containsExactly(DAY);
        scans.scan(Repo.of(SQL, other).on(DAY.plusDays(4)));
        assertThat(firstSeen()).containsExactlyInAnyOrder(DAY, DAY.plusDays(3));
    }

    private List<LocalDate> firstSeen() {
        return scans.report.judgement().findings().stream()
                .map(judged -> judged.firstSeen())
                .toList();
    }

    @Test
    void aMovedOneKeepsItsDay() {
        scans.scan(Repo.of(SQL).on(DAY));
        assertThat(first(Repo.of(SQL.of("B").at("src/B.java")).on(DAY.plusDays(5))))
                .containsExactly(DAY);
        assertThat(scans.history.findings().get(Repo.fingerprint(SQL.of("B"))).formerly())
                .containsExactly(Repo.fingerprint(SQL));
        assertThat(first(Repo.of(SQL.of("C").at("src/C.java")).on(DAY.plusDays(6))))
                .containsExactly(DAY);
        assertThat(scans.history.findings().get(Repo.fingerprint(SQL.of("C"))).formerly())
                .containsExactlyInAnyOrder(Repo.fingerprint(SQL), Repo.fingerprint(SQL.of("B")));
    }

    @Test
    void aCopyHasADayOfItsOwn() {
        scans.scan(Repo.of(SQL).on(DAY));
        scans.accept();
        assertThat(first(Repo.of(SQL, SQL.of("B").at("src/B.java")).on(DAY.plusDays(5))))
                .containsExactlyInAnyOrder(DAY, DAY.plusDays(5));
    }

    @Test
    void aLostHistoryFallsBackToTheReference() {
        scans.scan(Repo.of(LIB.touched(true), SQL).on(DAY));
        scans.history = History.EMPTY;
        assertThat(first(Repo.of(LIB, SQL).on(DAY.plusDays(80)))).containsOnly(DAY);
    }

    @Test
    void withHistoryAndReferenceLostCommitsAndPublicationTell() {
        assertThat(first(Repo.of(SQL.touched(false).since(DAY)).on(DAY.plusDays(80))))
                .containsExactly(DAY);
        scans.report = null;
        scans.history = History.EMPTY;
        assertThat(first(Repo.of(LIB).on(DAY))).containsExactly(PUBLISHED);
        scans.report = null;
        scans.history = History.EMPTY;
        assertThat(first(Repo.of(LIB.touched(true)).on(DAY))).containsExactly(DAY);
    }

    @Test
    void anEarlierCommitIsEarlierEvidence() {
        scans.scan(Repo.of(SQL).on(DAY));
        assertThat(first(Repo.of(SQL.since(DAY.minusDays(30)), SQL.since(DAY.minusDays(3)))
                        .on(DAY.plusDays(1))))
                .containsExactly(DAY.minusDays(30));
    }

    @Test
    void aClockThatWasAheadHealsWithTheNextScan() {
        scans.scan(Repo.of(SQL).on(DAY));
        scans.scan(Repo.of(SQL, LIB.touched(true)).on(LocalDate.of(2030, 1, 1)));
        assertThat(first(Repo.of(SQL, LIB).on(DAY.plusDays(2)))).containsExactlyInAnyOrder(DAY, DAY.plusDays(2));
        assertThat(first(Repo.of(SQL, LIB).on(DAY.plusDays(30)))).containsExactlyInAnyOrder(DAY, DAY.plusDays(2));
        assertThat(scans.history.findings().values()).extracting(Seen::last).containsOnly(DAY.plusDays(30));
    }

    @Test
    void aClockThatWasBehindNeverPutsADayBeforePublication() {
        scans.scan(Repo.of(LIB.touched(true)).on(LocalDate.of(1970, 1, 1)));
        assertThat(first(Repo.of(LIB).on(DAY))).containsExactly(PUBLISHED);
    }

    @Test
    void aClockThatWasFarBehindHealsWithTheNextScan() {
        Item other = SQL.of("B").at("src/B.java").reading("other");
        scans.scan(Repo.of(SQL).on(DAY));
        History before = scans.history;
        scans.scan(Repo.of(SQL, other).on(LocalDate.of(1970, 1, 1)));
        assertThat(scans.history).isEqualTo(before);
        scans.scan(Repo.of(SQL, other).on(DAY.plusDays(3)));
        assertThat(firstSeen()).containsExactlyInAnyOrder(DAY, DAY.plusDays(3));
        scans.scan(Repo.of(SQL, other).on(DAY.plusDays(9)));
        assertThat(firstSeen()).containsExactlyInAnyOrder(DAY, DAY.plusDays(3));
    }

    /** The vulnerability data are younger than the scan that used them. */
    @Test
    void aClockThatWasMonthsBehindHealsWhereTheDatabaseTells() {
        scans.scan(Repo.of(SQL).on(DAY));
        Repo behind = Repo.of(SQL).on(DAY.minusMonths(2));
        behind.database = DAY.minusDays(1);
        scans.scan(behind);
        assertThat(first(Repo.of(SQL).on(DAY.plusDays(3)))).containsExactly(DAY);
        Repo none = Repo.of(SQL).on(DAY.minusMonths(2));
        scans.scan(none);
        assertThat(first(Repo.of(SQL).on(DAY.plusDays(4))))
                .as("it may as well be that all others were ahead")
                .containsExactly(DAY.minusMonths(2));
    }

    /** Its day is in order, so nothing says that a database with a day to come is right. */
    @Test
    void aDatabaseFromTheFutureKeepsNoDayBack() {
        Repo first = Repo.of(SQL).on(DAY);
        first.database = DAY.plusYears(9);
        scans.scan(first);
        Repo second = Repo.of(SQL).on(DAY.plusDays(5));
        second.database = DAY.plusYears(9);
        assertThat(first(second)).containsExactly(DAY);
    }

    @Test
    void whatAClockFarBehindWroteAfterTheRatchetStillShrinks() {
        scans.scan(Repo.of(SQL, LIB).on(DAY));
        scans.accept();
        scans.scan(Repo.of(SQL, LIB).on(DAY));
        scans.scan(Repo.of(LIB).on(LocalDate.of(1970, 1, 1)));
        scans.scan(Repo.of(SQL, LIB).on(DAY.plusDays(1)));
        assertThat(scans.accepted()).isEqualTo("1/1");
    }

    @Test
    void aPublicationInTheFutureIsNotBelieved() {
        Repo repo = Repo.of(LIB.touched(true)).on(DAY);
        repo.published = DAY.plusDays(1);
        assertThat(first(repo)).containsExactly(DAY);
        Repo today = Repo.of(LIB.since(DAY.minusDays(4))).on(DAY);
        today.published = DAY;
        assertThat(first(today)).containsExactly(DAY);
    }

    /** RetireJS' list and other tools' results tell no day. An old file is not as old a finding. */
    @Test
    void whereNoDayOfPublicationIsKnownTheYearOfTheCveIsTheEarliest() {
        LocalDate file = LocalDate.of(2013, 7, 3);
        Item script = LIB.touched(false).since(file).called("CVE-2019-11358");
        assertThat(first(unpublished(script))).containsExactly(LocalDate.of(2019, 1, 1));
        assertThat(first(unpublished(script.since(DAY.minusDays(9))))).containsExactly(DAY.minusDays(9));
        assertThat(first(unpublished(script.since(null)))).containsExactly(LocalDate.of(2019, 1, 1));
        assertThat(first(unpublished(script.since(file).called("jquery issue: 162"))))
                .as("nothing but the file tells")
                .containsExactly(file);
        assertThat(first(unpublished(script.called("CVE-2031-11358")))).containsExactly(file);
        unpublished(script);
        assertThat(first(Repo.of(script).on(DAY))).as("a day is better").containsExactly(PUBLISHED);
    }

    private Repo unpublished(Item item) {
        scans.report = null;
        scans.history = History.EMPTY;
        Repo repo = Repo.of(item).on(DAY);
        repo.published = null;
        return repo;
    }

    @Test
    void aReportWithoutDaysWasThereAtItsOwn() {
        scans.scan(Repo.of(SQL).on(DAY));
        scans.history = History.EMPTY;
        scans.report = Undated.of(scans.report);
        assertThat(first(Repo.of(SQL).on(DAY.plusDays(5)))).containsExactly(DAY);
    }

    @Test
    void anIncompleteScanForgetsNothing() {
        scans.scan(Repo.of(SQL).on(DAY));
        Repo blind = Repo.of().on(DAY.plusDays(3));
        blind.states.put(Kind.CODE, ScannerState.FAILED);
        Judgement judged = scans.scan(blind);
        assertThat(judged.gone().get(0).firstSeen()).isEqualTo(DAY);
        assertThat(first(Repo.of(SQL).on(DAY.plusDays(4)))).containsExactly(DAY);
    }

    @Test
    void theHistoryKnowsWhenSuppressionsWereNeeded() {
        Policy policy = Policy.defaults()
                .suppressing(List.of(
                        Samples.suppression("SQL", null, DAY.plusYears(9)),
                        Samples.suppression("XSS", null, DAY.plusYears(9))));
        Facts facts = Repo.of(SQL).on(DAY).facts();
        History history = after(History.EMPTY, facts, policy, DAY);
        assertThat(history.suppressions().values())
                .containsExactlyInAnyOrder(new History.Use(DAY, DAY), new History.Use(DAY, null));
        History later = after(history, Repo.of().on(DAY.plusDays(9)).facts(), policy, DAY.plusDays(9));
        assertThat(later.suppressions()).isEqualTo(history.suppressions());
        History unused = after(History.EMPTY, Repo.of().on(DAY).facts(), policy, DAY);
        assertThat(unused.suppressions().values()).containsOnly(new History.Use(DAY, null));
        assertThat(unused.suppressions().values())
                .extracting(History.Use::idleSince)
                .containsOnly(DAY);
    }

    private static History after(History history, Facts facts, Policy policy, LocalDate day) {
        Reference reference = new Reference(null, history, List.of());
        Clock clock = Clock.fixed(Repo.noon(day), ZoneOffset.UTC);
        Judgement judged = new Judge().judge(facts, policy, reference, clock);
        return Histories.after(reference, new Report(facts, judged), policy);
    }

    private List<LocalDate> first(Repo repo) {
        return scans.scan(repo).findings().stream()
                .map(FindingJudgement::firstSeen)
                .toList();
    }

    /** As version 1.0 wrote it. */
    private static final class Undated {
        static Report of(Report report) {
            Judgement judged = report.judgement();
            List<FindingJudgement> without = judged.findings().stream()
                    .map(one -> new FindingJudgement(
                            one.fingerprint(), one.action(), one.reason(), one.unblock(), one.suppressed()))
                    .toList();
            return new Report(
                    report.facts(),
                    new Judgement(judged.judgedAt(), List.of(), judged.verdict(), without, List.of(), List.of()));
        }
    }
}
