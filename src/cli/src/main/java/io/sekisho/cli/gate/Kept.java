package io.sekisho.cli.gate;

import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.BaselineText;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.model.BaselineState;
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
import java.util.stream.Collectors;

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
        boolean allowed = policy.limits().allowed();
        entries(report).forEach((entry, paths) -> {
            Suppression one = suppression(entry, paths);
            // Who owns and approved it is not told apart in a report, so only whether any counts can be asked of it.
            all.add(allowed ? one.ofCentralPolicy() : one);
        });
        Policy kept =
                policy.draft().suppressions(all).baseline(baseline(report)).policy();
        Change change = report.facts().project().change();
        return change == null || change.target() == null ? kept : kept.withoutInSource();
    }

    /** A directory's policy for repositories other than its own. */
    static Policy central(Policy own) {
        List<Suppression> central =
                own.suppressions().stream().filter(Suppression::central).toList();
        return own.suppressing(central);
    }

    /** What it accepted then; how it came to that, its ratchet included, was decided then. */
    private static Baseline baseline(Report report) {
        BaselineState state = report.judgement().baseline();
        Set<String> accepted = report.judgement().findings().stream()
                .filter(judged -> judged.accepted() != null)
                .map(FindingJudgement::fingerprint)
                .collect(Collectors.toSet());
        return state == null || accepted.isEmpty()
                ? null
                : new Baseline(state.source(), state.until(), false, BaselineText.entries(report, accepted));
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
