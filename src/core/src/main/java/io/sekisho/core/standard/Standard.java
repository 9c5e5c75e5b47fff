package io.sekisho.core.standard;

import io.sekisho.model.Facts;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.StandardState;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A written standard.
 *
 * @param id of the standard
 * @param version null when it has none
 * @param title by language
 */
public record Standard(String id, String version, Map<String, String> title) {
    public Standard {
        Objects.requireNonNull(id, "id");
        title = Map.copyOf(title);
    }

    /** How a project stands. */
    public StandardState assess(Facts facts, List<FindingJudgement> findings) {
        return new StandardState(id, version, title, List.of());
    }
}
