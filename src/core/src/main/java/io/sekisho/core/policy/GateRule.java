package io.sekisho.core.policy;

import io.sekisho.model.Action;
import java.util.Objects;

/**
 * A gate rule.
 *
 * @param name unique in its file
 * @param source where it is written, e.g. {@code .sekisho/config.yml:12}
 * @param action what happens to a finding that matches
 */
public record GateRule(String name, String source, Action action) {
    public GateRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(action, "action");
    }
}
