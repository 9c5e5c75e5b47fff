package io.sekisho.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Outcome;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageFallTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        // jars before, jars now, states, does it count as a fall
        "100, 49, COMPLETED, COMPLETED, true",
        "100, 50, COMPLETED, COMPLETED, false",
        "39,  19, COMPLETED, COMPLETED, true",
        "38,  19, COMPLETED, COMPLETED, false",
        "20,  1,  COMPLETED, COMPLETED, false",
        "21,  1,  COMPLETED, COMPLETED, true",
        "1,   0,  COMPLETED, NOTHING_TO_SCAN, true",
        "0,   0,  COMPLETED, NOTHING_TO_SCAN, false",
        "100, 0,  COMPLETED, FAILED, false",
        "100, 0,  FAILED,    COMPLETED, false",
        "100, 200, COMPLETED, COMPLETED, false",
    })
    void halfAndNotJustAHandful(long had, long has, ScannerState then, ScannerState now, boolean fell) {
        Facts before = facts("history", run("code", Kind.CODE, then, Map.of("jars", had)));
        List<Gap> gaps =
                CoverageFall.of(facts("history", run("code", Kind.CODE, now, Map.of("jars", has))), reference(before));
        assertThat(gaps).extracting(Gap::type).isEqualTo(fell ? List.of(GapType.COVERAGE_FELL) : List.of());
    }

    @Test
    void whatIsNotCountedAnyMoreFell() {
        Facts before = facts("history", run("code", Kind.CODE, ScannerState.COMPLETED, Map.of("classes", 70L)));
        Facts now = facts("history", run("code", Kind.CODE, ScannerState.COMPLETED, Map.of()));
        assertThat(CoverageFall.of(now, reference(before)).get(0).message().arguments())
                .extracting(String::valueOf)
                .containsExactly("code", "classes", "70", "0");
    }

    @Test
    void otherScannersAndFewerCommitsSayNothing() {
        Facts before = facts("history", run("secret", Kind.SECRET, ScannerState.COMPLETED, Map.of("commits", 900L)));
        Facts range = facts("range", run("secret", Kind.SECRET, ScannerState.COMPLETED, Map.of("commits", 3L)));
        Facts same = facts("history", run("secret", Kind.SECRET, ScannerState.COMPLETED, Map.of("commits", 3L)));
        Facts other = facts("history", run("code", Kind.CODE, ScannerState.COMPLETED, Map.of("commits", 3L)));
        assertThat(CoverageFall.of(range, reference(before))).isEmpty();
        assertThat(CoverageFall.of(same, reference(before))).hasSize(1);
        assertThat(CoverageFall.of(other, reference(before))).isEmpty();
        assertThat(CoverageFall.of(same, Reference.NONE)).isEmpty();
    }

    private static ScannerRun run(String id, Kind kind, ScannerState state, Map<String, Long> inputs) {
        return new ScannerRun(id, kind, id, null, state, 1, 0, inputs, Map.of());
    }

    private static Facts facts(String scope, ScannerRun run) {
        return new Facts(
                "t",
                NOW,
                1,
                new Project("p", null, null, scope, null),
                List.of(),
                List.of(),
                new Coverage(List.of(run), List.of()));
    }

    private static Reference reference(Facts facts) {
        Judgement judgement = new Judgement(
                NOW,
                List.of(),
                new Verdict(Outcome.PASSED, true, "enforce", "none", 0, List.of()),
                List.of(),
                List.of(),
                List.of());
        return new Reference(new Report(facts, judgement), History.EMPTY, List.of());
    }
}
