package io.sekisho.core.view;

import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.Report;
import java.util.List;

/** What was not seen, by what the policy makes of it. */
public final class Gaps {
    private Gaps() {}

    /** In the report's order. */
    public static List<Gap> of(Report report, Effect effect) {
        List<Gap> all = report.facts().coverage().gaps();
        return report.judgement().gaps().stream()
                .filter(judged -> judged.effect() == effect)
                .map(GapJudgement::index)
                .map(all::get)
                .toList();
    }

    /** What makes the scan incomplete. */
    public static List<Gap> incomplete(Report report) {
        return of(report, Effect.INCOMPLETE);
    }
}
