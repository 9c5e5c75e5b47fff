package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.History.Seen;
import io.sekisho.core.reference.History.Use;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Cause;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import java.time.LocalDate;
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
     * Of a scan whose clock was behind no day is kept.
     *
     * @param earlier what this scan knew
     * @param report this scan's, judged by {@code policy} against {@code earlier}
     */
    public static History after(Reference earlier, Report report, Policy policy) {
        LocalDate today = Clocks.day(report.judgement().judgedAt());
        return after(
                earlier,
                report,
                new Statuses(report.facts(), earlier, policy.baseline(), today),
                SuppressionUse.of(policy.suppressions(), report.facts()));
    }

    static History after(Reference earlier, Report report, Statuses statuses, SuppressionUse use) {
        LocalDate today = Clocks.day(report.judgement().judgedAt());
        Map<String, Integer> accepted = statuses.accepted();
        if (accepted == null) {
            accepted = earlier.history().accepted();
        }
        if (Clocks.isBehind(today, report.facts(), earlier.history())) {
            return new History(
                    earlier.history().findings(),
                    earlier.history().suppressions(),
                    accepted,
                    earlier.history().began());
        }
        return new History(
                findings(earlier, report, statuses, today),
                suppressions(earlier.history(), use, today),
                accepted,
                before(began(earlier.history(), report), today));
    }

    private static LocalDate began(History earlier, Report report) {
        return earlier.began() == null ? Clocks.day(report.facts()) : earlier.began();
    }

    private static Map<String, Seen> findings(Reference reference, Report report, Statuses statuses, LocalDate today) {
        History earlier = reference.history();
        Map<String, Seen> all = new TreeMap<>();
        LocalDate oldest = latest(reference, today).minusDays(KEPT_DAYS);
        earlier.findings().forEach((fingerprint, seen) -> {
            LocalDate last = before(seen.last(), today);
            if (!last.isBefore(oldest)) {
                all.put(fingerprint, new Seen(before(seen.first(), today), last, seen.formerly(), seen.disclosed()));
            }
        });
        Map<String, FindingJudgement> judgements = new HashMap<>();
        report.judgement().findings().forEach(judged -> judgements.put(judged.fingerprint(), judged));
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
            FindingJudgement judged = judgements.get(fingerprint);
            LocalDate first = judged == null || judged.firstSeen() == null ? today : before(judged.firstSeen(), today);
            boolean disclosed = judged != null && judged.cause() == Cause.DISCLOSED
                    ? !first.isBefore(before(Clocks.day(facts), today))
                    : Stream.concat(Stream.of(fingerprint), formerly.stream())
                            .map(earlier.findings()::get)
                            .anyMatch(one -> one != null
                                    && one.disclosed()
                                    && one.first().equals(first));
            all.put(fingerprint, new Seen(first, today, formerly.stream().toList(), disclosed));
        }
        return all;
    }

    /** The day of the last scan before this one: by a clock that is ahead nothing is forgotten. */
    private static LocalDate latest(Reference earlier, LocalDate today) {
        Stream<LocalDate> seen = earlier.history().findings().values().stream().map(Seen::last);
        Stream<LocalDate> scanned = Stream.ofNullable(earlier.report()).map(report -> Clocks.day(report.facts()));
        return Stream.concat(seen, scanned)
                .map(day -> before(day, today))
                .max(LocalDate::compareTo)
                .orElse(today);
    }

    /** All that cover, not only those that the judgement shows: the next one must not be called unused when the first ends. */
    private static Map<String, Use> suppressions(History earlier, SuppressionUse use, LocalDate today) {
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
