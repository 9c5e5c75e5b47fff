package io.sekisho.core.writer.vex;

import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.SuppressionVex;
import io.sekisho.model.SuppressionVex.Status;
import io.sekisho.model.Vulnerability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes claims of findings; remembers the package URLs that it has read, since there are few and reading them is slow. */
public final class ClaimMaker {
    /** The one that says least in the product's favour wins where places differ. */
    private static final List<Status> GRAVEST =
            List.of(Status.UNDER_INVESTIGATION, Status.AFFECTED, Status.FIXED, Status.NOT_AFFECTED);

    private final Map<String, String> canonical = new HashMap<>();
    private final Map<String, String> owned = new HashMap<>();

    /** One for each version of the package that a dependency finding is about, by package. */
    public List<Claim> of(Finding finding, List<SuppressedOccurrence> suppressed) {
        Map<Integer, Claim> said = new HashMap<>();
        suppressed.forEach(one -> said.put(one.index(), claim(one)));
        List<Claim> all = new ArrayList<>();
        byPackage(finding).forEach((purl, places) -> all.add(of(finding, purl, gravest(places, said))));
        return all;
    }

    /** An entry that says nothing for others is an accepted risk. */
    private static Claim claim(SuppressedOccurrence suppressed) {
        SuppressionVex vex = suppressed.vex();
        Status status = vex == null ? Status.AFFECTED : vex.status();
        LocalDate until = status == Status.AFFECTED ? suppressed.expires() : null;
        return new Claim(
                "", List.of(), null, "", status, vex == null ? null : vex.justification(), suppressed.reason(), until);
    }

    private static Claim gravest(List<Integer> places, Map<Integer, Claim> said) {
        Claim open = new Claim("", List.of(), null, "", Status.UNDER_INVESTIGATION, null, null, null);
        return places.stream()
                .map(place -> said.getOrDefault(place, open))
                .min(Comparator.comparingInt(one -> GRAVEST.indexOf(one.status())))
                .orElse(open);
    }

    private static Claim of(Finding finding, String purl, Claim said) {
        Vulnerability vulnerability = finding.vulnerability();
        return new Claim(
                vulnerability.id(),
                vulnerability.aliases().stream()
                        .filter(alias -> !alias.equals(vulnerability.id()))
                        .distinct()
                        .sorted()
                        .toList(),
                finding.rule().helpUri(),
                purl,
                said.status(),
                said.justification(),
                said.reason(),
                said.accepted());
    }

    /** A finding folds all versions of a package; each occurrence is one of them. */
    private Map<String, List<Integer>> byPackage(Finding finding) {
        String named = named(finding.vulnerability());
        Map<String, List<Integer>> all = new TreeMap<>();
        for (int i = 0; i < finding.occurrences().size(); i++) {
            Occurrence occurrence = finding.occurrences().get(i);
            List<String> path = occurrence.dependencyPath();
            String own = path.isEmpty() ? named : own(path.get(path.size() - 1), named);
            all.computeIfAbsent(own, any -> new ArrayList<>()).add(i);
        }
        return all;
    }

    private String named(Vulnerability vulnerability) {
        return vulnerability.packageUrl() == null
                ? Purls.of(vulnerability)
                : canonical.computeIfAbsent(vulnerability.packageUrl(), any -> Purls.of(vulnerability));
    }

    /** What a path ends with, where that is the same package; else the package that was named. */
    private String own(String last, String named) {
        if (last.equals(named)) {
            return named;
        }
        return owned.computeIfAbsent(
                last + '\n' + named,
                any -> Purls.isVersionOfSame(last, named)
                        ? Purls.canonical(last).orElse(named)
                        : named);
    }
}
