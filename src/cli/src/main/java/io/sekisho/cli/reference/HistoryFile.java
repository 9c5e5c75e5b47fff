package io.sekisho.cli.reference;

import io.sekisho.core.policy.Histories;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.HistoryJson;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Report;
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
     * Writes what the next scan is to know. One that could not be read is not overwritten: whoever can read it loses nothing.
     *
     * @param file the report's
     */
    public static void write(Path file, Report report, Reference reference, Policy policy) throws IOException {
        Path beside = file.resolveSibling(HistoryJson.FILE_NAME);
        if (!reference.gaps().isEmpty() && Files.exists(beside)) {
            LOG.warn("{} is left as it is, because it could not be read", beside);
            return;
        }
        HistoryJson.write(Histories.after(reference, report, policy), beside);
    }
}
