package io.sekisho.core.policy;

import io.sekisho.model.Occurrence;
import java.util.Objects;
import java.util.Set;

/**
 * Holds for any of some words.
 *
 * @param key what is asked for
 * @param words as written in YAML; a CWE by its number alone
 */
public record AnyOf(ConditionKey key, Set<String> words) implements Condition {
    /** The status of what could be compared with nothing. */
    public static final String UNKNOWN = "unknown";

    public AnyOf {
        Objects.requireNonNull(key, "key");
        words = Set.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException(key + " of nothing");
        }
    }

    @Override
    public boolean holds(Subject subject, Occurrence place) {
        if (key == ConditionKey.CWE) {
            for (String cwe : subject.cwes()) {
                if (words.contains(cwe)) {
                    return true;
                }
            }
            return false;
        }
        String word = subject.word(key, place);
        return word != null && (words.contains(word) || word.equals(UNKNOWN) && words.contains("new"));
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof AnyOf any
                && any.words.stream()
                        .allMatch(word -> words.contains(word) || word.equals(UNKNOWN) && words.contains("new"));
    }
}
