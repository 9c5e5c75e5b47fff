package io.sekisho.scanner.dependency.database;

import io.sekisho.model.Gap;
import java.util.List;
import java.util.Optional;

/**
 * What {@code database status} shows.
 *
 * @param info empty when there is none that can be read
 * @param gaps what a scan with it cannot see; the reason when there is no info
 * @param kept names of the local snapshots, newest first; empty for a server
 */
public record DatabaseStatus(Optional<DatabaseInfo> info, List<Gap> gaps, List<String> kept) {
    public DatabaseStatus {
        gaps = List.copyOf(gaps);
        kept = List.copyOf(kept);
    }
}
