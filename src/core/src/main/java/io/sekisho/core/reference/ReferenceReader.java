package io.sekisho.core.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sekisho.core.files.IoProblem;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an earlier report, and the history beside it. */
public final class ReferenceReader {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceReader.class);

    private ReferenceReader() {}

    /**
     * A report that is there but cannot be used is no reason to compare with nothing quietly: a gap says so, and the scan is
     * incomplete. So with a history; the report then is still compared with.
     *
     * @param place the report, or the directory that holds it
     * @param reportName name of the report in a directory
     * @return without report and gap when there is no such file: there was no earlier scan
     */
    public static Reference read(Path place, String reportName) {
        Path file = Files.isDirectory(place) ? place.resolve(reportName) : place;
        List<Gap> gaps = new ArrayList<>();
        Report report = report(file, gaps);
        Path beside = file.resolveSibling(HistoryJson.FILE_NAME);
        return new Reference(report, history(beside, gaps), gaps);
    }

    /** @return days only, of a directory where earlier scans of the same project wrote their reports */
    public static Reference history(Path directory) {
        List<Gap> gaps = new ArrayList<>();
        History history = history(directory.resolve(HistoryJson.FILE_NAME), gaps);
        return new Reference(null, history, gaps);
    }

    private static Report report(Path file, List<Gap> gaps) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return ReportJson.read(file);
        } catch (IOException | RuntimeException e) {
            gaps.add(unreadable(file, e));
            return null;
        }
    }

    private static History history(Path file, List<Gap> gaps) {
        if (!Files.exists(file)) {
            return History.EMPTY;
        }
        try {
            return HistoryJson.read(file);
        } catch (IOException | RuntimeException e) {
            gaps.add(unreadable(file, e));
            return History.EMPTY;
        }
    }

    /** Our own message of what is wrong goes to people; a parser's may quote the file. */
    private static Gap unreadable(Path file, Exception e) {
        boolean own = e instanceof IOException
                && !(e.getCause() instanceof JsonProcessingException)
                && !(e instanceof FileSystemException)
                && e.getMessage() != null
                && e.getMessage().startsWith(file.toString());
        String said = own ? e.getMessage() : file + ": " + damage(e.getCause() == null ? e : e.getCause());
        LOG.warn("Not compared: {}", said);
        return Gap.of(
                GapType.REFERENCE_UNREADABLE,
                null,
                Text.of("status.reference-unreadable", said),
                Text.of("status.reference-unreadable-step"));
    }

    private static String damage(Throwable e) {
        return e instanceof JsonProcessingException
                ? IoProblem.DAMAGED
                : e instanceof Exception known
                        ? IoProblem.of(known)
                        : e.getClass().getSimpleName();
    }
}
