package io.sekisho.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One key of the effective policy.
 *
 * @param key e.g. {@code gate.fail-on}
 * @param value as it would be written
 * @param source where it comes from, e.g. {@code .sekisho/config.yml:4}, {@code preset standard:12}, {@code default}
 * @param refused what does not count because a floor is stricter
 */
public record Setting(String key, String value, String source, List<Written<String>> refused) {
    /** Where a value comes from that nobody wrote. */
    public static final String DEFAULT = "default";

    public Setting {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        refused = List.copyOf(refused);
    }

    /** What another one says, this one's value being refused. */
    Setting giveWayTo(Setting other) {
        List<Written<String>> all = new ArrayList<>(other.refused());
        all.add(new Written<>(value, source));
        return new Setting(key, other.value(), other.source(), all);
    }
}
