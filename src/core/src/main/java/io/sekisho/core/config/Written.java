package io.sekisho.core.config;

import java.util.Objects;

/**
 * A value that somebody wrote.
 *
 * @param value never null
 * @param source where, e.g. {@code .sekisho/config.yml:4}, {@code preset standard:12}, {@code --fail-on}
 */
public record Written<T>(T value, String source) {
    public Written {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
    }
}
