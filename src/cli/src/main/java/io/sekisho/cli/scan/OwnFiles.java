package io.sekisho.cli.scan;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.reference.HistoryJson;
import io.sekisho.core.writer.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a scan writes or keeps is not what it looks at. */
final class OwnFiles {
    private OwnFiles() {}

    static List<Path> of(ScanRequest request, SekishoHome home) {
        List<Path> own = new ArrayList<>(in(request.output()));
        own.addAll(request.targets().files());
        own.add(home.root());
        return own;
    }

    /** The report and the history in a directory. */
    static List<Path> in(Path output) {
        return List.of(output.resolve(JsonWriter.FILE_NAME), output.resolve(HistoryJson.FILE_NAME));
    }
}
