package io.sekisho.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * An occurrence that the policy does not count.
 *
 * @param index position in the finding's list of occurrences
 * @param source where the suppression is written, e.g. {@code .sekisho/suppressions.yml:12} or {@code .gitleaksignore}
 * @param reason as its author wrote it; what is published tells it
 * @param expires last day on which it counts; null when it never expires
 * @param vex what the suppression says to others; null for an accepted risk, and where a tool's own list suppresses
 * @param who owns and approved it, and its ticket, as {@code owner: security}: for the project's own people only; null when not said
 */
public record SuppressedOccurrence(
        int index, String source, String reason, LocalDate expires, SuppressionVex vex, String who) {
    public SuppressedOccurrence {
        Objects.requireNonNull(source, "source");
    }

    /** One of which nobody says whose it is. */
    public SuppressedOccurrence(int index, String source, String reason, LocalDate expires, SuppressionVex vex) {
        this(index, source, reason, expires, vex, null);
    }

    /** The reason with whose it is, for the project's own people; null when neither is said. */
    public String explanation() {
        if (who == null) {
            return reason;
        }
        return (reason == null ? "" : reason + " ") + "(" + who + ")";
    }

    /** One that says nothing to others. */
    public SuppressedOccurrence(int index, String source, String reason, LocalDate expires) {
        this(index, source, reason, expires, null);
    }
}
