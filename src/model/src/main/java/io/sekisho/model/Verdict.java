package io.sekisho.model;

import java.util.List;
import java.util.Objects;

/**
 * The gate's decision.
 *
 * @param outcome failed before incomplete before passed
 * @param complete whether no gap makes the scan incomplete; false is never green
 * @param mode "enforce" or "observe" (observe turns a failed gate, never an incomplete scan, into exit code 0)
 * @param failOn threshold: critical, high, medium, low or none
 * @param exitCode what the process ends with: 0 passed, 1 failed, 3 incomplete
 * @param reasons why, the gravest first; empty only when passed
 */
public record Verdict(Outcome outcome, boolean complete, String mode, String failOn, int exitCode, List<Text> reasons) {
    public Verdict {
        Objects.requireNonNull(outcome, "outcome");
        reasons = List.copyOf(reasons);
    }
}
