package io.sekisho.cli.suppress;

import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.writer.vex.Claims;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import io.sekisho.model.SuppressedOccurrence;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a report says of vulnerabilities together with the entries of today. */
final class TodaysClaims {
    private TodaysClaims() {}

    /**
     * What is suppressed in the report stays so, as an accepted risk; what the policy's entries suppress in it, as of its day, is
     * suppressed too, and they say how.
     */
    static Claims of(Report report, Policy policy) {
        Clock then = Clock.fixed(report.judgement().judgedAt(), ZoneOffset.UTC);
        List<FindingJudgement> today =
                new Judge().judge(report.facts(), policy, Reference.NONE, then).findings();
        Map<String, String> reasons = new HashMap<>();
        policy.suppressions().forEach(entry -> reasons.putIfAbsent(entry.source(), entry.reason()));
        return Claims.of(report.facts(), index -> {
            List<SuppressedOccurrence> all = new ArrayList<>();
            report.judgement().findings().get(index).suppressed().stream()
                    .map(TodaysClaims::unsaid)
                    .forEach(all::add);
            today.get(index).suppressed().stream()
                    .map(one -> withoutNames(one, reasons))
                    .forEach(all::add);
            return all;
        });
    }

    /** An entry that is gone has taken back what it said. */
    private static SuppressedOccurrence unsaid(SuppressedOccurrence one) {
        return new SuppressedOccurrence(one.index(), one.source(), one.reason(), one.expires());
    }

    /** Who owns and who approved an entry is nobody's business outside. */
    private static SuppressedOccurrence withoutNames(SuppressedOccurrence one, Map<String, String> reasons) {
        String reason = reasons.getOrDefault(one.source(), one.reason());
        return new SuppressedOccurrence(one.index(), one.source(), reason, one.expires(), one.vex());
    }
}
