package io.sekisho.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * An occurrence that the policy does not count.
 *
 * @param index position in the finding's list of occurrences
 * @param source where the suppression is written, e.g. {@code .sekisho/suppressions.yml:12} or {@code .gitleaksignore}
 * @param reason as its author wrote it
 * @param expires last day on which it counts; null when it never expires
 * @param vex what the suppression says to others; null for an accepted risk, and where a tool's own list suppresses
 */
public record SuppressedOccurrence(int index, String source, String reason, LocalDate expires, SuppressionVex vex) {
    public SuppressedOccurrence {
        Objects.requireNonNull(source, "source");
    }

    /** One that says nothing to others. */
    public SuppressedOccurrence(int index, String source, String reason, LocalDate expires) {
        this(index, source, reason, expires, null);
    }
}
