package io.sekisho.cli;

import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.model.Component;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Kev;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Remedy;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares what the lock files of a project resolve to with a list of vulnerabilities, as a real one does, but the list is the
 * test's: no real one changes overnight.
 */
final class WalkScanner implements Scanner {
    /** What is known of a library. */
    record Known(String id, String library, String version, double score, String fixed, LocalDate published) {}

    final List<Known> known = new ArrayList<>();

    @Override
    public ScannerDescription description() {
        return new ScannerDescription("dependency", Kind.DEPENDENCY, "Walk", "1", "https://example.org/");
    }

    @Override
    public ScanResult scan(ScanContext context) {
        List<RawFinding> findings = new ArrayList<>();
        List<Component> components = new ArrayList<>();
        for (ResolvedDependency dependency : context.plan().dependencies()) {
            String purl = dependency.packageUrl();
            String name = purl.substring("pkg:npm/".length(), purl.indexOf('@'));
            String version = purl.substring(purl.indexOf('@') + 1);
            Occurrence place = new Occurrence(
                    "dependency",
                    dependency.declaration(),
                    null,
                    dependency.module(),
                    null,
                    true,
                    dependency.path(),
                    null,
                    null);
            components.add(
                    new Component(purl, name, version, "npm", List.of(), null, dependency.direct(), List.of(place)));
            known.stream()
                    .filter(one -> one.library().equals(name) && one.version().equals(version))
                    .forEach(one -> findings.add(finding(one, purl, place)));
        }
        Map<String, Long> inputs = Map.of("dependencies", (long) components.size());
        return new ScanResult("1", ScannerState.COMPLETED, findings, components, List.of(), inputs, Map.of());
    }

    private static RawFinding finding(Known one, String purl, Occurrence place) {
        String bare = purl.substring(0, purl.indexOf('@'));
        Kev kev = null;
        Vulnerability vulnerability = new Vulnerability(
                one.id(),
                List.of(),
                purl,
                one.library(),
                one.version(),
                null,
                "<" + one.fixed(),
                "highest",
                List.of(new CvssScore("3.1", one.score(), null, null)),
                null,
                kev,
                one.published());
        return RawFinding.dependency(
                List.of(one.id(), bare),
                new Rule(one.id(), null, null, List.of(), null),
                null,
                place,
                vulnerability,
                new Remedy(
                        Text.of("dependency.upgrade", one.library(), one.version(), one.fixed()), one.fixed(), bare));
    }
}
