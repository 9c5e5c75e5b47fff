package io.sekisho.cli.scan;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.reference.HistoryJson;
import io.sekisho.core.writer.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a scan writes or keeps is not what it looks at. */
public final class OwnFiles {
    private OwnFiles() {}

    static List<Path> of(ScanRequest request, SekishoHome home) {
        List<Path> own = new ArrayList<>(in(request.output()));
        own.addAll(request.targets().files());
        own.add(home.root());
        return own;
    }

    /** The report and the history in a directory. */
    public static List<Path> in(Path output) {
        return beside(output.resolve(JsonWriter.FILE_NAME));
    }

    /** A report and its history. */
    public static List<Path> beside(Path report) {
        return List.of(report, report.resolveSibling(HistoryJson.FILE_NAME));
    }
}
