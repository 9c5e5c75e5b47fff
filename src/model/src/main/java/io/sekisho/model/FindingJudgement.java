package io.sekisho.model;

import java.util.List;
import java.util.Objects;

/**
 * The policy's answer for one finding.
 *
 * @param fingerprint of the finding
 * @param action what the gate does; {@link Action#IGNORE} when every occurrence is suppressed
 * @param reason which rule decided
 * @param unblock what would un-block it; null unless action is fail
 * @param suppressed occurrences that do not count
 */
public record FindingJudgement(
        String fingerprint, Action action, Text reason, Text unblock, List<SuppressedOccurrence> suppressed) {
    public FindingJudgement {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(action, "action");
        suppressed = suppressed == null ? List.of() : List.copyOf(suppressed);
    }
}
