package io.sekisho.cli.suppress.exchange;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sekisho.core.policy.PackageMatcher;
import io.sekisho.core.policy.SuppressionUse;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All places of a report's findings, as other tools' lists ask for them. */
final class Places {
    private final Map<Kind, List<Place>> byKind = new EnumMap<>(Kind.class);
    private final Map<String, List<Place>> byRule = new HashMap<>();
    private final Map<String, List<Place>> byFingerprint = new HashMap<>();

    /** @param report null for none, which has no place */
    Places(Report report) {
        if (report == null) {
            return;
        }
        SuppressionUse use = SuppressionUse.of(List.of(), report.facts());
        for (Finding finding : report.facts().findings()) {
            for (int i = 0; i < finding.occurrences().size(); i++) {
                Place place = place(finding, i, use);
                byKind.computeIfAbsent(finding.kind(), any -> new ArrayList<>()).add(place);
                byRule.computeIfAbsent(finding.rule().id(), any -> new ArrayList<>())
                        .add(place);
                byFingerprint
                        .computeIfAbsent(finding.fingerprint(), any -> new ArrayList<>())
                        .add(place);
            }
        }
    }

    private static Place place(Finding finding, int index, SuppressionUse use) {
        String purl =
                finding.vulnerability() == null ? null : finding.vulnerability().packageUrl();
        if (purl == null) {
            return new Place(finding, index, "", null, null);
        }
        String version = use.version(finding, index).orElse(null);
        try {
            PackageURL url = new PackageURL(purl);
            String full = version == null
                    ? null
                    : new PackageURL(url.getType(), url.getNamespace(), url.getName(), version, null, null)
                            .canonicalize();
            return new Place(finding, index, PackageMatcher.coordinates(purl), version, full);
        } catch (MalformedPackageURLException e) {
            return new Place(finding, index, "", null, null);
        }
    }

    /** Those that are asked for. */
    List<Place> matching(Scope scope) {
        Predicate<Place> meant = scope.meant();
        return candidates(scope).stream().filter(meant).toList();
    }

    /** Whether the keys of the scope cover something else here than what is asked for, or not all of it. */
    boolean differ(Scope scope) {
        Predicate<Place> meant = scope.meant();
        Predicate<Place> covered = scope.covered();
        return candidates(scope).stream().anyMatch(one -> meant.test(one) != covered.test(one));
    }

    List<Place> of(Finding finding) {
        return byFingerprint.get(finding.fingerprint());
    }

    private List<Place> candidates(Scope scope) {
        return scope.rule() == null
                ? byKind.getOrDefault(scope.kind(), List.of())
                : byRule.getOrDefault(scope.rule(), List.of());
    }
}
