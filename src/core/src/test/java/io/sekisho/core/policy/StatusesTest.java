package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static io.sekisho.core.policy.Repo.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusesTest {
    private static final Item KEY = secret("config/app.yml", "v1");
    private static final Item SQL = flaw("src/A.java", "A", "query(name)");
    private static final Item LIB = library("web", "g/lib", "1.0");

    @Test
    void whatStaysIsExistingAndWhatCameIsIntroduced() {
        Repo after = repo().add(secret("config/new.yml", "v2"), flaw("src/B.java", "B", "exec(cmd)"));
        assertThat(compared(repo(), after))
                .isEqualTo(Map.of(
                        "secret config/app.yml", "existing",
                        "secret config/new.yml", "new introduced [0]",
                        "code src/A.java", "existing",
                        "code src/B.java", "new introduced [0]",
                        "dependency web/pom.xml", "existing"));
    }

    @Test
    void aSecondEqualFlawIsNewWhereGitCallsItTouched() {
        Repo after = repo().add(SQL.touched(true)).edit(item -> item == SQL, item -> item.touched(false));
        assertThat(compared(repo(), after)).containsEntry("code src/A.java", "new introduced [1]");
        Repo unknown = repo().add(SQL);
        assertThat(compared(repo(), unknown)).containsEntry("code src/A.java", "new introduced [1]");
    }

    @Test
    void anEqualFlawInAnotherFileIsTheNewOneWhereTheFirstWasRenamed() {
        Repo after = Repo.of(SQL)
                .rename("src/A.java", "lib/A.java")
                .add(SQL.at("src/copy/A.java").touched(true));
        assertThat(compared(Repo.of(SQL), after)).containsEntry("code lib/A.java", "new introduced [1]");
    }

    @Test
    void aLibraryInAnotherModuleIsNewThere() {
        Repo after = repo().add(library("shop", "g/lib", "1.0"), library("shop", "g/lib", "1.0"));
        assertThat(compared(repo(), after)).containsEntry("dependency web/pom.xml", "new introduced [1, 2]");
    }

    /** Whatever their order is. */
    @Test
    void theNewPlacesAreThoseThatWereNotThere() {
        Repo libraries = Repo.of(library("app", "g/lib", "1.0"), LIB, library("aux", "g/lib", "1.0"));
        assertThat(compared(Repo.of(LIB), libraries)).containsValue("new introduced [0, 2]");
        Repo flaws = Repo.of(SQL.at("gen/A.java"), SQL, SQL.at("gen/B.java"), SQL);
        assertThat(compared(Repo.of(SQL, SQL), flaws)).containsValue("new introduced [0, 2]");
        Repo renamed = Repo.of(SQL.at("gen/A.java"), SQL.at("old/A.java")).rename("old/A.java", "new/A.java");
        assertThat(compared(Repo.of(SQL.at("old/A.java")), renamed)).containsValue("new introduced [0]");
    }

    @Test
    void aLibraryTwiceInAModuleIsOneUnit() {
        assertThat(compared(repo(), repo().add(LIB))).containsEntry("dependency web/pom.xml", "existing");
    }

    @Test
    void aVulnerabilityOfAComponentThatWasThereIsDisclosed() {
        Repo before = Repo.of();
        before.harmless.add(LIB);
        assertThat(compared(before, Repo.of(LIB))).containsEntry("dependency web/pom.xml", "new disclosed [0]");
    }

    @ParameterizedTest
    @CsvSource({
        // in use before, vulnerable now: module, coordinates, version
        "web,  g/lib,   0.9, new introduced [0]",
        "shop, g/lib,   1.0, new disclosed [0]",
        "web,  g/other, 1.0, new introduced [0]",
    })
    void otherComponentsProveNothing(String module, String coordinates, String version, String expected) {
        Repo before = Repo.of();
        before.harmless.add(library(module, coordinates, version));
        assertThat(compared(before, Repo.of(LIB))).containsEntry("dependency web/pom.xml", expected);
    }

    @Test
    void aComponentThatSpreadIsIntroducedWhereItWasNot() {
        Repo before = Repo.of();
        before.harmless.add(LIB);
        Repo after = Repo.of(LIB, library("shop", "g/lib", "1.0"));
        assertThat(compared(before, after)).containsEntry("dependency web/pom.xml", "new introduced [0, 1]");
    }

    @Test
    void aSecondVersionBesideTheOneThatWasThereIsIntroduced() {
        Repo before = Repo.of();
        before.harmless.add(LIB);
        Repo after = Repo.of(LIB);
        after.harmless.add(library("web", "g/lib", "1.1"));
        assertThat(compared(before, after)).containsEntry("dependency web/pom.xml", "new introduced [0]");
    }

    @Test
    void whatGitCallsUntouchedIsDisclosedWhereScannersLearnt() {
        Repo after = Repo.of(KEY.touched(false), SQL.touched(false), LIB.touched(false))
                .scannedBy("2");
        assertThat(compared(Repo.of(), after).values()).containsOnly("new disclosed [0]");
        Repo partly = Repo.of(SQL.touched(false), SQL.touched(null)).scannedBy("2");
        assertThat(compared(Repo.of(), partly)).containsEntry("code src/A.java", "new introduced [0, 1]");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  true,  new introduced [0; 1]",
        "true,  false, new introduced [0]",
        "true,  ,      new introduced [0; 1]",
        "false, false, existing",
        "false, ,      unknown",
        ",      ,      unknown",
    })
    void withoutAReferenceGitTells(Boolean first, Boolean second, String expected) {
        Repo repo = Repo.of(SQL.touched(first), SQL.touched(second));
        assertThat(statuses(Reference.NONE, repo.facts())).containsEntry("code src/A.java", expected.replace(';', ','));
    }

    @Test
    void aSecretIsKnownByItsValueWhereverItWent() {
        Repo before = keyed(Repo.of(KEY));
        assertThat(compared(before, keyed(Repo.of(KEY.at("other/place.yml")))))
                .isEqualTo(Map.of("secret other/place.yml", "existing"));
        Repo copied = keyed(Repo.of(KEY, KEY.at("other/place.yml")));
        assertThat(compared(before, copied)).containsEntry("secret other/place.yml", "new introduced [0]");
        Repo other = keyed(Repo.of(secret("other/place.yml", "v9")));
        assertThat(compared(before, other)).containsEntry("secret other/place.yml", "new introduced [0]");
    }

    @Test
    void aSecretWithoutKeyIsKnownByARenameOnly() {
        assertThat(compared(Repo.of(KEY), Repo.of(KEY).rename("config/app.yml", "etc/app.yml")))
                .isEqualTo(Map.of("secret etc/app.yml", "existing"));
        assertThat(compared(Repo.of(KEY), Repo.of(KEY.at("etc/app.yml"))))
                .isEqualTo(Map.of("secret etc/app.yml", "new introduced [0]"));
        Repo edited =
                Repo.of(KEY).rename("config/app.yml", "etc/app.yml").edit(any -> true, item -> item.touched(true));
        assertThat(compared(Repo.of(KEY), edited)).isEqualTo(Map.of("secret etc/app.yml", "new introduced [0]"));
    }

    @Test
    void aRenamePaysForOneSecretOnlyThoughTheOldPathStaysInHistory() {
        Repo after = Repo.of(KEY).rename("config/app.yml", "etc/app.yml").add(KEY.onlyInHistory());
        assertThat(compared(Repo.of(KEY), after))
                .isEqualTo(Map.of("secret config/app.yml", "existing", "secret etc/app.yml", "existing"));
    }

    @Test
    void whatOnlyTheHistoryHadIsNewInTheTree() {
        Repo before = keyed(Repo.of(KEY.onlyInHistory()));
        assertThat(compared(before, keyed(Repo.of(KEY)))).containsValue("new introduced [0]");
        assertThat(compared(before, keyed(Repo.of(KEY.at("b.yml"))))).containsValue("new introduced [0]");
        assertThat(compared(before, keyed(Repo.of(KEY.onlyInHistory(), KEY.onlyInHistory()))))
                .containsOnly(Map.entry("secret config/app.yml", "existing"));
    }

    @Test
    void keysAreRotatedByAScanWithBoth() {
        Facts before = keyed(Repo.of(KEY)).facts();
        Facts both = withKeys(keyed(Repo.of(KEY.at("b.yml"))).facts(), "k1:new:v1", "k1:id:v1");
        assertThat(statuses(reference(before), both)).containsEntry("secret b.yml", "existing");
        Facts after = withKeys(keyed(Repo.of(KEY.at("c.yml"))).facts(), "k1:new:v1");
        assertThat(statuses(reference(both), after)).containsEntry("secret c.yml", "existing");
        assertThat(statuses(reference(before), after)).containsEntry("secret c.yml", "new introduced [0]");
    }

    /** Without git no fingerprint tells one value in a line from the next; a key does. */
    @Test
    void aValueThatTakesAnothersPlaceIsAnotherSecret() {
        Repo before = keyed(Repo.of(secret("config/app.yml", "v1")));
        Repo after = keyed(Repo.of(secret("config/app.yml", "v2")));
        assertThat(compared(before, after)).containsEntry("secret config/app.yml", "new introduced [0]");
        assertThat(compared(before, keyed(Repo.of(secret("config/app.yml", "v1")))))
                .containsValue("existing");
        assertThat(compared(Repo.of(secret("config/app.yml", "v1")), after)).containsValue("existing");
        Facts otherKey = withKeys(after.facts(), "k1:other:v2");
        assertThat(statuses(reference(before.facts()), otherKey)).containsValue("existing");
        Repo moved = keyed(Repo.of(secret("config/app.yml", "v2"), secret("etc/app.yml", "v1")));
        assertThat(compared(before, moved))
                .isEqualTo(Map.of("secret config/app.yml", "new introduced [0]", "secret etc/app.yml", "existing"));
    }

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

    @Test
    void aClassThatIsRenamedIsKnownByMethodAndLine() {
        assertThat(compared(Repo.of(SQL), Repo.of(SQL.of("B").at("src/B.java"))))
                .isEqualTo(Map.of("code src/B.java", "existing"));
        assertThat(compared(Repo.of(SQL), Repo.of(SQL.of("B").at("src/B.java").reading("query(other)"))))
                .isEqualTo(Map.of("code src/B.java", "new introduced [0]"));
    }

    @Test
    void oneThatWentPaysForOneThatCameAndNoMore() {
        Repo after = Repo.of(SQL.of("B").at("src/B.java"), SQL.of("C").at("src/C.java"));
        assertThat(compared(Repo.of(SQL), after).values()).containsExactlyInAnyOrder("existing", "new introduced [0]");
        Repo two = Repo.of(SQL, SQL);
        assertThat(compared(two, after).values()).containsOnly("existing");
    }

    @Test
    void goneIsFixedAndWhatWasMovedIsNotGone() {
        Judgement judged = judge(
                reference(repo().facts()), Repo.of(SQL.of("B").at("src/B.java")).facts());
        assertThat(judged.gone())
                .extracting(GoneFinding::kind, GoneFinding::status, GoneFinding::title, GoneFinding::path)
                .containsExactlyInAnyOrder(
                        tuple(Kind.SECRET, Status.FIXED, "aws-key", "config/app.yml"),
                        tuple(Kind.DEPENDENCY, Status.FIXED, "g/lib 1.0", "web/pom.xml"));
        assertThat(judged.gone())
                .extracting(GoneFinding::firstSeen)
                .containsOnly(Samples.TODAY, LocalDate.of(2021, 12, 10));
        assertThat(judge(Reference.NONE, repo().facts()).gone()).isEmpty();
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

    @Test
    void aCommittedSecretStaysInTheHistoryThatAScanOfTheTreeDoesNotSee() {
        Repo now = Repo.of();
        now.scope = "tree";
        CommitRef commit = new CommitRef("0".repeat(40), Repo.noon(Samples.TODAY));
        Facts committed = with(Repo.of(KEY).facts(), finding -> at(finding, null, commit));
        assertThat(judge(reference(committed), now.facts()).gone())
                .extracting(GoneFinding::status)
                .containsExactly(Status.NOT_SEEN);
    }

    private static Facts with(Facts facts, UnaryOperator<Finding> how) {
        return new Facts(
                "t",
                facts.startedAt(),
                1,
                facts.project(),
                facts.findings().stream().map(how).toList(),
                facts.components(),
                facts.coverage());
    }

    private static Finding at(Finding finding, String artifact, CommitRef commit) {
        Occurrence place = finding.occurrences().get(0);
        return changed(
                finding,
                finding.fingerprint(),
                new Occurrence(
                        place.scanner(),
                        place.location(),
                        artifact,
                        place.module(),
                        commit,
                        true,
                        List.of(),
                        place.snippet(),
                        null,
                        null,
                        null));
    }

    /** Known again by nothing but its name. */
    private static Finding named(Finding finding, String fingerprint) {
        Occurrence place = finding.occurrences().get(0);
        return changed(finding, fingerprint, Occurrence.at(place.scanner(), place.location()));
    }

    private static Finding changed(Finding finding, String fingerprint, Occurrence place) {
        return new Finding(
                finding.kind(),
                fingerprint,
                finding.severity(),
                null,
                finding.rule(),
                null,
                finding.vulnerability(),
                finding.secret(),
                finding.code(),
                finding.external(),
                null,
                List.of(place));
    }

    private static Status goneWith(List<Gap> before, List<Gap> now) {
        Repo one = Repo.of(SQL);
        one.gaps.addAll(before);
        Repo two = Repo.of();
        two.gaps.addAll(now);
        return judge(reference(one.facts()), two.facts()).gone().get(0).status();
    }

    @ParameterizedTest
    @CsvSource({
        // scope now, was it in the tree
        "history, true,  FIXED",
        "history, false, FIXED",
        "tree,    true,  FIXED",
        "tree,    false, NOT_SEEN",
        "range,   true,  NOT_SEEN",
        "staged,  false, NOT_SEEN",
    })
    void aSecretIsFixedOnlyWhereTheScanReached(String scope, boolean inTree, Status expected) {
        Repo now = Repo.of();
        now.scope = scope;
        Repo before = Repo.of(inTree ? KEY : KEY.onlyInHistory());
        assertThat(judge(reference(before.facts()), now.facts()).gone())
                .extracting(GoneFinding::status)
                .containsExactly(expected);
        Repo found = Repo.of(inTree ? KEY : KEY.onlyInHistory());
        assertThat(statuses(reference(now.facts()), found.facts()))
                .containsValue(expected == Status.FIXED ? "new introduced [0]" : "unknown");
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
                Map.of("toolNames", tools.replace(", ", "\n")));
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

    private static Repo repo() {
        return Repo.of(KEY, SQL, LIB);
    }

    private static Repo keyed(Repo repo) {
        repo.keyed = true;
        return repo;
    }

    private static Facts withKeys(Facts facts, String... keys) {
        Finding it = facts.findings().get(0);
        return new Facts(
                "t",
                facts.startedAt(),
                1,
                facts.project(),
                List.of(new Finding(
                        it.kind(),
                        it.fingerprint(),
                        it.severity(),
                        null,
                        it.rule(),
                        null,
                        null,
                        new SecretDetail(4, List.of(keys)),
                        null,
                        null,
                        null,
                        it.occurrences())),
                List.of(),
                facts.coverage());
    }

    private static Gap gap(GapType type, String scanner, String what) {
        return Gap.of(type, scanner, Text.of("x.y", what), null);
    }

    private static Map<String, String> compared(Repo before, Repo after) {
        return statuses(reference(before.facts()), after.facts());
    }

    private static Map<String, String> statuses(Reference reference, Facts facts) {
        return Scans.statuses(facts, judge(reference, facts));
    }

    private static Judgement judge(Reference reference, Facts facts) {
        return new Judge().judge(facts, Policy.defaults(), reference, Samples.CLOCK);
    }

    private static Reference reference(Facts facts) {
        return new Reference(new Report(facts, judge(Reference.NONE, facts)), History.EMPTY, List.of());
    }
}
