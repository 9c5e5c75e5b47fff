package io.sekisho.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A grace period's dates for one finding.
 *
 * @param startsOn the day from which it is counted: first seen, or the later of first seen and the KEV date
 * @param warnFrom first day on which it warns
 * @param failFrom first day on which it fails
 */
public record Deadline(LocalDate startsOn, LocalDate warnFrom, LocalDate failFrom) {
    public Deadline {
        Objects.requireNonNull(startsOn, "startsOn");
        Objects.requireNonNull(warnFrom, "warnFrom");
        Objects.requireNonNull(failFrom, "failFrom");
    }
}
