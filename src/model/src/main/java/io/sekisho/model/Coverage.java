package io.sekisho.model;

import java.util.List;

/**
 * What was looked at and what was not.
 *
 * @param scanners one entry for each scanner, those left out too
 * @param gaps everything that could not be seen, sorted by type, scanner and message
 */
public record Coverage(List<ScannerRun> scanners, List<Gap> gaps) {
    public Coverage {
        scanners = List.copyOf(scanners);
        gaps = List.copyOf(gaps);
    }
}
