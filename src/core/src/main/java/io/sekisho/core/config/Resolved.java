package io.sekisho.core.config;

import io.sekisho.model.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a key comes to.
 *
 * @param value null when nobody says and there is no default
 * @param source where it comes from
 * @param refused what was written and does not count
 */
record Resolved<T>(Key<T> key, T value, String source, List<Written<T>> refused) {
    Setting setting() {
        return new Setting(
                key.path(),
                key.shown(value),
                source,
                refused.stream()
                        .map(each -> new Written<>(key.shown(each.value()), each.source()))
                        .toList());
    }

    Stream<Text> notes() {
        return refused.stream().map(each -> loosened(key, each, value, source));
    }

    static <T> Text loosened(Key<T> key, Written<T> tried, T stays, String source) {
        return Text.of("config.loosened", key, key.shown(tried.value()), tried.source(), key.shown(stays), source);
    }

    boolean isWritten() {
        return !source.equals(Setting.DEFAULT);
    }

    /** @return null when nobody says */
    Written<T> written() {
        return value == null ? null : new Written<>(value, source);
    }
}
