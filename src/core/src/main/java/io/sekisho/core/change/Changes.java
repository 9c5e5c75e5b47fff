package io.sekisho.core.change;

import io.sekisho.model.Change;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import java.util.List;

/**
 * What git says of the scanned state.
 *
 * @param change for the report; null when it was compared with nothing
 * @param gaps what git could not say; empty when all is well
 */
public record Changes(Change change, List<Gap> gaps) {
    /** Git was not asked. */
    public static final Changes NONE = new Changes(null, List.of());

    public Changes {
        gaps = List.copyOf(gaps);
    }

    /** The same findings, each occurrence with what git says of it. */
    public List<Finding> witness(List<Finding> findings) {
        return findings;
    }
}
