package io.sekisho.cli.suppress.exchange;

import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.policy.SuppressionVex;
import io.sekisho.core.policy.SuppressionVex.Status;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Report;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Vulnerability;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report and the suppressions say of the vulnerabilities in it.
 *
 * @param all by vulnerability and package
 * @param others findings of other kinds that are suppressed: VEX does not know them
 */
public record Claims(List<Claim> all, int others) {
    /** The one that says least in the product's favour wins where places differ. */
    private static final List<Status> GRAVEST =
            List.of(Status.UNDER_INVESTIGATION, Status.AFFECTED, Status.FIXED, Status.NOT_AFFECTED);

    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::vulnerability).thenComparing(Claim::packageUrl);

    public Claims {
        all = List.copyOf(all);
    }

    /**
     * What is suppressed in the report stays so; what the policy's entries suppress in it, as of its day, is suppressed too, and
     * they say how.
     */
    public static Claims of(Report report, Policy policy) {
        Map<String, Suppression> entries = new HashMap<>();
        policy.suppressions().forEach(one -> entries.putIfAbsent(one.source(), one));
        Clock then = Clock.fixed(report.judgement().judgedAt(), ZoneOffset.UTC);
        List<FindingJudgement> today =
                new Judge().judge(report.facts(), policy, Reference.NONE, then).findings();
        List<Claim> all = new ArrayList<>();
        int others = 0;
        for (int i = 0; i < today.size(); i++) {
            Finding finding = report.facts().findings().get(i);
            Map<Integer, Claim> said = new HashMap<>();
            report.judgement().findings().get(i).suppressed().forEach(one -> said.put(one.index(), claim(one, null)));
            today.get(i).suppressed().forEach(one -> said.put(one.index(), claim(one, entries.get(one.source()))));
            if (finding.kind() == Kind.DEPENDENCY && finding.vulnerability() != null) {
                byPackage(finding).forEach((purl, places) -> all.add(of(finding, purl, gravest(places, said))));
            } else if (!said.isEmpty()) {
                others++;
            }
        }
        return new Claims(all.stream().sorted(ORDER).distinct().toList(), others);
    }

    /** An entry that says nothing for others is an accepted risk. */
    private static Claim claim(SuppressedOccurrence suppressed, Suppression entry) {
        SuppressionVex vex = entry == null ? null : entry.vex();
        String reason = entry == null ? suppressed.reason() : entry.reason();
        Status status = vex == null ? Status.AFFECTED : vex.status();
        LocalDate until = status == Status.AFFECTED ? suppressed.expires() : null;
        return new Claim("", List.of(), null, "", status, vex == null ? null : vex.justification(), reason, until);
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
    private static Map<String, List<Integer>> byPackage(Finding finding) {
        String named = Purls.of(finding.vulnerability());
        Map<String, List<Integer>> all = new TreeMap<>();
        for (int i = 0; i < finding.occurrences().size(); i++) {
            Occurrence occurrence = finding.occurrences().get(i);
            List<String> path = occurrence.dependencyPath();
            String last = path.isEmpty() ? named : path.get(path.size() - 1);
            String own = Purls.isVersionOfSame(last, named) ? last : named;
            all.computeIfAbsent(own, any -> new ArrayList<>()).add(i);
        }
        return all;
    }
}
