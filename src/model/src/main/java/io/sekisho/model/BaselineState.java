package io.sekisho.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * How far the debt that a baseline accepts has been paid off.
 *
 * @param source where it is written, e.g. {@code .sekisho/baseline.yml}
 * @param until last day on which it accepts anything
 * @param accepted findings that it lists
 * @param remaining of these, those that are still there and accepted
 * @param refused findings that it lists but that are not accepted: it expired, or they came back, or were added while the
 *     ratchet holds
 * @param paid entries of which nothing is left, as far as the scan could see
 */
public record BaselineState(String source, LocalDate until, long accepted, long remaining, long refused, long paid) {
    public BaselineState {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(until, "until");
    }
}
