package io.sekisho.core.writer.html;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Line;
import io.sekisho.core.view.Counting;
import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Outcome;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.StandardState;
import io.sekisho.model.Status;
import io.sekisho.model.SuppressedOccurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a dashboard keeps of one report: counts as the queries of docs/dashboards.md make them.
 *
 * @param name the repository's
 * @param at when it was scanned
 * @param outcome of the gate
 * @param complete whether the scan saw everything
 * @param debt what counts, by severity
 * @param blocking how many findings fail the gate
 * @param fixed since the scan before, and earlier as far as the history beside the report remembers
 * @param exceptions that end within 30 days of the judgement
 * @param items of the policy's standard
 * @param gaps places that were not seen, by kind and effect
 * @param course of the debt, as far as the history beside the report knows it
 */
record ScanTally(
        String name,
        Instant at,
        Outcome outcome,
        boolean complete,
        Map<Severity, Ages> debt,
        long blocking,
        List<Fixed> fixed,
        Map<Ending, Long> exceptions,
        List<Item> items,
        Map<Unseen, Long> gaps,
        DebtCurve course) {
    private static final int LONGEST = 200;
    private static final int SOON = 30;

    /** @param days null when nobody knows since when it was there */
    record Fixed(String fingerprint, Severity severity, LocalDate day, Long days) {}

    /** One suppression, by what its author wrote. */
    record Ending(String source, String reason, LocalDate expires, long left) {}

    record Item(String standard, String id, Map<String, String> title, StandardState.State state, long findings) {}

    /** A kind of gap, by its word, and whether it makes the scan incomplete. */
    record Unseen(String type, boolean incomplete) {}

    static ScanTally of(Report report, History history) {
        String name = Line.of(report.facts().project().identity(), LONGEST);
        LocalDate today = LocalDate.ofInstant(report.judgement().judgedAt(), ZoneOffset.UTC);
        Map<Severity, Ages> debt = new EnumMap<>(Severity.class);
        Map<Ending, Long> exceptions = new HashMap<>();
        long blocking = 0;
        List<Finding> findings = report.facts().findings();
        for (int i = 0; i < findings.size(); i++) {
            FindingJudgement judged = report.judgement().findings().get(i);
            blocking += judged.action() == Action.FAIL ? 1 : 0;
            if (Counting.counts(judged)) {
                debt.computeIfAbsent(findings.get(i).severity(), any -> new Ages())
                        .add(days(judged.firstSeen(), today));
            }
            ending(judged, today).forEach(one -> exceptions.merge(one, 1L, Long::sum));
        }
        return new ScanTally(
                name.isEmpty() ? "?" : name,
                report.facts().startedAt(),
                report.judgement().verdict().outcome(),
                report.judgement().verdict().complete(),
                debt,
                blocking,
                fixed(report, history),
                exceptions,
                items(report.judgement().standard()),
                gaps(report),
                DebtCurve.of(history.debt(), report));
    }

    private static Long days(LocalDate from, LocalDate to) {
        return from == null ? null : Math.max(0, ChronoUnit.DAYS.between(from, to));
    }

    private static Set<Ending> ending(FindingJudgement judged, LocalDate today) {
        Set<Ending> all = new HashSet<>();
        for (SuppressedOccurrence one : judged.suppressed()) {
            if (one.expires() != null && ChronoUnit.DAYS.between(today, one.expires()) <= SOON) {
                long left = ChronoUnit.DAYS.between(today, one.expires());
                all.add(new Ending(one.source(), one.explanation(), one.expires(), left));
            }
        }
        return all;
    }

    /** What the report itself says counts more than what is beside it; what came back is not fixed. */
    private static List<Fixed> fixed(Report report, History history) {
        LocalDate today = LocalDate.ofInstant(report.facts().startedAt(), ZoneOffset.UTC);
        Map<String, Fixed> all = new TreeMap<>();
        history.gone().values().forEach(gone -> add(gone.finding(), gone.day(), all));
        report.judgement().gone().forEach(gone -> add(gone, today, all));
        report.facts().findings().forEach(finding -> all.remove(finding.fingerprint()));
        return List.copyOf(all.values());
    }

    private static void add(GoneFinding gone, LocalDate day, Map<String, Fixed> all) {
        if (gone.status() == Status.FIXED) {
            all.put(
                    gone.fingerprint(),
                    new Fixed(gone.fingerprint(), gone.severity(), day, days(gone.firstSeen(), day)));
        } else {
            all.remove(gone.fingerprint());
        }
    }

    private static List<Item> items(StandardState standard) {
        return standard == null
                ? List.of()
                : standard.items().stream()
                        .map(item -> new Item(
                                standard.id(),
                                item.id(),
                                item.title(),
                                item.state(),
                                item.findings().size()))
                        .toList();
    }

    private static Map<Unseen, Long> gaps(Report report) {
        Map<Unseen, Long> all = new HashMap<>();
        for (GapJudgement judged : report.judgement().gaps()) {
            var gap = report.facts().coverage().gaps().get(judged.index());
            boolean incomplete = judged.effect() == GapJudgement.Effect.INCOMPLETE;
            all.merge(new Unseen(gap.type().key(), incomplete), (long) gap.count(), Long::sum);
        }
        return all;
    }

    long debt(Severity... severities) {
        long sum = 0;
        for (Severity severity : severities) {
            sum += debt.containsKey(severity) ? debt.get(severity).all() : 0;
        }
        return sum;
    }
}
