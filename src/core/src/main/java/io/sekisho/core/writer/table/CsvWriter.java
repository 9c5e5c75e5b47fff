package io.sekisho.core.writer.table;

import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Primary;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import io.sekisho.model.Gap;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A row for each finding, or for each place: for people who sort, filter and hand out work in a spreadsheet. */
public final class CsvWriter implements ReportWriter {
    private static final Format FORMAT = new Format(
            "csv",
            "sekisho.csv",
            "RFC 4180",
            "https://www.rfc-editor.org/rfc/rfc4180",
            List.of(
                    new Format.Option("rows", "findings", Pattern.compile("findings|occurrences"), "occurrences"),
                    new Format.Option("bom", "true", Pattern.compile("true|false"), "false"),
                    Repository.OPTION));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        sheets.main(out -> write(edition, out));
    }

    private static void write(Edition edition, OutputStream out) throws IOException {
        Report report = edition.report();
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (edition.options().get("bom").equals("true")) {
            text.write('\ufeff');
        }
        CsvRows rows = new CsvRows(edition, new CsvLine(text));
        rows.head();
        for (Gap gap : Gaps.incomplete(report)) {
            rows.gap(gap);
        }
        boolean all = edition.options().get("rows").equals("occurrences");
        for (Edition.Entry entry : edition.entries()) {
            if (all) {
                rows.occurrences(entry);
            } else {
                rows.finding(entry, Primary.place(entry.finding()));
            }
        }
        for (GoneFinding gone : report.judgement().gone()) {
            rows.gone(gone);
        }
        text.flush();
    }
}
