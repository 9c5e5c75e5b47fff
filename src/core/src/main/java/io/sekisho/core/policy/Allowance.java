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

    /** @param baseline null for none */
    Allowance(Baseline baseline, Reference reference, Coverages coverages) {
        this.baseline = baseline;
        this.reference = reference;
        this.coverages = coverages;
    }

    /** @return by fingerprint, whether on the list or not, and whatever its ratchet; null when no earlier scan had read a list */
    Map<String, Integer> left() {
        Map<String, Integer> left = reference.accepted();
        if (left != null) {
            return left;
        }
        Report report = reference.report();
        boolean tells =
                report != null && reference.isOfLine() && report.judgement().baseline() != null;
        return baseline != null && tells ? told(report) : null;
    }

    /**
     * What is accepted of the list now.
     *
     * @param left what earlier scans left of it; null when none had read it
     */
    static Map<String, Integer> units(Baseline baseline, Map<String, Integer> left) {
        if (baseline.ratchet() && left != null) {
            return new HashMap<>(left);
        }
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
