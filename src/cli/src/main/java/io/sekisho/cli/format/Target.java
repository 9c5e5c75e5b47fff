package io.sekisho.cli.format;

import io.sekisho.core.writer.ReportWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * One format and where it goes.
 *
 * @param file absolute
 * @param options every option of the format that has a usual value or was set
 */
record Target(ReportWriter writer, Path file, Map<String, String> options) {
    Target {
        options = Map.copyOf(options);
    }
}
