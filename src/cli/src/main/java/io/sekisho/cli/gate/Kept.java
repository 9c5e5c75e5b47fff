package io.sekisho.cli.gate;

import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.model.Change;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import io.sekisho.model.SuppressedOccurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a report's own repository had reviewed stays when the report is judged by another policy: the question is what other rules
 * would do, not what they would do to a repository without its exceptions. The report itself tells them, until their day.
 */
final class Kept {
    private record Entry(String fingerprint, SuppressedOccurrence like) {}

    private Kept() {}

    /** @param policy how it would be for a repository that has reviewed nothing */
    static Policy of(Policy policy, Report report) {
        List<Suppression> all = new ArrayList<>(policy.suppressions());
        entries(report).forEach((entry, paths) -> all.add(suppression(entry, paths)));
        Policy kept = policy.suppressing(all);
        Change change = report.facts().project().change();
        return change == null || change.target() == null ? kept : kept.withoutInSource();
    }

    /** What a tool's own list says has no day, and is among the facts. */
    private static Map<Entry, Set<String>> entries(Report report) {
        Map<String, Finding> findings = new HashMap<>();
        report.facts().findings().forEach(finding -> findings.put(finding.fingerprint(), finding));
        Map<Entry, Set<String>> entries = new LinkedHashMap<>();
        for (FindingJudgement judged : report.judgement().findings()) {
            Finding finding = findings.get(judged.fingerprint());
            for (SuppressedOccurrence one : judged.suppressed()) {
                if (one.expires() != null
                        && finding != null
                        && one.index() < finding.occurrences().size()) {
                    SuppressedOccurrence like = new SuppressedOccurrence(0, one.source(), one.reason(), one.expires());
                    entries.computeIfAbsent(new Entry(judged.fingerprint(), like), none -> new LinkedHashSet<>())
                            .add(finding.occurrences()
                                    .get(one.index())
                                    .location()
                                    .path());
                }
            }
        }
        return entries;
    }

    private static Suppression suppression(Entry entry, Set<String> paths) {
        SuppressedOccurrence like = entry.like();
        return new Suppression(
                like.source(),
                entry.fingerprint(),
                null,
                null,
                null,
                paths::contains,
                like.reason() == null ? "" : like.reason(),
                null,
                null,
                null,
                like.expires());
    }
}
