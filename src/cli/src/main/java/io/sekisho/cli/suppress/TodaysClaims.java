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
import java.util.List;

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
        return Claims.of(report.facts(), index -> {
            List<SuppressedOccurrence> all = new ArrayList<>();
            report.judgement().findings().get(index).suppressed().stream()
                    .map(TodaysClaims::unsaid)
                    .forEach(all::add);
            all.addAll(today.get(index).suppressed());
            return all;
        });
    }

    /** An entry that is gone has taken back what it said. */
    private static SuppressedOccurrence unsaid(SuppressedOccurrence one) {
        return new SuppressedOccurrence(one.index(), one.source(), one.reason(), one.expires());
    }
}
