package io.sekisho.core.policy;

import java.util.Set;

/**
 * What a central policy demands of a repository's own suppressions; entries that fall short do not count and are reported.
 *
 * @param allowed whether a repository may suppress at all
 * @param longestDays how far in the future an entry may end; 0 for any
 * @param required which of owner, approvedBy and ticket an entry must have
 */
public record SuppressionLimits(boolean allowed, int longestDays, Set<String> required) {
    public static final SuppressionLimits NONE = new SuppressionLimits(true, 0, Set.of());

    public SuppressionLimits {
        required = Set.copyOf(required);
    }
}
