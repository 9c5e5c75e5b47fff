package io.sekisho.core.writer;

import io.sekisho.core.text.Language;
import io.sekisho.model.Report;
import java.io.IOException;
import java.io.OutputStream;

/** One report format. */
public interface ReportWriter {
    /** Word used with {@code --to}, e.g. {@code json}. */
    String format();

    /** File name used when the user gives a directory only. */
    String fileName();

    /** Streams the report in UTF-8; does not close the stream. Deterministic: same report and language, same bytes. */
    void write(Report report, Language language, OutputStream out) throws IOException;
}
