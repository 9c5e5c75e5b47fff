package io.sekisho.core.policy;

import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How many units of each entry a ratchet still accepts: what earlier scans left of it. */
final class Allowance {
    private final Baseline baseline;
    private final Reference reference;
    private final Coverages coverages;

    Allowance(Baseline baseline, Reference reference, Coverages coverages) {
        this.baseline = baseline;
        this.reference = reference;
        this.coverages = coverages;
    }

    /** @return by fingerprint; of the list's entries, and of such as are no more on it */
    Map<String, Integer> units() {
        Map<String, Integer> left = reference.history().accepted();
        if (!baseline.ratchet()) {
            return listed();
        }
        if (left != null) {
            return new HashMap<>(left);
        }
        Report report = reference.report();
        return report == null || report.judgement().baseline() == null ? listed() : told(report);
    }

    /** The first scan that reads the list, and each while the ratchet is off. */
    private Map<String, Integer> listed() {
        Map<String, Integer> all = new HashMap<>();
        baseline.entries().forEach(entry -> all.put(entry.fingerprint(), entry.units()));
        return all;
    }

    /** The history was lost, but the reference was judged by a list: what it had and did not refuse is what there was to accept. */
    private Map<String, Integer> told(Report report) {
        Set<String> refused = new HashSet<>();
        for (FindingJudgement judged : report.judgement().findings()) {
            if (judged.action() == Action.FAIL) {
                refused.add(judged.fingerprint());
            }
        }
        Map<String, Earlier> before = Earlier.byFingerprint(report.facts().findings());
        Map<String, Integer> all = new HashMap<>();
        for (Baseline.Entry entry : baseline.entries()) {
            Earlier known = before.get(entry.fingerprint());
            int had = known == null ? 0 : refused.contains(entry.fingerprint()) ? 0 : Math.max(1, known.count());
            boolean unseen = known == null && !coverages.sawBefore(entry);
            all.put(entry.fingerprint(), unseen ? entry.units() : Math.min(entry.units(), had));
        }
        return all;
    }
}
