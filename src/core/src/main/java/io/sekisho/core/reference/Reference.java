package io.sekisho.core.reference;

import io.sekisho.model.Gap;
import io.sekisho.model.Report;
import java.util.List;
import java.util.Objects;

/**
 * What earlier scans knew.
 *
 * @param report the report compared with; null when there is none
 * @param history first-seen dates; empty when there is none
 * @param gaps why a reference that was named could not be used; empty when all is well
 */
public record Reference(Report report, History history, List<Gap> gaps) {
    /** Nothing is known of earlier scans. */
    public static final Reference NONE = new Reference(null, History.EMPTY, List.of());

    public Reference {
        Objects.requireNonNull(history, "history");
        gaps = List.copyOf(gaps);
    }
}
