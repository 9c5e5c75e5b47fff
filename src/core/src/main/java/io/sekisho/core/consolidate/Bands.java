package io.sekisho.core.consolidate;

import io.sekisho.model.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a score into a severity.
 *
 * @param from for each severity in use the lowest score that gives it, 0.0 to 10.0
 */
public record Bands(Map<Severity, Double> from) {
    public Bands {
        from = Map.copyOf(from);
    }

    /** The gravest severity whose band the score reaches; INFO below all of them. */
    Severity of(double score) {
        for (Severity severity : Severity.values()) {
            Optional<Double> lowest = Optional.ofNullable(from.get(severity));
            if (lowest.isPresent() && score >= lowest.get()) {
                return severity;
            }
        }
        return Severity.INFO;
    }
}
