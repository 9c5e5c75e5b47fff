package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.LIB;
import static io.sekisho.core.policy.Repo.SQL;
import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static io.sekisho.core.policy.StatusSamples.at;
import static io.sekisho.core.policy.StatusSamples.changed;
import static io.sekisho.core.policy.StatusSamples.compared;
import static io.sekisho.core.policy.StatusSamples.judge;
import static io.sekisho.core.policy.StatusSamples.reference;
import static io.sekisho.core.policy.StatusSamples.repo;
import static io.sekisho.core.policy.StatusSamples.statuses;
import static io.sekisho.core.policy.StatusSamples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What one of two scans did not see is neither fixed nor new. */
class UnseenStatusesTest {
    /** As a later version of Sekisho might write them. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void findingsOfAnotherSchemeAreNeitherFixedNorDoTheyMakeOursNew(Kind kind) {
        Item result = new Item(Kind.EXTERNAL, "xss", "web/a.js", "CodeQL", "x = y", null, true, null, null);
        Facts ours = Repo.of(SQL.of("Z"), KEY, LIB, result).facts();
        Facts theirs = with(ours, finding -> finding.kind() == kind ? named(finding, "z9:0") : finding);
        statuses(reference(theirs), ours)
                .forEach((name, status) ->
                        assertThat(status).as(name).isEqualTo(name.startsWith(kind.key()) ? "unknown" : "existing"));
        assertThat(judge(reference(theirs), ours).gone())
                .extracting(GoneFinding::kind, GoneFinding::status)
                .containsExactly(tuple(kind, Status.NOT_SEEN));
    }

    @ParameterizedTest
    @EnumSource(
            value = ScannerState.class,
            names = {"COMPLETED", "NOTHING_TO_SCAN"},
            mode = EnumSource.Mode.EXCLUDE)
    void aScannerThatDidNotEndFixesNothingAndMakesNothingNew(ScannerState state) {
        for (Kind kind : List.of(Kind.SECRET, Kind.CODE, Kind.DEPENDENCY)) {
            Repo blind = Repo.of();
            blind.states.put(kind, state);
            Judgement judged = judge(reference(repo().facts()), blind.facts());
            assertThat(judged.gone())
                    .hasSize(3)
                    .allSatisfy(gone ->
                            assertThat(gone.status()).isEqualTo(gone.kind() == kind ? Status.NOT_SEEN : Status.FIXED));
            Map<String, String> seen = statuses(reference(blind.facts()), repo().facts());
            seen.forEach((name, status) -> assertThat(status)
                    .as(name)
                    .isEqualTo(name.startsWith(kind.key()) ? "unknown" : "new introduced [0]"));
        }
    }

    @Test
    void aScannerThatFoundNothingToReadFixed() {
        Repo empty = Repo.of();
        empty.states.put(Kind.DEPENDENCY, ScannerState.NOTHING_TO_SCAN);
        assertThat(judge(reference(Repo.of(LIB).facts()), empty.facts()).gone())
                .extracting(GoneFinding::status)
                .containsExactly(Status.FIXED);
        Facts none = empty.facts();
        Facts without = new Facts(
                "t", none.startedAt(), 1, none.project(), List.of(), List.of(), new Coverage(List.of(), List.of()));
        assertThat(judge(reference(Repo.of(LIB).facts()), without).gone())
                .extracting(GoneFinding::status)
                .containsExactly(Status.NOT_SEEN);
    }

    @Test
    void whereNobodyLookedBeforeGitTells() {
        Repo blind = Repo.of();
        blind.states.put(Kind.CODE, ScannerState.FAILED);
        Repo touched = Repo.of(SQL.touched(true), SQL.touched(false));
        assertThat(statuses(reference(blind.facts()), touched.facts()))
                .containsEntry("code src/A.java", "new introduced [0]");
        Repo untouched = Repo.of(SQL.touched(false));
        assertThat(statuses(reference(blind.facts()), untouched.facts())).containsEntry("code src/A.java", "existing");
    }

    @Test
    void whatAnIncompleteReferenceCountedTooLowIsNotNew() {
        Repo before = repo().with(gap(GapType.DEPENDENCIES_UNRESOLVED, "dependency", "a"));
        Repo after = repo().add(library("shop", "g/lib", "1.0"));
        assertThat(compared(before, after)).containsEntry("dependency web/pom.xml", "existing");
        Repo touched = repo().add(library("shop", "g/lib", "1.0").touched(true));
        assertThat(compared(before, touched)).containsEntry("dependency web/pom.xml", "new introduced [1]");
    }

    @Test
    void whatTheHistoryRemembersIsNotNewAfterAnIncompleteScan() {
        Repo blind = Repo.of();
        blind.states.put(Kind.CODE, ScannerState.TIMED_OUT);
        Scans scans = new Scans();
        scans.scan(Repo.of(SQL));
        scans.scan(blind);
        scans.scan(Repo.of(SQL, flaw("src/B.java", "B", "exec(cmd)")));
        assertThat(scans.statuses()).isEqualTo(Map.of("code src/A.java", "existing", "code src/B.java", "unknown"));
    }

    @Test
    void aGapThatBothHaveIsNoDifference() {
        Gap same = gap(GapType.SOURCES_WITHOUT_CLASSES, "code", "a");
        assertThat(goneWith(List.of(same), List.of(same))).isEqualTo(Status.FIXED);
        assertThat(goneWith(List.of(), List.of(same))).isEqualTo(Status.NOT_SEEN);
        assertThat(goneWith(List.of(gap(GapType.SOURCES_WITHOUT_CLASSES, "code", "b")), List.of(same)))
                .isEqualTo(Status.NOT_SEEN);
        assertThat(goneWith(List.of(), List.of(gap(GapType.SOURCES_WITHOUT_CLASSES, "secret", "a"))))
                .isEqualTo(Status.FIXED);
        assertThat(goneWith(List.of(), List.of(gap(GapType.SCOPE_NARROWED, null, "a"))))
                .isEqualTo(Status.NOT_SEEN);
        assertThat(goneWith(List.of(), List.of(gap(GapType.DATABASE_STALE, null, "a"))))
                .isEqualTo(Status.FIXED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what could not be read, by whom, which file, how many now and then | status
                "UNREADABLE_FILE | secret | config/app.yml | 1  | 0  | NOT_SEEN",
                "SKIPPED_FILE    |        | config         | 1  | 0  | NOT_SEEN",
                "PATH_OUTSIDE    |        | config/app.yml | 1  | 0  | NOT_SEEN",
                "TOOL_NOTE       | secret | config/app.yml | 1  | 0  | FIXED",
                "UNREADABLE_FILE | secret | config/app     | 1  | 0  | FIXED",
                "UNREADABLE_FILE | code   | config/app.yml | 1  | 0  | FIXED",
                "SKIPPED_FILE    | secret | big.bin        | 9  | 0  | NOT_SEEN",
                "SKIPPED_FILE    | secret | big.bin        | 9  | 8  | NOT_SEEN",
                "SKIPPED_FILE    | secret | big.bin        | 9  | 9  | FIXED",
                "SKIPPED_FILE    | secret | config/app.yml | 1  | 1  | FIXED",
            })
    void whatWasInAFileThatCouldNotBeReadIsNotFixed(
            GapType type, String scanner, String path, long now, long then, Status expected) {
        Repo after = Repo.of().with(new Gap(type, scanner, Text.of("x.y", now), null, List.of(path), now));
        Repo before = Repo.of(KEY);
        if (then > 0) {
            before.with(new Gap(type, scanner, Text.of("x.y", then), null, List.of(path), then));
        }
        assertThat(judge(reference(before.facts()), after.facts()).gone())
                .extracting(GoneFinding::status)
                .containsExactly(expected);
        if (then == 0) {
            assertThat(statuses(reference(after.facts()), before.facts()))
                    .containsValue(expected == Status.FIXED ? "new introduced [0]" : "unknown");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "web/app.war!/WEB-INF/lib/a.jar, NOT_SEEN",
        "web/app.war, NOT_SEEN",
        "web, NOT_SEEN",
        "web/app.war!/WEB-INF/lib/b.jar, FIXED",
        "web/app, FIXED",
    })
    void aLibraryIsLookedForInItsArchive(String unread, Status expected) {
        Facts before =
                with(Repo.of(LIB.at("x")).facts(), finding -> at(finding, "web/app.war!/WEB-INF/lib/a.jar", null));
        Repo after = Repo.of()
                .with(new Gap(GapType.UNREADABLE_FILE, "dependency", Text.of("x.y", 1), null, List.of(unread), 1));
        assertThat(judge(reference(before), after.facts()).gone())
                .extracting(GoneFinding::status)
                .containsExactly(expected);
    }

    @Test
    void anArchiveWithoutOneOfItsFilesIsNotReadWhole() {
        Facts before = with(Repo.of(LIB.at("x")).facts(), finding -> at(finding, "web/app.war", null));
        Repo after = Repo.of()
                .with(new Gap(
                        GapType.SKIPPED_FILE,
                        "dependency",
                        Text.of("x.y", 1),
                        null,
                        List.of("web/app.war!/META-INF/MANIFEST.MF"),
                        1));
        assertThat(judge(reference(before), after.facts()).gone())
                .extracting(GoneFinding::status)
                .containsExactly(Status.NOT_SEEN);
    }

    @Test
    void whichFlawsAreInAClassThatCouldNotBeReadIsNotKnown() {
        Gap gap =
                new Gap(GapType.UNREADABLE_FILE, "code", Text.of("x.y", 1), null, List.of("target/classes/X.class"), 1);
        assertThat(goneWith(List.of(), List.of(gap))).isEqualTo(Status.NOT_SEEN);
        assertThat(goneWith(List.of(gap), List.of(gap))).isEqualTo(Status.FIXED);
    }

    @ParameterizedTest
    @CsvSource({"'', NOT_SEEN", "CodeQL, FIXED", "'Semgrep, CodeQL', FIXED", "CodeQL2, NOT_SEEN"})
    void anotherToolsResultIsFixedOnlyWhereThatToolWasRead(String tools, Status expected) {
        Item result = new Item(Kind.EXTERNAL, "xss", "web/a.js", "CodeQL", "x = y", null, true, null, null);
        Facts none = Repo.of().facts();
        ScannerRun run = new ScannerRun(
                "external",
                Kind.EXTERNAL,
                "e",
                null,
                ScannerState.COMPLETED,
                1,
                0,
                Map.of(),
                Map.of("tools", tools.replace(", ", "\n")));
        Facts now = new Facts(
                "t", none.startedAt(), 1, none.project(), List.of(), List.of(), new Coverage(List.of(run), List.of()));
        assertThat(judge(reference(Repo.of(result).facts()), now).gone())
                .extracting(GoneFinding::status)
                .containsExactly(expected);
        assertThat(statuses(reference(now), Repo.of(result).facts()))
                .containsValue(expected == Status.FIXED ? "new introduced [0]" : "unknown");
        Item other = result.at("web/b.js").reading("z");
        assertThat(judge(reference(Repo.of(result).facts()), Repo.of(other).facts())
                        .gone())
                .extracting(GoneFinding::status)
                .containsExactly(Status.FIXED);
        assertThat(compared(Repo.of(result), Repo.of(result).rename("web/a.js", "web/c.js")))
                .containsOnly(Map.entry("external web/c.js", "existing"));
    }

    /** Known again by nothing but its name. */
    private static Finding named(Finding finding, String fingerprint) {
        Occurrence place = finding.occurrences().get(0);
        return changed(finding, fingerprint, Occurrence.at(place.scanner(), place.location()));
    }

    private static Status goneWith(List<Gap> before, List<Gap> now) {
        Repo one = Repo.of(SQL);
        one.gaps.addAll(before);
        Repo two = Repo.of();
        two.gaps.addAll(now);
        return judge(reference(one.facts()), two.facts()).gone().get(0).status();
    }

    private static Gap gap(GapType type, String scanner, String what) {
        return Gap.of(type, scanner, Text.of("x.y", what), null);
    }
}
