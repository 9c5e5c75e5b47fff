package io.sekisho.core.standard;

import io.sekisho.model.Action;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.KeyDetail;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Severity;
import io.sekisho.model.StandardState;
import io.sekisho.model.SuppressedOccurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Facts for the tests of this package. */
final class Scene {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private Scene() {}

    /** Everything completed, nothing found. */
    static Facts facts() {
        return facts(Map.of(), List.of());
    }

    static Facts facts(Map<Kind, ScannerState> states, List<Finding> findings) {
        return facts("history", states, findings);
    }

    static Facts range(List<Finding> findings) {
        return facts("range", Map.of(), findings);
    }

    static Facts named(String name, Facts facts) {
        return new Facts(
                facts.tool(),
                facts.startedAt(),
                1,
                new Project(name, null, null, "history", null),
                facts.findings(),
                List.of(),
                facts.coverage());
    }

    private static Facts facts(String scope, Map<Kind, ScannerState> states, List<Finding> findings) {
        List<ScannerRun> runs = Stream.of(Kind.DEPENDENCY, Kind.SECRET, Kind.CODE)
                .map(kind -> new ScannerRun(
                        kind.key(),
                        kind,
                        kind.key(),
                        null,
                        states.getOrDefault(kind, ScannerState.COMPLETED),
                        1,
                        0,
                        Map.of(),
                        Map.of()))
                .toList();
        return new Facts(
                "t",
                Instant.parse("2026-11-24T12:00:00Z"),
                1,
                new Project("p", null, null, scope, null),
                findings,
                List.of(),
                new Coverage(runs, List.of()));
    }

    static Finding secret(
            String rule, Severity severity, List<String> prints, KeyDetail key, Occurrence... occurrences) {
        return new Finding(
                Kind.SECRET,
                "s1:" + Integer.toHexString(java.util.Objects.hash(rule, prints, occurrences[0].location())),
                severity,
                null,
                new Rule(rule, null, null, null, null),
                null,
                null,
                new SecretDetail(0, prints, key),
                null,
                null,
                null,
                List.of(occurrences));
    }

    static FindingJudgement judged(Finding finding, LocalDate firstSeen) {
        return new FindingJudgement(
                finding.fingerprint(),
                Action.FAIL,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                firstSeen,
                null,
                null,
                null);
    }

    static FindingJudgement judged(Finding finding, List<SuppressedOccurrence> suppressed) {
        return new FindingJudgement(finding.fingerprint(), Action.FAIL, null, null, suppressed);
    }

    static StandardState.Item state(StandardState state, String id) {
        return state.items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
