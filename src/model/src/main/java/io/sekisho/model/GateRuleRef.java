package io.sekisho.model;

import java.util.Objects;

/**
 * The gate rule that decided.
 *
 * @param name as the policy names it; {@code fail-on} for the threshold that holds where no rule matches
 * @param source where it is written, e.g. {@code .sekisho/config.yml:12}, {@code preset strict:8}, {@code --fail-on}
 */
public record GateRuleRef(String name, String source) {
    public GateRuleRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
    }
}
