package io.sekisho.cli.init;

import io.sekisho.core.policy.BaselineLimits;
import io.sekisho.core.policy.Policy;
import java.time.LocalDate;

/**
 * What becomes of that which fails today.
 *
 * @param state what can be done about it here
 * @param until last day of the list that is written; null when none is
 */
record Debt(State state, LocalDate until) {
    /** Half a year: long enough to plan the repair of old debt, short enough to begin with it. */
    private static final int DAYS = 180;

    /** What can be done. */
    enum State {
        /** Nobody knows yet what all fails. */
        UNKNOWN,
        /** Nothing does. */
        NONE,
        /** It is written into a baseline. */
        LISTED,
        /** A baseline is there, and does not accept all of it. */
        KEPT,
        /** The policy accepts no baseline. */
        FORBIDDEN
    }

    /** @param listed whether there is a baseline that stays as it is */
    static Debt of(Surroundings found, Policy policy, boolean listed, LocalDate today) {
        if (!found.isKnown()) {
            return new Debt(State.UNKNOWN, null);
        }
        if (found.failing().isEmpty()) {
            return new Debt(State.NONE, null);
        }
        if (listed) {
            return new Debt(State.KEPT, null);
        }
        BaselineLimits limits = policy.baselineLimits();
        if (!limits.allowed()) {
            return new Debt(State.FORBIDDEN, null);
        }
        LocalDate usual = today.plusDays(DAYS);
        return new Debt(State.LISTED, limits.admits(usual, today) ? usual : limits.latest(today));
    }

    /** Whether what fails today blocks nobody, and what is new may. */
    boolean isSettled() {
        return state == State.NONE || state == State.LISTED;
    }
}
