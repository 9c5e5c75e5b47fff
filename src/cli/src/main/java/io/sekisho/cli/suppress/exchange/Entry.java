package io.sekisho.cli.suppress.exchange;

import io.sekisho.core.text.Printable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An entry of {@code .sekisho/suppressions.yml} that is not written yet.
 *
 * @param line of the foreign file
 * @param origin where it came from, e.g. {@code suppression.xml:12}; for people; may be hostile, as all of it
 * @param fingerprint null for any
 * @param rule null for any
 * @param vulnerability null for any
 * @param packageUrl null for any
 * @param path null for any
 * @param reason why
 * @param expires last day on which it counts
 */
public record Entry(
        int line,
        String origin,
        String fingerprint,
        String rule,
        String vulnerability,
        String packageUrl,
        String path,
        String reason,
        LocalDate expires) {
    private static final int LONGEST = 1_000;

    /** Whether every key is one line of ordinary characters. */
    boolean isPlain() {
        for (String value : new String[] {rule, vulnerability, packageUrl, path}) {
            if (value != null
                    && (value.isBlank()
                            || value.length() > LONGEST
                            || !Printable.of(value).equals(value))) {
                return false;
            }
        }
        return true;
    }

    /** What it asks for, by which two of them are told to cover the same. */
    List<String> names() {
        return Arrays.asList(fingerprint, rule, vulnerability, packageUrl, path);
    }

    /** By key, as the file has them. */
    public Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fingerprint", fingerprint);
        keys.put("rule", rule);
        keys.put("vulnerability", vulnerability);
        keys.put("package", packageUrl);
        keys.put("path", path);
        keys.put("reason", reason);
        keys.put("expires", expires.toString());
        keys.values().removeIf(Objects::isNull);
        return keys;
    }
}
