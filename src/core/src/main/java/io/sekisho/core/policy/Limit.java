package io.sekisho.core.policy;

import io.sekisho.model.Occurrence;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds on one side of a number. What has no number meets no limit.
 *
 * @param key what is asked for
 * @param operator on which side
 * @param bound a share from 0 to 1, or days
 */
public record Limit(ConditionKey key, Operator operator, double bound) implements Condition {
    /** Spelt as in YAML. */
    public enum Operator {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** @return the operator that the text begins with */
        public static Optional<Operator> of(String text) {
            for (Operator operator : values()) {
                if (text.startsWith(operator.sign)) {
                    return Optional.of(operator);
                }
            }
            return Optional.empty();
        }

        public String sign() {
            return sign;
        }

        /** Whether a value lies on that side of a bound. */
        public boolean admits(double value, double bound) {
            return switch (this) {
                case AT_LEAST -> value >= bound;
                case AT_MOST -> value <= bound;
                case ABOVE -> value > bound;
                case BELOW -> value < bound;
            };
        }

        private boolean up() {
            return this == AT_LEAST || this == ABOVE;
        }
    }

    public Limit {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(operator, "operator");
    }

    @Override
    public boolean holds(Subject subject, Occurrence place) {
        Double value = subject.number(key);
        return value != null && operator.admits(value, bound);
    }

    @Override
    public boolean covers(Condition other) {
        if (!(other instanceof Limit limit) || limit.operator.up() != operator.up()) {
            return false;
        }
        return limit.bound == bound
                ? limit.operator == operator || operator == Operator.AT_LEAST || operator == Operator.AT_MOST
                : operator.up() ? limit.bound > bound : limit.bound < bound;
    }
}
