package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.SQL;
import static io.sekisho.core.policy.Repo.library;
import static io.sekisho.core.policy.Samples.entry;
import static io.sekisho.core.policy.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was covered by an exception, and is not any more, is brought in by who moved it. */
class NoveltyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate END = LocalDate.of(2026, 12, 31);
    private static final Item RESULT = new Item(Kind.EXTERNAL, "X", "t", "T", "eval(x)", null, true, null, null);

    private final Scans scans = new Scans();

    @BeforeEach
    void tools() throws Exception {
        scans.suppressions = read(entry("path: \"tools/**\"", END));
    }

    static Stream<Item> items() {
        return Stream.of(SQL.at("tools/A.java"), KEY.at("tools/app.yml"), RESULT.at("tools/x.py"));
    }

    @ParameterizedTest
    @MethodSource("items")
    void whatLeavesItsSuppressionIsNewAndIntroduced(Item item) {
        String from = item.place();
        String to = from.replace("tools", "web");
        scans.scan(Repo.of(item).on(DAY));
        scans.scan(moved(Repo.of(item), from, to).on(DAY.plusDays(1)));
        assertThat(scans.statuses()).containsValue("new introduced [0]").hasSize(1);
        assertThat(scans.report.judgement().gone()).isEmpty();
        assertThat(scans.report.judgement().findings().get(0).firstSeen()).isEqualTo(DAY);

        alone(moved(Repo.of(item), from, to));
        assertThat(scans.statuses()).containsValue("new introduced [0]").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("items")
    void whatStaysInsideOrWasNeverCoveredIsNotNew(Item item) {
        String from = item.place();
        for (String to : List.of(from.replace("tools", "tools/deep"), from.replace("tools", "web"))) {
            Item was = to.startsWith("tools") ? item : item.at("lib/" + from);
            alone(Repo.of(was));
            scans.scan(moved(Repo.of(was), was.place(), to).on(DAY));
            assertThat(scans.statuses().values()).containsExactly("existing");
            alone(moved(Repo.of(was), was.place(), to));
            assertThat(scans.statuses().values()).containsExactly("existing");
        }
        alone(Repo.of(item.at("lib/a")));
        scans.scan(moved(Repo.of(item.at("lib/a")), "lib/a", "tools/a").on(DAY));
        assertThat(scans.statuses().values()).as("into it").containsExactly("existing");
    }

    @Test
    void ofEqualFlawsTheOneThatCameOutIsNew() {
        Repo before = Repo.of(SQL.at("lib/A.java"), SQL.at("tools/A.java"));
        scans.scan(before);
        scans.scan(moved(before.copy(), "tools/A.java", "web/A.java"));
        assertThat(scans.statuses()).containsEntry("code lib/A.java", "new introduced [1]");
        scans.scan(before);
        scans.scan(Repo.of(
                SQL.at("lib/A.java"),
                SQL.at("tools/A.java"),
                SQL.at("web/A.java").touched(true)));
        assertThat(scans.statuses()).containsEntry("code lib/A.java", "new introduced [2]");
    }

    @Test
    void whatIsNewWhereItIsCoveredIsNewThereAndNowhereElse() {
        scans.scan(Repo.of(SQL.at("web/A.java")));
        scans.scan(Repo.of(SQL.at("web/A.java"), SQL.at("tools/A.java")));
        assertThat(scans.statuses()).as("the one in tools").containsValue("new introduced [1]");
        scans.scan(Repo.of(SQL.at("tools/A.java")));
        assertThat(scans.statuses()).containsValue("existing");
        scans.report = null;
        scans.scan(Repo.of(
                SQL.at("tools/A.java").touched(true), SQL.at("web/A.java").touched(false)));
        assertThat(scans.statuses()).containsValue("new introduced [0]");
        scans.report = null;
        scans.scan(Repo.of(SQL.at("tools/A.java"), SQL.at("web/A.java").touched(false)));
        assertThat(scans.statuses().values())
                .as("nobody knows of the covered one")
                .containsExactly("existing");
        scans.report = null;
        scans.scan(Repo.of(SQL.at("tools/A.java")));
        assertThat(scans.statuses()).containsValue("unknown");
        scans.report = null;
        scans.scan(Repo.of(SQL.at("tools/A.java").touched(false), SQL.at("web/A.java")));
        assertThat(scans.statuses()).containsValue("unknown");
    }

    @Test
    void aLibraryThatLeavesItsPathOrItsRangeIsIntroducedThoughItsVulnerabilityWasKnown() throws Exception {
        scans.scan(Repo.of(library("tools", "g/a", "1.0")));
        scans.scan(Repo.of(library("web", "g/a", "1.0").touched(true)));
        assertThat(scans.statuses()).containsValue("new introduced [0]");

        scans.suppressions = read(entry("package: pkg:maven/g/a, versions: \"<2\"", END));
        scans.scan(Repo.of(library("web", "g/a", "1.0")));
        scans.scan(Repo.of(library("web", "g/a", "2.0").touched(true)));
        assertThat(scans.statuses()).containsValue("new introduced [0]");
        scans.scan(Repo.of(library("web", "g/a", "1.0")));
        scans.scan(Repo.of(library("web", "g/a", "1.9").touched(true)));
        assertThat(scans.statuses()).containsValue("existing");
    }

    /** It is the exceptions of today that are asked on both sides. */
    @Test
    void anExceptionThatEndsOrIsTakenAwayMakesNothingNew() {
        scans.scan(Repo.of(SQL.at("tools/A.java")).on(DAY));
        scans.scan(Repo.of(SQL.at("tools/A.java")).on(END.plusDays(1)));
        assertThat(scans.statuses()).containsValue("existing");
        scans.scan(Repo.of(SQL.at("tools/A.java")).on(DAY));
        scans.suppressions = List.of();
        scans.scan(moved(Repo.of(SQL.at("tools/A.java")), "tools/A.java", "web/A.java")
                .on(DAY));
        assertThat(scans.statuses()).containsValue("existing");
    }

    /** A scanner of the reference that failed cannot unsay what it did tell. */
    @Test
    void whatAPartialReferenceHadCoveredCameOutAllTheSame() {
        Repo before = Repo.of(SQL.at("tools/A.java"));
        before.states.put(Kind.CODE, ScannerState.TIMED_OUT);
        scans.scan(before);
        scans.scan(Repo.of(SQL.at("web/A.java")));
        assertThat(scans.statuses()).containsValue("new introduced [0]");
        before = Repo.of(SQL.at("tools/A.java")).with(Gap.of(GapType.SCANNER_FAILED, "code", Text.of("x"), null));
        scans.scan(before);
        scans.scan(Repo.of(SQL.at("tools/A.java"), SQL.at("tools/B.java").touched(false)));
        assertThat(scans.statuses().values()).allMatch(one -> one.startsWith("existing") || one.startsWith("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitleaks:allow (main)", "SARIF suppression (inSource)"})
    void aMarkSpeaksForALineThatMovedAndNotForOneThatLostIt(String mark) {
        Item item = mark.startsWith("git") ? KEY.at("web/app.yml") : RESULT.at("web/x.py");
        scans.suppressions = List.of();
        Reference reference = marked(item, mark);
        assertThat(compared(reference, moved(Repo.of(item), item.place(), "lib/y")))
                .containsValue("existing");
        assertThat(compared(reference, Repo.of(item.touched(false)))).containsValue("existing");
        assertThat(compared(reference, Repo.of(item.touched(true)))).containsValue("new introduced [0]");
        Facts kept = said(Repo.of(item.touched(true)).facts(), mark);
        assertThat(Scans.statuses(kept, judged(reference, kept))).containsValue("existing");
    }

    @Test
    void aListOfAToolSpeaksForItsPlace() {
        scans.suppressions = List.of();
        Reference reference = marked(KEY.at("web/app.yml"), ".gitleaksignore (main)");
        assertThat(compared(reference, Repo.of(KEY.at("web/app.yml")))).containsValue("existing");
        assertThat(compared(reference, moved(Repo.of(KEY.at("web/app.yml")), "web/app.yml", "lib/app.yml")))
                .containsValue("new introduced [0]");
        Repo shifted = Repo.of(KEY.at("web/app.yml"));
        shifted.firstLine = 9;
        assertThat(compared(reference, shifted)).containsValue("new introduced [0]");
        Reference triaged = marked(RESULT.at("web/x.py"), "SARIF suppression (external)");
        assertThat(compared(triaged, moved(Repo.of(RESULT.at("web/x.py")), "web/x.py", "lib/x.py")))
                .containsValue("new introduced [0]");
    }

    /** Without a reference a former fingerprint is made again, where that can be done. */
    @Test
    void anEntryByFingerprintIsAskedForTheFormerName() throws Exception {
        Item result = RESULT.at("web/x.py");
        scans.suppressions = read(entry("fingerprint: " + Repo.fingerprint(result), END));
        alone(moved(Repo.of(result), "web/x.py", "lib/x.py"));
        assertThat(scans.statuses()).containsValue("new introduced [0]");
        scans.suppressions = read(entry("fingerprint: " + Repo.fingerprint(result.reading("other")), END));
        alone(moved(Repo.of(result), "web/x.py", "lib/x.py"));
        assertThat(scans.statuses()).containsValue("existing");

        // Its quoted line is not the one of which the fingerprint was made.
        scans.suppressions = read(entry("fingerprint: " + Repo.fingerprint(KEY), END));
        alone(moved(Repo.of(KEY), KEY.place(), "lib/app.yml"));
        assertThat(scans.statuses()).containsValue("unknown");
        alone(moved(Repo.of(KEY, KEY.at("b.yml").reading("other")), "b.yml", "lib/app.yml"));
        assertThat(scans.statuses()).as("the entry covers something").containsEntry("secret lib/app.yml", "existing");
    }

    @Test
    void aClassThatWasRenamedMayHaveHadAnotherFingerprint() throws Exception {
        scans.suppressions = read(entry("fingerprint: " + Repo.fingerprint(SQL.of("gone")), END));
        alone(moved(Repo.of(SQL), "src/A.java", "lib/A.java"));
        assertThat(scans.statuses()).containsValue("existing");
        alone(moved(Repo.of(SQL.of("B").at("src/A.java")), "src/A.java", "src/B.java"));
        assertThat(scans.statuses()).containsValue("unknown");
    }

    private static Repo moved(Repo repo, String from, String to) {
        return repo.rename(from, to);
    }

    private void alone(Repo repo) {
        scans.report = null;
        scans.scan(repo.on(DAY));
    }

    private static Reference marked(Item item, String by) {
        return StatusSamples.reference(said(Repo.of(item).facts(), by));
    }

    private static Facts said(Facts facts, String by) {
        return StatusSamples.with(
                facts,
                finding -> finding.at(finding.occurrences().stream()
                        .map(one -> new Occurrence(
                                one.scanner(),
                                one.location(),
                                one.artifact(),
                                one.module(),
                                one.commit(),
                                one.inTree(),
                                one.dependencyPath(),
                                one.snippet(),
                                by,
                                one.touched(),
                                one.since()))
                        .toList()));
    }

    private Map<String, String> compared(Reference reference, Repo repo) {
        Facts facts = repo.facts();
        return Scans.statuses(facts, judged(reference, facts));
    }

    private static Judgement judged(Reference reference, Facts facts) {
        Policy policy = Policy.defaults().withoutInSource();
        return new Judge().judge(facts, policy, reference, Clock.fixed(Repo.noon(DAY), ZoneOffset.UTC));
    }
}
