package io.sekisho.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A finding of the reference that is no more among the facts.
 *
 * @param fingerprint of the finding
 * @param kind of the finding
 * @param severity that it had
 * @param rule id of its rule
 * @param title what a person knows it by: component and version, else the rule's name
 * @param path where it was
 * @param status {@link Status#FIXED} or {@link Status#NOT_SEEN}
 * @param firstSeen null when the reference did not say
 */
public record GoneFinding(
        String fingerprint,
        Kind kind,
        Severity severity,
        String rule,
        String title,
        String path,
        Status status,
        LocalDate firstSeen) {
    public GoneFinding {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
    }
}
