package io.sekisho.cli.suppress;

import io.sekisho.core.policy.Suppression;
import io.sekisho.core.policy.VersionRange.Bound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What an entry asks for, key by key, as it would be written. */
final class EntryText {
    private EntryText() {}

    static Map<String, String> matchers(Suppression entry) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fingerprint", entry.fingerprint());
        keys.put("vulnerability", entry.vulnerability());
        if (entry.component() != null) {
            keys.put("package", entry.component().coordinates());
            keys.put("versions", versions(entry));
        }
        keys.put("rule", entry.rule());
        keys.put("path", entry.path() == null ? null : entry.path().glob());
        keys.values().removeIf(value -> value == null);
        return keys;
    }

    private static String versions(Suppression entry) {
        return entry.component().versions() == null
                ? null
                : entry.component().versions().bounds().stream()
                        .map(EntryText::bound)
                        .collect(Collectors.joining(","));
    }

    private static String bound(Bound bound) {
        return (bound.operator().equals("=") ? "" : bound.operator()) + bound.version();
    }

    static String line(Suppression entry) {
        return String.join(", ", matchers(entry).values());
    }
}
