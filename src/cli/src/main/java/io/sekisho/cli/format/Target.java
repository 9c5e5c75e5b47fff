package io.sekisho.cli.format;

import io.sekisho.core.writer.ReportWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** The file and those beside it. */
    List<Path> files() {
        return Stream.concat(
                        Stream.of(file), writer.format().companions().stream().map(file::resolveSibling))
                .toList();
    }
}
