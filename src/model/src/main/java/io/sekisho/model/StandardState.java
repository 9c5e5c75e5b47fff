package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How a project stands against a written standard.
 *
 * @param id of the standard
 * @param version of the standard; null when it has none
 * @param title by language ({@code en}, {@code ja})
 * @param items in the standard's order
 */
public record StandardState(String id, String version, Map<String, String> title, List<Item> items) {
    /** What is known of an item. */
    public enum State {
        @JsonProperty("violated")
        VIOLATED,
        @JsonProperty("no-violation-found")
        NO_VIOLATION_FOUND,
        /** Something that would give evidence did not run or did not complete. */
        @JsonProperty("not-assessed")
        NOT_ASSESSED,
        /** No code scan can tell. */
        @JsonProperty("not-assessable")
        NOT_ASSESSABLE;

        /** The word used in reports. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One item.
     *
     * @param id e.g. {@code 1.5}
     * @param category by language
     * @param title by language
     * @param state what is known
     * @param findings fingerprints of those that violate it and are not suppressed, in the report's order; empty otherwise
     * @param suppressed how many findings would violate it but are suppressed
     * @param note by language, in the standard's own words: what the absence of a violation covers, or why nothing can be said
     * @param reason why it is not assessed; null otherwise
     */
    public record Item(
            String id,
            Map<String, String> category,
            Map<String, String> title,
            State state,
            List<String> findings,
            long suppressed,
            Map<String, String> note,
            Text reason) {
        public Item {
            Objects.requireNonNull(id, "id");
            category = sorted(category);
            title = sorted(title);
            Objects.requireNonNull(state, "state");
            findings = List.copyOf(findings);
            note = note == null ? Map.of() : sorted(note);
        }
    }

    public StandardState {
        Objects.requireNonNull(id, "id");
        title = sorted(title);
        items = List.copyOf(items);
    }

    /** {@link Map#copyOf} has another order in each JVM; the same report is to have the same bytes. */
    private static Map<String, String> sorted(Map<String, String> words) {
        return Collections.unmodifiableMap(new TreeMap<>(words));
    }
}
