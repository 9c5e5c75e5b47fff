package io.sekisho.core.policy;

import java.time.LocalDate;

/**
 * What a policy demands of a repository's own baseline; one that falls short accepts nothing, and that is reported.
 *
 * @param allowed whether a repository may accept debt at all
 * @param longestDays how far in the future its last day may lie; 0 for any
 */
public record BaselineLimits(boolean allowed, int longestDays) {
    public static final BaselineLimits NONE = new BaselineLimits(true, 0);

    /** @param until last day of the baseline */
    public boolean admits(LocalDate until, LocalDate today) {
        return allowed && (longestDays == 0 || !until.isAfter(latest(today)));
    }

    /** The latest day that may be its last, where that is limited. */
    public LocalDate latest(LocalDate today) {
        return today.plusDays(longestDays);
    }
}
