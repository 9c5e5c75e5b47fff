package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scan tells of a baseline.
 *
 * @param left what is still there, with no more units than there are, under the fingerprint that it has now
 * @param unseen what the scan could not see; as it is listed
 * @param paid what is repaired; as it is listed
 * @param lowered how many of {@code left} have fewer units than are listed
 * @param moved how many of {@code left} are listed under another fingerprint
 */
public record Burndown(
        List<Baseline.Entry> left, List<Baseline.Entry> unseen, List<Baseline.Entry> paid, int lowered, int moved) {
    public Burndown {
        left = List.copyOf(left);
        unseen = List.copyOf(unseen);
        paid = List.copyOf(paid);
    }

    /** @param history beside the report; knows what was moved in earlier scans */
    public static Burndown of(Report report, History history, Baseline baseline) {
        Facts facts = withoutConfiguredScope(report.facts());
        Coverages coverages = new Coverages(facts, List.of());
        LocalDate day = LocalDate.ofInstant(report.judgement().judgedAt(), ZoneOffset.UTC);
        KnownNames names = KnownNames.of(facts, history, null);
        Acceptance acceptance = new Acceptance(facts, baseline, null, names, finding -> true, coverages, day);
        Map<String, Finding> findings = new HashMap<>();
        facts.findings().forEach(finding -> findings.put(finding.fingerprint(), finding));
        List<Baseline.Entry> left = new ArrayList<>();
        List<Baseline.Entry> unseen = new ArrayList<>();
        List<Baseline.Entry> paid = new ArrayList<>();
        int lowered = 0;
        int moved = 0;
        for (Baseline.Entry entry : baseline.entries()) {
            Map<String, Integer> drawn = acceptance.drawnFrom(entry);
            int units = drawn.values().stream().mapToInt(Integer::intValue).sum();
            if (units < entry.units() && !coverages.sees(entry)) {
                unseen.add(entry);
            } else if (units == 0) {
                paid.add(entry);
            } else {
                lowered += units < entry.units() ? 1 : 0;
                moved += drawn.containsKey(entry.fingerprint()) && drawn.size() == 1 ? 0 : 1;
                drawn.forEach((fingerprint, some) -> left.add((fingerprint.equals(entry.fingerprint())
                                ? entry
                                : BaselineText.entry(findings.get(fingerprint)))
                        .atMost(some)));
            }
        }
        return new Burndown(merged(left), unseen, paid, lowered, moved);
    }

    /** Two entries may have been moved into one. */
    private static List<Baseline.Entry> merged(List<Baseline.Entry> entries) {
        Map<String, Baseline.Entry> all = new LinkedHashMap<>();
        entries.forEach(entry -> all.merge(entry.fingerprint(), entry, Baseline.Entry::plus));
        return List.copyOf(all.values());
    }

    /** What the configuration leaves out is no part of the project any more. */
    private static Facts withoutConfiguredScope(Facts facts) {
        return new Facts(
                facts.tool(),
                facts.startedAt(),
                facts.durationMillis(),
                facts.project(),
                facts.findings(),
                facts.components(),
                new Coverage(
                        facts.coverage().scanners(),
                        facts.coverage().gaps().stream()
                                .filter(gap -> gap.type() != GapType.SCOPE_CONFIGURED)
                                .toList()));
    }

    /** What the list is to hold after this: nothing that is repaired. */
    public List<Baseline.Entry> entries() {
        List<Baseline.Entry> all = new ArrayList<>(left);
        all.addAll(unseen);
        return all;
    }
}
