package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Memory;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report's own judgement said when it was compared: that is no matter of policy, and stays. What a baseline accepts is
 * reckoned anew where its list is at hand, because that may be another one today.
 */
final class Remembered implements Compared {
    private final Judgement earlier;
    private final Memory memory;
    private final Map<String, FindingJudgement> judged = new HashMap<>();
    private final Baseline baseline;
    private final LocalDate today;
    private final Acceptance acceptance;

    /**
     * @param baseline today's, or the judgement's own; null for none
     * @param own whether it is the judgement's own, so that the judgement tells what it accepts
     */
    Remembered(Facts facts, Judgement earlier, Baseline baseline, boolean own, LocalDate today) {
        this.earlier = earlier;
        this.baseline = earlier.baseline() == null && own ? null : baseline;
        this.today = today;
        this.memory = earlier.memory() == null ? Memory.NONE : earlier.memory();
        earlier.findings().forEach(one -> judged.put(one.fingerprint(), one));
        this.acceptance = baseline == null || own
                ? null
                : new Acceptance(
                        facts,
                        baseline,
                        memory.accepted(),
                        new KnownNames(memory.names()),
                        finding -> judged(finding) != null && judged(finding).status() == Status.EXISTING,
                        new Coverages(facts, memory.gaps()),
                        today);
    }

    /** When entries of suppressions were used. */
    static History uses(Memory memory) {
        Map<String, History.Use> uses = new HashMap<>();
        memory.suppressions().forEach((key, use) -> uses.put(key, new History.Use(use.known(), use.used())));
        return new History(Map.of(), uses, null);
    }

    private FindingJudgement judged(Finding finding) {
        return judged.get(finding.fingerprint());
    }

    @Override
    public Answer of(Finding finding) {
        FindingJudgement one = judged(finding);
        boolean accepted = acceptance == null ? isAccepted(one) : acceptance.accepts(finding);
        return one == null
                ? new Answer(null, null, List.of(), null, accepted)
                : new Answer(one.status(), one.cause(), one.fresh(), one.firstSeen(), accepted);
    }

    private boolean isAccepted(FindingJudgement then) {
        return baseline != null && baseline.counts(today) && then != null && then.accepted() != null;
    }

    @Override
    public List<GoneFinding> gone() {
        return earlier.gone();
    }

    @Override
    public BaselineState baseline() {
        if (acceptance != null) {
            return acceptance.state();
        }
        return baseline == null ? null : baseline.counts(today) ? earlier.baseline() : refused(earlier.baseline());
    }

    private static BaselineState refused(BaselineState then) {
        return new BaselineState(
                then.source(), then.until(), then.accepted(), 0, then.refused() + then.remaining(), then.paid());
    }

    @Override
    public List<Text> notes() {
        if (acceptance != null) {
            return acceptance.notes();
        }
        return baseline == null ? List.of() : BaselineNotes.of(baseline, baseline(), today);
    }

    @Override
    public ReferenceInfo reference() {
        return earlier.reference();
    }

    @Override
    public Memory memory() {
        return memory;
    }
}
