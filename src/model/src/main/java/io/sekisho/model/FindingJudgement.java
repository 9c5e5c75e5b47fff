package io.sekisho.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The policy's answer for one finding.
 *
 * @param fingerprint of the finding
 * @param action what the gate does; {@link Action#IGNORE} when every occurrence is suppressed
 * @param reason which rule decided
 * @param unblock what would un-block it, or keep it from blocking; null when it blocks neither now nor later, here nor elsewhere
 * @param suppressed occurrences that do not count
 * @param status {@link Status#NEW} or {@link Status#EXISTING}; null when there was nothing to compare with
 * @param cause why it is new; null unless status is new
 * @param fresh positions of the occurrences that are new, ascending; empty unless status is new
 * @param firstSeen the earliest day of which there is evidence, UTC; null in reports of version 1.0
 * @param rule the gate rule that decided; null when none was asked because everything is suppressed or accepted
 * @param deadline of the grace period; null when the rule has none
 * @param accepted the baseline that accepts it, e.g. {@code .sekisho/baseline.yml}; null when none does
 */
public record FindingJudgement(
        String fingerprint,
        Action action,
        Text reason,
        Text unblock,
        List<SuppressedOccurrence> suppressed,
        Status status,
        Cause cause,
        List<Integer> fresh,
        LocalDate firstSeen,
        GateRuleRef rule,
        Deadline deadline,
        String accepted) {
    public FindingJudgement {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(action, "action");
        suppressed = suppressed == null ? List.of() : List.copyOf(suppressed);
        fresh = fresh == null ? List.of() : List.copyOf(fresh);
    }

    /** One that was compared with nothing. */
    public FindingJudgement(
            String fingerprint, Action action, Text reason, Text unblock, List<SuppressedOccurrence> suppressed) {
        this(fingerprint, action, reason, unblock, suppressed, null, null, List.of(), null, null, null, null);
    }

    /** Whether there is something to repair: what is in its grace period is let pass today only. */
    public boolean counts() {
        return action != Action.IGNORE || deadline != null;
    }
}
