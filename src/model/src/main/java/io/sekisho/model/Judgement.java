package io.sekisho.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a policy says of the facts: a pure function of facts, policy, reference and clock, replaceable at any time.
 *
 * @param judgedAt the clock's time
 * @param policySources where the policy came from, outermost first, e.g. {@code defaults}, {@code .sekisho/config.yml}, {@code --fail-on}
 * @param verdict the decision
 * @param findings one entry for each finding, in the order of the facts
 * @param gaps one entry for each gap, in the order of the facts
 * @param reference what was compared with; null when nothing
 * @param gone findings of the reference that are no more there, in the reference's order
 * @param baseline how much of the accepted debt is left; null without a baseline
 * @param standard how the project stands against the policy's standard; null when the policy names none
 * @param notes what the policy's owner should know: unused, expired and soon-to-expire suppressions
 * @param memory what the judge knew of earlier scans besides; null when nothing
 */
public record Judgement(
        Instant judgedAt,
        List<String> policySources,
        Verdict verdict,
        List<FindingJudgement> findings,
        List<GapJudgement> gaps,
        ReferenceInfo reference,
        List<GoneFinding> gone,
        BaselineState baseline,
        StandardState standard,
        List<Text> notes,
        Memory memory) {
    public Judgement {
        Objects.requireNonNull(judgedAt, "judgedAt");
        policySources = List.copyOf(policySources);
        Objects.requireNonNull(verdict, "verdict");
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
        gone = gone == null ? List.of() : List.copyOf(gone);
        notes = List.copyOf(notes);
    }

    /** One that compares with nothing. */
    public Judgement(
            Instant judgedAt,
            List<String> policySources,
            Verdict verdict,
            List<FindingJudgement> findings,
            List<GapJudgement> gaps,
            List<Text> notes) {
        this(judgedAt, policySources, verdict, findings, gaps, null, List.of(), null, null, notes, null);
    }

    /** The same judgement with more to know. */
    public Judgement noting(List<Text> more) {
        List<Text> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Judgement(
                judgedAt, policySources, verdict, findings, gaps, reference, gone, baseline, standard, all, memory);
    }
}
