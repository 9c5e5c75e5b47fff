package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.History.Seen;
import io.sekisho.core.reference.History.Use;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes on: what the next scan is to know beside this one's report. */
public final class Histories {
    /** How long something that is gone is remembered. */
    static final int KEPT_DAYS = 400;

    private Histories() {}

    /**
     * @param earlier what this scan knew
     * @param report this scan's, judged by {@code policy} against {@code earlier}
     */
    public static History after(Reference earlier, Report report, Policy policy) {
        LocalDate today = LocalDate.ofInstant(report.judgement().judgedAt(), ZoneOffset.UTC);
        Statuses statuses = new Statuses(report.facts(), earlier, policy.baseline(), today);
        Map<String, Integer> accepted = statuses.accepted();
        return new History(
                findings(earlier, report, statuses, today),
                suppressions(earlier.history(), report, policy, today),
                accepted == null ? earlier.history().accepted() : accepted);
    }

    private static Map<String, Seen> findings(Reference reference, Report report, Statuses statuses, LocalDate today) {
        History earlier = reference.history();
        Map<String, Seen> all = new TreeMap<>();
        LocalDate oldest = latest(reference, today).minusDays(KEPT_DAYS);
        earlier.findings().forEach((fingerprint, seen) -> {
            LocalDate last = before(seen.last(), today);
            if (!last.isBefore(oldest)) {
                all.put(fingerprint, new Seen(before(seen.first(), today), last, seen.formerly()));
            }
        });
        Map<String, LocalDate> first = new HashMap<>();
        for (FindingJudgement judged : report.judgement().findings()) {
            first.put(judged.fingerprint(), judged.firstSeen() == null ? today : judged.firstSeen());
        }
        Facts facts = report.facts();
        for (Finding finding : facts.findings()) {
            String fingerprint = finding.fingerprint();
            Set<String> formerly = new TreeSet<>(statuses.formerly(finding));
            for (String former : statuses.formerly(finding)) {
                Seen seen = earlier.findings().get(former);
                formerly.addAll(seen == null ? Set.of() : seen.formerly());
            }
            Seen seen = earlier.findings().get(fingerprint);
            formerly.addAll(seen == null ? Set.of() : seen.formerly());
            formerly.remove(fingerprint);
            LocalDate since = before(first.getOrDefault(fingerprint, today), today);
            all.put(fingerprint, new Seen(since, today, formerly.stream().toList()));
        }
        return all;
    }

    /** The day of the last scan before this one: by a clock that is ahead nothing is forgotten. */
    private static LocalDate latest(Reference earlier, LocalDate today) {
        Stream<LocalDate> seen = earlier.history().findings().values().stream().map(Seen::last);
        Stream<LocalDate> scanned = Stream.ofNullable(earlier.report())
                .map(report -> LocalDate.ofInstant(report.facts().startedAt(), ZoneOffset.UTC));
        return Stream.concat(seen, scanned)
                .map(day -> before(day, today))
                .max(LocalDate::compareTo)
                .orElse(today);
    }

    private static Map<String, Use> suppressions(History earlier, Report report, Policy policy, LocalDate today) {
        // All that cover, not only those that the judgement shows: the next one must not be called unused when the
        // first ends.
        SuppressionUse use = SuppressionUse.of(policy.suppressions(), report.facts());
        Map<String, Use> all = new TreeMap<>();
        for (int i = 0; i < use.entries().size(); i++) {
            String key = use.entries().get(i).key();
            Use before = earlier.suppressions().get(key);
            LocalDate known = before == null ? today : before(before.known(), today);
            LocalDate last = before == null || before.used() == null ? null : before(before.used(), today);
            all.put(key, new Use(known, use.occurrences(i) > 0 ? today : last));
        }
        return all;
    }

    private static LocalDate before(LocalDate day, LocalDate today) {
        return day.isAfter(today) ? today : day;
    }
}
