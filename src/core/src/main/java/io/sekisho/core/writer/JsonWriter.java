package io.sekisho.core.writer;

import io.sekisho.model.ReportJson;
import java.io.IOException;

/** The report itself: the contract that every other command and both CI systems read. */
public final class JsonWriter implements ReportWriter {
    /** Name of the report in a directory. */
    public static final String FILE_NAME = "sekisho-report.json";

    private static final Format FORMAT =
            new Format("json", FILE_NAME, "sekisho-report.schema.json", "docs/contracts.md");

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        sheets.main(out -> ReportJson.write(edition.report(), out));
    }
}
