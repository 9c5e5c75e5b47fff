package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.History.Seen;
import io.sekisho.core.reference.History.Use;
import io.sekisho.core.reference.Mark;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

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
                Judge.statuses(report.facts(), policy, earlier, today),
                SuppressionUse.of(policy.suppressions(), report.facts()));
    }

    static History after(Reference earlier, Report report, Statuses statuses, SuppressionUse use) {
        LocalDate today = Clocks.day(report.judgement().judgedAt());
        Map<String, Integer> after = statuses.accepted();
        Map<String, Integer> accepted = after == null ? earlier.history().accepted() : after;
        List<Mark> marks = after == null ? earlier.history().marks() : marks(earlier, report, after);
        if (Clocks.isBehind(today, report.facts(), earlier.history())) {
            return new History(
                    earlier.history().findings(),
                    earlier.history().suppressions(),
                    accepted,
                    earlier.history().gone(),
                    earlier.history().began(),
                    earlier.history().debt(),
                    marks);
        }
        Map<String, Seen> findings = findings(earlier, report, statuses, today);
        return new History(
                findings,
                suppressions(earlier.history(), use, today),
                accepted,
                Departures.after(earlier, report, findings, today),
                before(began(earlier.history(), report), today),
                Debts.after(earlier.history().debt(), report, today),
                marks);
    }

    /** Where git was not asked, the last of them was all that counted. */
    private static List<Mark> marks(Reference earlier, Report report, Map<String, Integer> left) {
        List<Mark> known = earlier.history().marks();
        List<Mark> last = known.isEmpty() ? known : known.subList(known.size() - 1, known.size());
        return Mark.after(
                known,
                earlier.line() == null ? last : earlier.line().heads(),
                report.facts().project().commit(),
                left);
    }

    private static LocalDate began(History earlier, Report report) {
        return earlier.began() == null ? Clocks.day(report.facts()) : earlier.began();
    }

    private static Map<String, Seen> findings(Reference reference, Report report, Statuses statuses, LocalDate today) {
        Map<String, Seen> earlier = reference.history().findings();
        List<Finding> findings = report.facts().findings();
        Map<String, Seen> all = new HashMap<>(2 * Math.max(earlier.size(), findings.size()));
        LocalDate oldest = latest(reference, today).minusDays(KEPT_DAYS);
        earlier.forEach((fingerprint, seen) -> {
            LocalDate last = before(seen.last(), today);
            if (!last.isBefore(oldest)) {
                all.put(
                        fingerprint,
                        new Seen(before(seen.first(), today), last, seen.formerly(), seen.disclosed(), seen.from()));
            }
        });
        LocalDate scanned = before(Clocks.day(report.facts()), today);
        Iterator<FindingJudgement> judgements = inOrder(report).iterator();
        Predicate<String> stayed = stayed(reference);
        String commit = report.facts().project().commit();
        for (Finding finding : findings) {
            FindingJudgement judged = judgements.next();
            LocalDate first = judged.firstSeen() == null ? today : before(judged.firstSeen(), today);
            List<String> formerly = formerly(finding, statuses, earlier);
            boolean disclosed = judged.cause() == Cause.DISCLOSED
                    ? !first.isBefore(scanned)
                    : isDisclosure(earlier.get(finding.fingerprint()), first)
                            || formerly.stream().anyMatch(one -> isDisclosure(earlier.get(one), first));
            Seen its = stayed.test(finding.fingerprint()) ? earlier.get(finding.fingerprint()) : null;
            String from = its == null || its.from() == null ? commit : its.from();
            all.put(finding.fingerprint(), new Seen(first, today, formerly, disclosed, from));
        }
        return all;
    }

    /** Whether the scan before had a finding; where its report is not at hand, none is taken for one that had gone. */
    private static Predicate<String> stayed(Reference earlier) {
        if (earlier.report() == null) {
            return fingerprint -> !earlier.history().gone().containsKey(fingerprint);
        }
        Set<String> before = new HashSet<>();
        earlier.report().facts().findings().forEach(finding -> before.add(finding.fingerprint()));
        return before::contains;
    }

    /** Judgements as the findings stand in the facts. */
    private static List<FindingJudgement> inOrder(Report report) {
        List<Finding> findings = report.facts().findings();
        List<FindingJudgement> judged = report.judgement().findings();
        boolean sorted = findings.size() == judged.size();
        for (int i = 0; sorted && i < judged.size(); i++) {
            sorted = judged.get(i).fingerprint().equals(findings.get(i).fingerprint());
        }
        if (sorted) {
            return judged;
        }
        Map<String, FindingJudgement> by = new HashMap<>();
        judged.forEach(one -> by.put(one.fingerprint(), one));
        return findings.stream()
                .map(finding -> by.getOrDefault(
                        finding.fingerprint(),
                        new FindingJudgement(finding.fingerprint(), Action.WARN, null, null, null)))
                .toList();
    }

    private static List<String> formerly(Finding finding, Statuses statuses, Map<String, Seen> earlier) {
        Set<String> moved = statuses.formerly(finding);
        Seen seen = earlier.get(finding.fingerprint());
        List<String> before = seen == null ? List.of() : seen.formerly();
        if (moved.isEmpty()) {
            return before;
        }
        Set<String> all = new TreeSet<>(moved);
        all.addAll(before);
        for (String former : moved) {
            Seen its = earlier.get(former);
            all.addAll(its == null ? List.of() : its.formerly());
        }
        all.remove(finding.fingerprint());
        return List.copyOf(all);
    }

    private static boolean isDisclosure(Seen seen, LocalDate first) {
        return seen != null && seen.disclosed() && seen.first().equals(first);
    }

    /** The day of the last scan before this one: by a clock that is ahead nothing is forgotten. */
    private static LocalDate latest(Reference earlier, LocalDate today) {
        LocalDate latest = earlier.report() == null
                ? null
                : before(Clocks.day(earlier.report().facts()), today);
        for (Seen seen : earlier.history().findings().values()) {
            LocalDate day = before(seen.last(), today);
            latest = latest == null || day.isAfter(latest) ? day : latest;
        }
        return latest == null ? today : latest;
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
