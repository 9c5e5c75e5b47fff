package io.sekisho.core.standard;

import static io.sekisho.core.standard.Scene.TODAY;
import static io.sekisho.core.standard.Scene.facts;
import static io.sekisho.core.standard.Scene.judged;
import static io.sekisho.core.standard.Scene.named;
import static io.sekisho.core.standard.Scene.secret;
import static io.sekisho.core.standard.Scene.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.StandardReader;
import io.sekisho.model.Action;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.KeyDetail;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.StandardState;
import io.sekisho.model.StandardState.State;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StandardRunTest {
    private static final Standard SHIPPED =
            StandardReader.shipped("cloud-security-standard").orElseThrow();

    private static StandardState.Item item(String id, Facts facts, FindingJudgement... judged) {
        return state(SHIPPED.assess(facts, Arrays.asList(judged), List.of(), TODAY), id);
    }

    private static Finding key(String path, KeyDetail detail) {
        return secret(
                "private-key", Severity.CRITICAL, List.of(), detail, Occurrence.at("secret", Location.file(path)));
    }

    private static Finding aws(String committed) {
        CommitRef commit = committed == null ? null : new CommitRef("a".repeat(40), Instant.parse(committed));
        return secret(
                "aws-access-token",
                Severity.CRITICAL,
                List.of(),
                null,
                new Occurrence("secret", Location.line("a", 1), null, null, commit, true, List.of(), null, null));
    }

    @Test
    void aCleanCompleteScanFindsNoViolationAndClaimsNothingBeyondWhatItSees() {
        StandardState state = SHIPPED.assess(facts(), List.of(), List.of(), TODAY);
        assertThat(state.items().stream()
                        .collect(Collectors.groupingBy(StandardState.Item::state, Collectors.counting())))
                .isEqualTo(Map.of(State.NO_VIOLATION_FOUND, 9L, State.NOT_ASSESSABLE, 17L));
        assertThat(state.items()).allSatisfy(item -> assertThat(item.note()).isNotEmpty());
        assertThat(state(state, "1.1").note().get("en")).contains("is not seen");
    }

    @Test
    void anItemIsNotAssessedWhenItsScannerDidNotComplete() {
        for (ScannerState how : List.of(ScannerState.FAILED, ScannerState.TIMED_OUT, ScannerState.LEFT_OUT)) {
            StandardState.Item item = item("1.4", facts(Map.of(Kind.SECRET, how), List.of()));
            assertThat(item.state()).as(how.toString()).isEqualTo(State.NOT_ASSESSED);
            assertThat(item.reason().code()).startsWith("standard.scanner-");
        }
        assertThat(item("1.4", facts(Map.of(Kind.CODE, ScannerState.FAILED), List.of()))
                        .state())
                .isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("1.1", facts(Map.of(Kind.CODE, ScannerState.FAILED), List.of()))
                        .state())
                .isEqualTo(State.NOT_ASSESSED);
    }

    @Test
    void whereThereIsNoJavaWeakCiphersAreNotAssessedAndSecretsAre() {
        Facts facts = facts(Map.of(Kind.CODE, ScannerState.NOTHING_TO_SCAN), List.of());
        assertThat(item("1.1", facts).state()).isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("4.2", facts).state()).isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("4.1", facts).state()).isEqualTo(State.NOT_ASSESSED);
        assertThat(item("4.1", facts).reason().code()).isEqualTo("standard.nothing-to-scan");
    }

    @Test
    void whatMakesAScanIncompleteLeavesItsItemsUnassessed() {
        Gap gap = Gap.of(GapType.SOURCES_WITHOUT_CLASSES, "code", Text.of("x.y"), null);
        Gap policy = Gap.of(GapType.TARGET_UNREADABLE, null, Text.of("x.y"), null);
        Facts facts = facts().withGaps(List.of(gap, policy));
        List<GapJudgement> judged =
                List.of(new GapJudgement(0, Effect.INCOMPLETE), new GapJudgement(1, Effect.INCOMPLETE));
        StandardState state = SHIPPED.assess(facts, List.of(), judged, TODAY);
        assertThat(state(state, "4.1").state()).isEqualTo(State.NOT_ASSESSED);
        assertThat(state(state, "4.1").reason().arguments()).contains("sources-without-classes");
        assertThat(state(state, "1.5").state()).isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(state(SHIPPED.assess(facts, List.of(), List.of(new GapJudgement(0, Effect.NOTED)), TODAY), "4.1")
                        .state())
                .isEqualTo(State.NO_VIOLATION_FOUND);
    }

    @Test
    void aScanOfARangeSaysNothingOfTheWholeButStillSeesViolations() {
        assertThat(item("1.1", Scene.range(List.of())).state()).isEqualTo(State.NOT_ASSESSED);
        assertThat(item("1.1", Scene.range(List.of(aws(null)))).state()).isEqualTo(State.VIOLATED);
    }

    @Test
    void keysAreRatedByWhatTheyTellOfThemselves() {
        assertThat(states("1.4", "1.5", key("id_rsa", new KeyDetail("rsa", 1024, false))))
                .containsExactly(State.VIOLATED, State.VIOLATED);
        assertThat(states("1.4", "1.5", key("id_rsa", new KeyDetail("rsa", 2048, true))))
                .containsExactly(State.NO_VIOLATION_FOUND, State.NO_VIOLATION_FOUND);
        assertThat(states("1.4", "1.5", key("id_dsa", new KeyDetail("dsa", 3072, true))))
                .containsExactly(State.VIOLATED, State.NO_VIOLATION_FOUND);
        assertThat(states("1.4", "1.5", key("k.json", new KeyDetail("rsa", 2048, false))))
                .containsExactly(State.NO_VIOLATION_FOUND, State.NO_VIOLATION_FOUND);
        // What cannot be read is no violation, and no absence of one.
        assertThat(states("1.4", "1.5", key("broken.pem", null)))
                .containsExactly(State.NOT_ASSESSED, State.NOT_ASSESSED);
        assertThat(states("1.4", "1.5", key("k.pem", new KeyDetail("unknown", 0, true))))
                .containsExactly(State.NOT_ASSESSED, State.NO_VIOLATION_FOUND);
    }

    private static List<State> states(String one, String other, Finding... findings) {
        Facts facts = facts(Map.of(), List.of(findings));
        return List.of(item(one, facts).state(), item(other, facts).state());
    }

    @Test
    void aCloudKeyViolatesTheRenewalFromItsNinetiethDayOn() {
        // TODAY is 2026-11-24.
        assertThat(states("1.7", "1.8", aws("2026-08-27T00:00:00Z")))
                .containsExactly(State.VIOLATED, State.NO_VIOLATION_FOUND);
        assertThat(states("1.7", "1.8", aws("2026-08-26T23:59:59Z"))).containsExactly(State.VIOLATED, State.VIOLATED);
        assertThat(states("1.7", "1.8", aws(null))).containsExactly(State.VIOLATED, State.NOT_ASSESSED);
        // What the judge knows goes before.
        Finding young = aws("2026-11-20T00:00:00Z");
        assertThat(item("1.8", facts(Map.of(), List.of(young)), judged(young, TODAY.minusDays(200)))
                        .state())
                .isEqualTo(State.VIOLATED);
    }

    @Test
    void suppressedFindingsAreCountedApart() {
        Finding two = secret(
                "github-pat",
                Severity.CRITICAL,
                List.of(),
                null,
                Occurrence.at("secret", Location.line("a", 1)),
                Occurrence.at("secret", Location.line("b", 1)));
        Facts facts = facts(Map.of(), List.of(two));
        SuppressedOccurrence first = new SuppressedOccurrence(0, "s.yml:1", "why", null);
        SuppressedOccurrence second = new SuppressedOccurrence(1, "s.yml:1", "why", null);
        StandardState.Item half = item("1.1", facts, judged(two, List.of(first)));
        assertThat(half.state()).isEqualTo(State.VIOLATED);
        assertThat(half.findings()).containsExactly(two.fingerprint());
        assertThat(half.suppressed()).isZero();
        StandardState.Item all = item("1.1", facts, judged(two, List.of(first, second)));
        assertThat(all.state()).isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(all.suppressed()).isEqualTo(1);
        // A rule of the gate that ignores it accepts nothing.
        assertThat(item("1.1", facts, new FindingJudgement(two.fingerprint(), Action.IGNORE, null, null, List.of()))
                        .state())
                .isEqualTo(State.VIOLATED);
    }

    @Test
    void switchedOffVerificationAndWeakPublicKeysAreNoCredentials() {
        Facts facts = facts(
                Map.of(),
                List.of(
                        secret(
                                "sekisho-tls-curl",
                                Severity.MEDIUM,
                                List.of(),
                                null,
                                Occurrence.at("secret", Location.line("a", 1))),
                        secret(
                                "sekisho-ssh-weak-public-key",
                                Severity.MEDIUM,
                                List.of(),
                                new KeyDetail("rsa", 1024, null),
                                Occurrence.at("secret", Location.line("b", 1)))));
        assertThat(item("1.1", facts).state()).isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("1.5", facts).state()).isEqualTo(State.NO_VIOLATION_FOUND);
        assertThat(item("4.2", facts).findings()).hasSize(1);
        assertThat(item("1.4", facts).findings()).hasSize(1);
    }

    @Test
    void oneValueInSeveralRepositoriesIsSharedAlsoWhileTheKeyIsReplaced() {
        Facts old = named("old", facts(Map.of(), List.of(keyed("github-pat", "k1:aaaaaaaa:01"))));
        Facts between =
                named("between", facts(Map.of(), List.of(keyed("github-pat", "k1:bbbbbbbb:02", "k1:aaaaaaaa:01"))));
        Facts next = named("next", facts(Map.of(), List.of(keyed("github-pat", "k1:bbbbbbbb:02"))));
        Facts other = named("other", facts(Map.of(), List.of(keyed("github-pat", "k1:bbbbbbbb:03"))));
        SharedSecrets shared = new SharedSecrets(List.of(old, between, next, other));
        assertThat(shared.shared()).singleElement().satisfies(one -> {
            assertThat(one.repositories()).containsExactly("between", "next", "old");
            assertThat(one.keyedFingerprints()).containsExactly("k1:aaaaaaaa:01", "k1:bbbbbbbb:02");
        });
        assertThat(state(new StandardRun(SHIPPED, old, List.of(), List.of(), TODAY, shared).state(), "1.2")
                        .state())
                .isEqualTo(State.VIOLATED);
        assertThat(state(new StandardRun(SHIPPED, other, List.of(), List.of(), TODAY, shared).state(), "1.2")
                        .state())
                .isEqualTo(State.NOT_ASSESSABLE);
        assertThat(shared.compared()).isEqualTo(3);
        assertThat(new SharedSecrets(List.of(old, next)).compared()).isEqualTo(1);
        assertThat(new SharedSecrets(List.of(old, old)).shared()).isEmpty();
        assertThat(new SharedSecrets(List.of(old, next)).shared()).isEmpty();
        // Several values folded into one finding are not one value.
        Facts folded = named("folded", facts(Map.of(), List.of(keyed("x", "k1:aaaaaaaa:01", "k1:aaaaaaaa:07"))));
        assertThat(new SharedSecrets(List.of(folded, old)).shared())
                .singleElement()
                .satisfies(one -> assertThat(one.keyedFingerprints()).containsExactly("k1:aaaaaaaa:01"));
    }

    @Test
    void onePasswordForTwoSortsOfServicesIsSeenByItsKeyedFingerprint() {
        Finding database = keyed("sekisho-jdbc-url-password", "k1:aaaaaaaa:01");
        Finding artifacts = keyed("sekisho-maven-server-password", "k1:aaaaaaaa:01");
        assertThat(item("1.10", facts(Map.of(), List.of(database, artifacts))).findings())
                .hasSize(2);
        Finding again = keyed("sekisho-jdbc-url-password", "k1:aaaaaaaa:02");
        assertThat(item("1.10", facts(Map.of(), List.of(database, again))).state())
                .isEqualTo(State.NOT_ASSESSABLE);
    }

    private static Finding keyed(String rule, String... prints) {
        return secret(rule, Severity.CRITICAL, List.of(prints), null, Occurrence.at("secret", Location.line(rule, 1)));
    }

    /** JudgeBenchmark tells how long it takes; comparing each with each would take many minutes. */
    @Test
    @Timeout(60)
    void aHundredThousandFindingsAreNotComparedWithEachOther() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(secret(
                    "rule-" + i % 200,
                    Severity.HIGH,
                    List.of("k1:aaaaaaaa:" + i),
                    null,
                    Occurrence.at("secret", Location.line("p" + i, 1))));
        }
        Facts facts = facts(Map.of(), many);
        assertThat(SHIPPED.assess(facts, List.of(), List.of(), TODAY).items()).isNotEmpty();
    }
}
