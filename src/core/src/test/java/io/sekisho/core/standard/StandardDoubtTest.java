package io.sekisho.core.standard;

import static io.sekisho.core.standard.Scene.TODAY;
import static io.sekisho.core.standard.Scene.facts;
import static io.sekisho.core.standard.Scene.judged;
import static io.sekisho.core.standard.Scene.secret;
import static io.sekisho.core.standard.Scene.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.StandardReader;
import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Coverage;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kev;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.StandardState;
import io.sekisho.model.StandardState.State;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where what an item hangs on is not known, nothing is said to be clean. */
class StandardDoubtTest {
    private static final Standard SHIPPED =
            StandardReader.shipped("cloud-security-standard").orElseThrow();

    private static StandardState.Item item(String id, Facts facts, FindingJudgement... judged) {
        return item(id, facts, List.of(), judged);
    }

    private static StandardState.Item item(
            String id, Facts facts, List<GapJudgement> gaps, FindingJudgement... judged) {
        return state(SHIPPED.assess(facts, List.of(judged), gaps, TODAY), id);
    }

    @Test
    void withoutTheCatalogueNobodyKnowsWhatIsExploited() {
        Finding old = vulnerable(Severity.MEDIUM, TODAY.minusDays(20), null);
        Finding young = vulnerable(Severity.MEDIUM, TODAY.minusDays(13), null);
        StandardState.Item unknown = item("5.1", facts(Map.of(), List.of(old)));
        assertThat(unknown.state()).isEqualTo(State.NOT_ASSESSED);
        assertThat(unknown.reason()).isEqualTo(Text.of("standard.no-kev", 1, "d1:x"));
        assertThat(item("5.1", facts(Map.of(), List.of(young))).state())
                .as("not due even if it is exploited")
                .isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("5.1", facts()).state())
                .as("there is nothing to look up")
                .isEqualTo(State.NO_VIOLATION_FOUND);

        assertThat(item("5.1", listed(old)).state()).isEqualTo(State.NO_VIOLATION_FOUND);
        Kev kev = new Kev(TODAY.minusDays(15), null, false);
        assertThat(item("5.1", listed(vulnerable(Severity.MEDIUM, TODAY.minusDays(20), kev)))
                        .state())
                .isEqualTo(State.VIOLATED);
    }

    @Test
    void aCatalogueTooOldForThePolicyIsNone() {
        Facts facts = listed(vulnerable(Severity.MEDIUM, TODAY.minusDays(20), null))
                .withGaps(List.of(Gap.of(GapType.ENRICHMENT_STALE, null, Text.of("x.y"), null)));
        assertThat(item("5.1", facts, List.of(new GapJudgement(0, Effect.NOTED)))
                        .state())
                .isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("5.1", facts, List.of(new GapJudgement(0, Effect.INCOMPLETE)))
                        .reason()
                        .code())
                .isEqualTo("standard.no-kev");
    }

    /** A key that never gets old: its author's clock is ahead, or he set it. */
    @Test
    void aCommitOfADayThatHasNotComeDatesNothing() {
        Finding future = key("2038-01-01T00:00:00Z");
        assertThat(item("1.8", facts(Map.of(), List.of(future))).state()).isEqualTo(State.NOT_ASSESSED);
        StandardState.Item first = item("1.8", facts(Map.of(), List.of(future)), judged(future, TODAY));
        assertThat(first.state()).as("found today, but not of today").isEqualTo(State.NOT_ASSESSED);
        assertThat(first.reason().code()).isEqualTo("standard.undecided");
        assertThat(item("1.8", facts(Map.of(), List.of(future)), judged(future, TODAY.minusDays(89)))
                        .state())
                .as("a history tells")
                .isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("1.8", facts(Map.of(), List.of(future)), judged(future, TODAY.minusDays(90)))
                        .state())
                .isEqualTo(State.VIOLATED);
        Finding today = key(TODAY + "T23:00:00Z");
        assertThat(item("1.8", facts(Map.of(), List.of(today)), judged(today, TODAY))
                        .state())
                .as("another time zone is no future")
                .isEqualTo(State.NO_VIOLATION_FOUND);
    }

    /** The first scan finds everything on its own day. That says nothing of its age. */
    @Test
    void whatNothingDatesIsNotYoung() {
        Finding flaw = flaw();
        Facts facts = facts(Map.of(), List.of(flaw));
        assertThat(item("5.2", facts, judged(flaw, TODAY)).state()).isEqualTo(State.NOT_ASSESSED);
        FindingJudgement introduced = new FindingJudgement(
                flaw.fingerprint(),
                Action.FAIL,
                null,
                null,
                List.of(),
                Status.NEW,
                Cause.INTRODUCED,
                List.of(0),
                TODAY,
                null,
                null,
                null);
        assertThat(item("5.2", facts, introduced).state())
                .as("the scan before would have seen it")
                .isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("5.2", facts, judged(flaw, TODAY.minusDays(1))).state()).isEqualTo(State.NO_VIOLATION_FOUND);
    }

    @Test
    void aScannerThatLookedAtNothingThoughThereWasSomethingSawNothing() {
        Facts facts = facts(Map.of(Kind.CODE, ScannerState.NOTHING_TO_SCAN), List.of());
        assertThat(item("4.2", facts).state()).as("no Java").isEqualTo(State.NO_VIOLATION_FOUND);
        Facts blind = facts.withGaps(List.of(Gap.of(GapType.SOURCES_WITHOUT_CLASSES, "code", Text.of("x.y"), null)));
        StandardState.Item item = item("4.2", blind, List.of(new GapJudgement(0, Effect.NOTED)));
        assertThat(item.state()).as("a policy may call it no flaw").isEqualTo(State.NOT_ASSESSED);
        assertThat(item.reason().arguments()).contains("sources-without-classes");
    }

    /** Nobody has to have other tools; but who asked them and got no answer does not know. */
    @Test
    void anotherToolThatBrokeLeavesItsItemsUnassessed() {
        assertThat(item("4.1", facts()).state()).isEqualTo(State.NO_VIOLATION_FOUND);
        Facts facts = facts();
        List<ScannerRun> runs = new ArrayList<>(facts.coverage().scanners());
        runs.add(new ScannerRun("external", Kind.EXTERNAL, "T", null, ScannerState.FAILED, 1, 0, Map.of(), Map.of()));
        Facts broken = new Facts(
                facts.tool(),
                facts.startedAt(),
                1,
                facts.project(),
                List.of(),
                List.of(),
                new Coverage(runs, List.of()));
        assertThat(item("4.1", broken).state()).isEqualTo(State.NOT_ASSESSED);
        assertThat(item("1.5", broken).state()).as("which asks no other tool").isEqualTo(State.NO_VIOLATION_FOUND);
    }

    private static Facts listed(Finding finding) {
        Facts facts = facts(Map.of(), List.of(finding));
        return new Facts(
                facts.tool(),
                facts.startedAt(),
                1,
                facts.project(),
                facts.findings(),
                List.of(),
                facts.coverage(),
                List.of(new Enrichment("kev", "kev.json", TODAY, 1)));
    }

    private static Finding vulnerable(Severity severity, LocalDate published, Kev kev) {
        return new Finding(
                Kind.DEPENDENCY,
                "d1:x",
                severity,
                null,
                new Rule("CVE-2026-1", null, null, null, null),
                null,
                new Vulnerability(
                        "CVE-2026-1", List.of(), null, "lib", "1", null, null, null, List.of(), null, kev, published),
                null,
                null,
                null,
                null,
                List.of(Occurrence.at("dependency", Location.file("pom.xml"))));
    }

    private static Finding flaw() {
        return new Finding(
                Kind.CODE,
                "c1:x",
                Severity.HIGH,
                null,
                new Rule("SQL_INJECTION", null, null, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(Occurrence.at("code", Location.line("A.java", 1))));
    }

    private static Finding key(String committed) {
        CommitRef commit = new CommitRef("a".repeat(40), Instant.parse(committed));
        return secret(
                "aws-access-token",
                Severity.CRITICAL,
                List.of(),
                null,
                new Occurrence("secret", Location.line("a", 1), null, null, commit, true, List.of(), null, null));
    }
}
