package io.sekisho.core.writer;

import io.sekisho.core.text.Language;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import java.io.IOException;
import java.io.OutputStream;

/** The report itself: the contract that every other command and both CI systems read. */
public final class JsonWriter implements ReportWriter {
    @Override
    public String format() {
        return "json";
    }

    @Override
    public String fileName() {
        return "sekisho-report.json";
    }

    @Override
    public void write(Report report, Language language, OutputStream out) throws IOException {
        ReportJson.write(report, out);
    }
}
