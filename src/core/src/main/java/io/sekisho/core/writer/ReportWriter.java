package io.sekisho.core.writer;

import java.io.IOException;

/**
 * One report format. What it writes is deterministic: same edition, same bytes. It may also be a {@link Withholding}.
 */
public interface ReportWriter {
    /** Introduces itself: help, documentation and messages come from there. */
    Format format();

    /** Streams the edition; what a reader is not to take for a whole file is never left behind by {@code sheets}. */
    void write(Edition edition, Sheets sheets) throws IOException;
}
