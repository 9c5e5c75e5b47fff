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
 * @param witness who is asked about findings; null for nobody
 */
public record Changes(Change change, List<Gap> gaps, Witness witness) {
    /** Git was not asked. */
    public static final Changes NONE = new Changes(null, List.of());

    public Changes {
        gaps = List.copyOf(gaps);
    }

    /** Such as have nothing to say about findings. */
    public Changes(Change change, List<Gap> gaps) {
        this(change, gaps, null);
    }

    /** The same findings, each occurrence with what git says of it; nothing where git fails, and then it is not called untouched. */
    public List<Finding> witness(List<Finding> findings) throws InterruptedException {
        return witness == null ? findings : witness.of(findings);
    }
}
