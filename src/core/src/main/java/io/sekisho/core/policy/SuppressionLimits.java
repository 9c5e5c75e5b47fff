package io.sekisho.core.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a policy demands of a repository's own suppressions; entries that fall short do not count and are reported.
 *
 * @param allowed whether a repository may suppress at all
 * @param longestDays how far in the future an entry may end; 0 for any
 * @param required which of owner, approvedBy and ticket an entry must have
 * @param failing keys of the {@link SuppressionRemark.Type}s that fail the gate
 */
public record SuppressionLimits(boolean allowed, int longestDays, Set<String> required, Set<String> failing) {
    public static final SuppressionLimits NONE = new SuppressionLimits(true, 0, Set.of());

    public SuppressionLimits {
        required = Set.copyOf(required);
        failing = Set.copyOf(failing);
    }

    /** Limits under which no entry fails the gate. */
    public SuppressionLimits(boolean allowed, int longestDays, Set<String> required) {
        this(allowed, longestDays, required, Set.of());
    }

    /** Whether the entry may count; central ones always may. */
    boolean admits(Suppression suppression, LocalDate today) {
        return suppression.central()
                || allowed
                        && !endsTooLate(suppression, today)
                        && lacks(suppression).isEmpty();
    }

    boolean endsTooLate(Suppression suppression, LocalDate today) {
        return longestDays > 0 && suppression.expires().isAfter(today.plusDays(longestDays));
    }

    /** The required keys that the entry has not. */
    List<String> lacks(Suppression suppression) {
        List<String> missing = new ArrayList<>();
        for (String key : List.of("owner", "approvedBy", "ticket")) {
            if (required.contains(key) && value(suppression, key) == null) {
                missing.add(key);
            }
        }
        return missing;
    }

    private static String value(Suppression suppression, String key) {
        return switch (key) {
            case "owner" -> suppression.owner();
            case "approvedBy" -> suppression.approvedBy();
            default -> suppression.ticket();
        };
    }
}
