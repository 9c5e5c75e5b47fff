package io.sekisho.core.policy;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.reference.History.Gone;
import io.sekisho.core.reference.History.Seen;
import io.sekisho.core.reference.History.Sight;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Finding;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Status;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers for a while what went, since the scan that sees it go is told of only once: its upload may fail, and what a scan could
 * not see is missing from its report, so that the next one compares with nothing.
 */
final class Departures {
    /** As long as Security Hub keeps what nobody updates. */
    static final int KEPT_DAYS = 90;

    private Departures() {}

    /**
     * @param earlier what this scan knew
     * @param report this scan's
     * @param seen by fingerprint, what the history tells of this report's findings
     */
    static Map<String, Gone> after(Reference earlier, Report report, Map<String, Seen> seen, LocalDate today) {
        Set<String> here = new HashSet<>();
        for (Finding finding : report.facts().findings()) {
            here.add(finding.fingerprint());
            here.addAll(seen.get(finding.fingerprint()).formerly());
        }
        Map<Sight, Coverages> sights = new HashMap<>();
        Map<String, Gone> all = new HashMap<>();
        earlier.history().gone().forEach((fingerprint, gone) -> {
            if (!here.contains(fingerprint) && !gone.day().isBefore(today.minusDays(KEPT_DAYS))) {
                Sight then = gone.sight() == null ? Sight.UNKNOWN : gone.sight();
                all.put(
                        fingerprint,
                        today(gone, sights.computeIfAbsent(then, one -> new Coverages(report.facts(), one)), today));
            }
        });
        Map<String, String> tools = tools(earlier);
        Map<Kind, Sight> had = new EnumMap<>(Kind.class);
        for (GoneFinding gone : report.judgement().gone()) {
            if (!here.contains(gone.fingerprint())) {
                Seen known = earlier.history().findings().get(gone.fingerprint());
                String to = earlier.report() == null
                        ? null
                        : earlier.report().facts().project().commit();
                all.put(
                        gone.fingerprint(),
                        new Gone(
                                gone,
                                today,
                                tools.get(gone.fingerprint()),
                                known == null ? null : known.from(),
                                to,
                                gone.status() == Status.NOT_SEEN ? seen(earlier, gone.kind(), had) : null));
            }
        }
        return all;
    }

    private static Sight seen(Reference earlier, Kind kind, Map<Kind, Sight> had) {
        return earlier.report() == null
                ? null
                : had.computeIfAbsent(kind, one -> Sights.of(earlier.report().facts(), one));
    }

    /**
     * What was not seen is fixed once a scan would have seen it, which sees at least as far as the last one that had it: what that one
     * did not look at either, as by its configuration, hides nothing that it had.
     */
    private static Gone today(Gone gone, Coverages sight, LocalDate today) {
        GoneFinding one = gone.finding();
        boolean isFixed = one.status() == Status.NOT_SEEN
                && Fingerprints.isCurrent(one.kind(), one.fingerprint())
                && sight.sees(new Baseline.Entry(
                        one.fingerprint(),
                        one.kind(),
                        one.severity(),
                        0,
                        one.title(),
                        one.path(),
                        List.of(),
                        gone.tool()));
        if (!isFixed) {
            return gone;
        }
        GoneFinding fixed = new GoneFinding(
                one.fingerprint(),
                one.kind(),
                one.severity(),
                one.rule(),
                one.title(),
                one.path(),
                Status.FIXED,
                one.firstSeen());
        return new Gone(fixed, today, gone.tool(), gone.from(), gone.to());
    }

    private static Map<String, String> tools(Reference earlier) {
        Map<String, String> tools = new HashMap<>();
        if (earlier.report() != null) {
            for (Finding finding : earlier.report().facts().findings()) {
                if (finding.external() != null) {
                    tools.put(finding.fingerprint(), finding.external().tool());
                }
            }
        }
        return tools;
    }
}
