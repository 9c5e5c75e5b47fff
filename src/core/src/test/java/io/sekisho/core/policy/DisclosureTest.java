package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static io.sekisho.core.policy.Repo.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kev;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes known of old code: when it is disclosed, when introduced all the same, and from which day its grace counts. */
class DisclosureTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate NEXT = DAY.plusDays(9);
    private static final LocalDate PUBLISHED = LocalDate.of(2021, 12, 10);
    private static final LocalDate COMMITTED = LocalDate.of(2024, 5, 6);
    private static final Item LIB = library("web", "g/lib", "1.0");
    private static final Item SQL =
            flaw("src/A.java", "A", "query(name)").touched(false).since(COMMITTED);
    private static final Item KEY =
            secret("config/app.yml", "v1").touched(false).since(COMMITTED);
    private static final Item RESULT =
            new Item(Kind.EXTERNAL, "xss", "web/a.js", "CodeQL", "x = y", null, true, false, COMMITTED);

    private final Scans scans = new Scans();

    @Test
    void whatIsDisclosedOvernightHasItsWholeGrace() {
        scans.scan(using(LIB).on(DAY));
        assertThat(first(Repo.of(LIB).on(NEXT))).isEqualTo(NEXT);
        assertThat(first(Repo.of(LIB).on(NEXT.plusDays(20)))).isEqualTo(NEXT);
        Grace grace = new Grace(Map.of(), new Grace.Period(0, 30), null, Grace.From.FIRST_SEEN);
        assertThat(graced(grace, null).deadline().failFrom()).isEqualTo(NEXT.plusDays(30));
        assertThat(graced(grace, null).action()).isEqualTo(Action.WARN);
    }

    @Test
    void whatIsExploitedCountsFromTheLaterOfTheTwoDays() {
        scans.scan(using(LIB).on(DAY));
        first(Repo.of(LIB).on(NEXT));
        Grace grace = new Grace(Map.of(), new Grace.Period(0, 90), new Grace.Period(0, 14), Grace.From.FIRST_SEEN);
        assertThat(graced(grace, PUBLISHED).deadline().failFrom()).isEqualTo(NEXT.plusDays(14));
        assertThat(graced(grace, NEXT.plusDays(2)).deadline().failFrom()).isEqualTo(NEXT.plusDays(16));
    }

    @Test
    void aRuleThatAScannerLearnsFindsOldThingsOnTheDayOnWhichItLearnsIt() {
        for (Item item : List.of(SQL, KEY)) {
            Scans each = new Scans();
            each.scan(Repo.of().on(DAY));
            assertThat(first(each, Repo.of(item).scannedBy("2").on(NEXT))).isEqualTo(NEXT);
            assertThat(each.statuses()).containsValue("new disclosed [0]");
            assertThat(first(each, Repo.of(item).scannedBy("2").on(NEXT.plusDays(5))))
                    .as("a commit that git tells later is no better evidence")
                    .isEqualTo(NEXT);
            each.history = History.EMPTY;
            each.report = null;
            assertThat(first(each, Repo.of(item).on(NEXT.plusDays(6)))).isEqualTo(COMMITTED);
        }
    }

    @Test
    void itsDayGoesWithItWhenItIsMoved() {
        scans.scan(Repo.of().on(DAY));
        first(Repo.of(SQL).scannedBy("2").on(NEXT));
        Item moved = SQL.of("B").at("src/B.java").since(NEXT.minusDays(3));
        assertThat(first(Repo.of(moved).scannedBy("2").on(NEXT.plusDays(4)))).isEqualTo(NEXT);
        assertThat(first(Repo.of(moved.since(COMMITTED)).scannedBy("2").on(NEXT.plusDays(5))))
                .isEqualTo(NEXT);
    }

    @Test
    void aLostHistoryGivesNoFreshPeriod() {
        scans.scan(using(LIB).on(DAY));
        History whole = scans.history;
        scans.history = History.EMPTY;
        assertThat(first(Repo.of(LIB).on(NEXT))).isEqualTo(PUBLISHED);
        scans.report = null;
        scans.history = whole;
        assertThat(first(Repo.of(LIB).on(NEXT)))
                .as("the reference alone was lost")
                .isEqualTo(PUBLISHED);
    }

    @Test
    void aHistoryThatBeganAnewIsNotWhole() {
        scans.scan(using(LIB).on(DAY));
        Report reference = scans.report;
        scans.history = History.EMPTY;
        scans.scan(using(LIB).on(DAY.plusDays(1)));
        assertThat(scans.history.began()).isEqualTo(DAY.plusDays(1));
        scans.report = reference;
        assertThat(first(Repo.of(LIB).on(NEXT))).isEqualTo(PUBLISHED);
    }

    @Test
    void aHistoryOfAnotherProjectIsNotWhole() {
        scans.scan(Repo.of(KEY).on(DAY));
        History other = scans.history;
        Repo before = using(LIB).add(SQL);
        scans.scan(before.on(DAY));
        scans.history = other;
        scans.scan(Repo.of(LIB, SQL).on(NEXT));
        assertThat(scans.report.judgement().findings())
                .extracting(FindingJudgement::firstSeen)
                .containsExactlyInAnyOrder(PUBLISHED, COMMITTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = GapType.class,
            names = {"DATABASE_STALE", "DATABASE_PARTIAL", "DATABASE_DEMO", "COVERAGE_FELL", "SCANNER_TIMED_OUT"})
    void aReferenceThatDidNotLookWellGivesNoFreshPeriod(GapType type) {
        Gap gap = Gap.of(type, "dependency", Text.of("x.y"), null);
        scans.scan(using(LIB).with(gap).on(DAY));
        assertThat(first(Repo.of(LIB).with(gap).on(NEXT))).isEqualTo(PUBLISHED);
        Scans other = new Scans();
        other.scan(using(LIB).with(Gap.of(type, "secret", Text.of("x.y"), null)).on(DAY));
        assertThat(first(other, Repo.of(LIB).on(NEXT))).as("another scanner's").isEqualTo(NEXT);
    }

    @Test
    void aScannerThatFailedGivesNoFreshPeriod() {
        Repo blind = using(LIB).on(DAY);
        blind.states.put(Kind.DEPENDENCY, ScannerState.FAILED);
        scans.scan(blind);
        assertThat(first(Repo.of(LIB.touched(false)).on(NEXT))).isEqualTo(PUBLISHED);
    }

    @Test
    void aComponentThatTheReferenceDidNotListGivesNoFreshPeriod() {
        scans.scan(Repo.of().on(DAY));
        assertThat(first(Repo.of(LIB.touched(false)).on(NEXT))).isEqualTo(PUBLISHED);
    }

    /** Of what only tests or development need no scan says anything. */
    @ParameterizedTest
    @CsvSource({"test, new introduced [0]", "dev, new introduced [0]", ", new disclosed [0]"})
    void whoShipsWhatWasNotShippedBringsItIn(String use, String status) {
        Repo before = using(LIB).on(DAY);
        before.use = use;
        scans.scan(before);
        scans.scan(Repo.of(LIB.touched(true)).on(NEXT));
        assertThat(scans.statuses().values()).containsExactly(status);
    }

    @Test
    void aRenamedFileGivesNoFreshPeriod() {
        scans.scan(Repo.of().on(DAY));
        Repo after = Repo.of(SQL).scannedBy("2").on(NEXT).rename("src/A.java", "lib/A.java");
        assertThat(first(after)).isEqualTo(COMMITTED);
        assertThat(scans.statuses()).containsValue("new disclosed [0]");
    }

    @Test
    void whatGoesAndComesBackKeepsItsDay() {
        scans.scan(Repo.of(LIB.touched(true)).on(DAY));
        scans.scan(using(LIB).on(DAY.plusDays(3)));
        assertThat(first(Repo.of(LIB).on(NEXT))).isEqualTo(DAY);
        assertThat(scans.statuses()).containsValue("new disclosed [0]");
    }

    /** A change elsewhere leads input to an old line; a key in an old file is found by the same rules once and for all. */
    @Test
    void whatIsNewInUntouchedFilesIsIntroducedUnlessItsScannerLearnt() {
        for (Item item : List.of(SQL, KEY)) {
            Scans same = new Scans();
            same.scan(Repo.of().on(DAY));
            same.scan(Repo.of(item).on(NEXT));
            assertThat(same.statuses().values()).as("%s", item).allMatch("new introduced [0]"::equals);
            Scans moved = new Scans();
            moved.scan(Repo.of().on(DAY));
            moved.scan(Repo.of(item).rename(item.place(), "other/place").on(NEXT));
            assertThat(moved.statuses().values()).allMatch("new introduced [0]"::equals);
            Scans learnt = new Scans();
            learnt.scan(Repo.of().on(DAY));
            learnt.scan(Repo.of(item.touched(null)).scannedBy("2").on(NEXT));
            assertThat(learnt.statuses()).doesNotContainValue("new disclosed [0]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CodeQL 2.1, CodeQL 2.2, new disclosed [0]",
        "CodeQL 2.1, CodeQL 2.1, new introduced [0]",
        "CodeQL,     CodeQL,     new introduced [0]",
        "'CodeQL 2.1, Semgrep 1', 'Semgrep 2, CodeQL 2.1', new introduced [0]",
        "CodeQL CLI 2.1, CodeQL 2.1, unknown",
    })
    void anotherToolLearntWhereItsVersionSays(String before, String now, String expected) {
        Facts then = with(Repo.of().facts(), Kind.EXTERNAL, tools(before));
        Item result = RESULT.touched(expected.equals("unknown") ? null : false);
        Facts facts = with(Repo.of(result).facts(), Kind.EXTERNAL, tools(now));
        assertThat(compared(then, facts)).containsValue(expected);
    }

    /** As the scanner of other tools' results tells them. */
    private static Map<String, String> tools(String versions) {
        return Map.of("tools", versions.replaceAll(" ([0-9.]+)", "\t$1").replace(", ", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "SECRET, rules.sha256,        new disclosed [0]",
        "CODE,   findsecbugs.version, new disclosed [0]",
        "CODE,   categories,          new disclosed [0]",
        "CODE,   analyses,            new introduced [0]",
        "SECRET, gitleaks-sha256,     new introduced [0]",
    })
    void rulesAreFactsOfTheRun(Kind kind, String property, String expected) {
        Facts before = with(Repo.of().facts(), kind, Map.of(property, "a"));
        Facts now = with(Repo.of(kind == Kind.CODE ? SQL : KEY).facts(), kind, Map.of(property, "b"));
        assertThat(compared(before, now)).containsValue(expected);
        assertThat(compared(now, now)).containsValue("existing");
    }

    @Test
    void classesThatWereMissingMayHaveHiddenIt() {
        Gap two = new Gap(GapType.AUXILIARY_CLASS_MISSING, "code", Text.of("x.y"), null, List.of("a", "b"), 2);
        Gap one = new Gap(GapType.AUXILIARY_CLASS_MISSING, "code", Text.of("x.y"), null, List.of("a"), 1);
        assertThat(compared(Repo.of().with(two).facts(), Repo.of(SQL).with(one).facts()))
                .containsValue("new disclosed [0]");
        assertThat(compared(Repo.of().with(one).facts(), Repo.of(SQL).with(one).facts()))
                .containsValue("new introduced [0]");
        assertThat(compared(Repo.of().with(two).facts(), Repo.of(KEY).with(one).facts()))
                .containsValue("new introduced [0]");
    }

    private static Repo using(Item library) {
        Repo repo = Repo.of();
        repo.harmless.add(library);
        return repo;
    }

    /** As judged on the day on which it became known. */
    private FindingJudgement graced(Grace grace, LocalDate listed) {
        Facts facts = scans.report.facts();
        Finding it = facts.findings().get(0);
        Kev kev = listed == null ? null : new Kev(listed, null, false);
        Facts enriched = listed == null
                ? facts
                : new Facts(
                        facts.tool(),
                        facts.startedAt(),
                        1,
                        facts.project(),
                        List.of(it.about(it.vulnerability().enriched(kev, null))),
                        facts.components(),
                        facts.coverage());
        GateRule rule = new GateRule("late", "c.yml:1", List.of(), Action.FAIL, grace);
        Policy policy = Policy.defaults()
                .draft()
                .ruleSets(List.of(new RuleSet("c.yml", List.of(rule), FailOn.NONE, "c.yml:2")))
                .policy();
        Reference reference = new Reference(scans.report, scans.history, List.of());
        return new Judge()
                .judge(enriched, policy, reference, Clock.fixed(Repo.noon(NEXT.plusDays(5)), ZoneOffset.UTC))
                .findings()
                .get(0);
    }

    private LocalDate first(Repo repo) {
        return first(scans, repo);
    }

    private static LocalDate first(Scans scans, Repo repo) {
        return scans.scan(repo).findings().get(0).firstSeen();
    }

    private static Facts with(Facts facts, Kind kind, Map<String, String> properties) {
        List<ScannerRun> runs = facts.coverage().scanners().stream()
                .map(run -> run.kind() == kind
                        ? new ScannerRun(
                                run.scanner(), kind, run.name(), run.version(), run.state(), 1, 1, Map.of(), properties)
                        : run)
                .toList();
        return new Facts(
                facts.tool(),
                facts.startedAt(),
                1,
                facts.project(),
                facts.findings(),
                facts.components(),
                new Coverage(runs, facts.coverage().gaps()));
    }

    private static Map<String, String> compared(Facts before, Facts now) {
        Judge judge = new Judge();
        Judgement judged = judge.judge(before, Policy.defaults(), Samples.CLOCK);
        Reference reference = new Reference(new Report(before, judged), History.EMPTY, List.of());
        return Scans.statuses(now, judge.judge(now, Policy.defaults(), reference, Samples.CLOCK));
    }
}
