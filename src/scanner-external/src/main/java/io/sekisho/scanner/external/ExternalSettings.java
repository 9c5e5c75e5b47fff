package io.sekisho.scanner.external;

import java.nio.file.Path;
import java.util.List;

/**
 * What other tools wrote.
 *
 * @param files SARIF 2.1.0 files in the order given; empty when there are none
 */
public record ExternalSettings(List<Path> files) {
    public ExternalSettings {
        files = List.copyOf(files);
    }
}
