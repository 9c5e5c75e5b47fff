package io.sekisho.core.policy;

import io.sekisho.core.config.SuppressionReader;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Facts and suppressions for the tests of this package. */
final class Samples {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    static final Facts ONE = facts("tree", List.of(), List.of(finding(Severity.CRITICAL, place("src/main/A"))));
    static final Facts NOTHING = facts("tree", List.of(), List.of());
    static final String COVERING = "rule: SQL, path: src/main/A";

    private Samples() {}

    static Judgement judge(Facts facts, Policy policy) {
        return new Judge().judge(facts, policy, CLOCK);
    }

    static Facts facts(String scope, List<Gap> gaps, List<Finding> findings, ScannerRun... runs) {
        return new Facts(
                "t",
                CLOCK.instant(),
                1,
                new Project("p", null, null, scope, null),
                findings,
                List.of(),
                new Coverage(runs.length == 0 ? List.of(run(ScannerState.COMPLETED)) : Arrays.asList(runs), gaps));
    }

    static ScannerRun run(ScannerState state) {
        return new ScannerRun("code", Kind.CODE, "c", null, state, 1, 0, Map.of(), Map.of());
    }

    static Gap gap(GapType type) {
        return Gap.of(type, null, Text.of("x.y"), null);
    }

    static Occurrence place(String path) {
        return Occurrence.at("code", Location.file(path));
    }

    static Occurrence said(String scanner, String by) {
        return new Occurrence(scanner, Location.file("a"), null, null, null, true, List.of(), null, by);
    }

    static Component component(String version, String path) {
        return new Component(
                "pkg:maven/g/a@" + version, "g:a", version, "maven", null, null, null, List.of(place(path)));
    }

    static Finding finding(Severity severity, Occurrence... occurrences) {
        Rule rule = new Rule("SQL", null, null, null, null);
        return new Finding(
                Kind.CODE, "c1:x", severity, null, rule, null, null, null, null, null, null, List.of(occurrences));
    }

    static Finding dependency(String version, Text reason, Occurrence... occurrences) {
        Severity severity = reason.code().endsWith("unscored") ? Severity.HIGH : Severity.CRITICAL;
        Vulnerability vulnerability = new Vulnerability(
                "CVE-1",
                null,
                "pkg:maven/g/a@" + version,
                "g:a",
                version,
                null,
                null,
                null,
                List.of(new CvssScore("3.1", 10, null, null)),
                null,
                null,
                null);
        return new Finding(
                Kind.DEPENDENCY,
                "d1:x",
                severity,
                reason,
                new Rule("CVE-1", null, null, null, null),
                null,
                vulnerability,
                null,
                null,
                null,
                null,
                List.of(occurrences));
    }

    static Suppression suppression(PackageMatcher component) {
        return new Suppression("s.yml:1", null, null, "CVE-1", component, null, "why", null, null, null, TODAY);
    }

    static Suppression suppression(String rule, Predicate<String> path, LocalDate expires) {
        return new Suppression("s.yml:1", null, rule, null, null, path, "why", null, null, null, expires);
    }

    static Facts many(int count, Severity severity) {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Finding(
                    Kind.CODE,
                    "c1:" + i,
                    severity,
                    null,
                    new Rule("SQL", null, null, null, null),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(place("src/main/" + i))));
        }
        return facts("tree", List.of(), all);
    }

    static String entry(String matcher, LocalDate expires) {
        return "suppressions:\n  - {" + matcher + ", reason: why, expires: " + expires + "}\n";
    }

    static List<Suppression> read(String yaml) throws Exception {
        return SuppressionReader.read("s.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
