package io.sekisho.cli.reference;

import io.sekisho.cli.console.Console;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.HistoryJson;
import io.sekisho.core.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The history beside a report. */
public final class HistoryFile {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFile.class);

    private HistoryFile() {}

    /**
     * Writes what the next scan is to know. One that cannot be read is not overwritten, whether it was compared with or only lies
     * where this scan writes: whoever can read it loses nothing.
     *
     * @param file the report's
     * @param reference what it was compared with
     */
    public static void write(Path file, History history, Reference reference) throws IOException {
        Path beside = file.resolveSibling(HistoryJson.FILE_NAME);
        if (Files.exists(beside) && (!reference.gaps().isEmpty() || !isReadable(beside))) {
            LOG.warn("{} is left as it is, because it could not be read", beside);
            return;
        }
        HistoryJson.write(history, beside);
    }

    /** What is beside a report; nothing where it is missing, and with a warning where it cannot be read. */
    public static History beside(Path report, Console console) {
        Path file = report.resolveSibling(HistoryJson.FILE_NAME);
        try {
            return Files.exists(file) ? HistoryJson.read(file) : History.EMPTY;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read", file, e);
            console.warn("report.no-history", file);
            return History.EMPTY;
        }
    }

    private static boolean isReadable(Path file) {
        try {
            HistoryJson.read(file);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read", file, e);
            return false;
        }
    }
}
