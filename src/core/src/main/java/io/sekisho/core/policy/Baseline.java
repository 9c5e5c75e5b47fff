package io.sekisho.core.policy;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A reviewed list of existing debt that does not block until a day.
 *
 * @param source where it is written, e.g. {@code .sekisho/baseline.yml}
 * @param until last day on which it accepts anything
 */
public record Baseline(String source, LocalDate until) {
    public Baseline {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(until, "until");
    }
}
