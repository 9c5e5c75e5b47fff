package io.sekisho.cli.explain;

import io.sekisho.core.policy.SuppressionLimits;
import java.time.LocalDate;

/**
 * What an entry must be like that accepts a finding.
 *
 * @param limits what the policy that holds here demands; null when it cannot be read
 * @param today the day on which the entry is written
 */
record Acceptable(SuppressionLimits limits, LocalDate today) {}
