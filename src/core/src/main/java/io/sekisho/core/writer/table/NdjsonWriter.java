package io.sekisho.core.writer.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.sekisho.core.view.Exploited;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Lines for one table that holds the scans of all repositories, with the table's schema for BigQuery beside it. */
public final class NdjsonWriter implements ReportWriter {
    /** What {@code bq load} takes as the table's schema. */
    public static final String SCHEMA_FILE = "sekisho-ndjson-schema.json";

    private static final Format FORMAT = new Format(
            "ndjson",
            "sekisho.ndjson",
            "newline-delimited JSON, BigQuery table schema",
            "https://cloud.google.com/bigquery/docs/loading-data-cloud-storage-json",
            List.of(Repository.OPTION),
            List.of(NdjsonWriter.SCHEMA_FILE));

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        sheets.main(out -> lines(edition, out));
        sheets.beside(SCHEMA_FILE, out -> schema(edition.wording(), out));
    }

    private static void lines(Edition edition, OutputStream out) throws IOException {
        try (JsonGenerator json = open(out)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            Judgement judgement = edition.report().judgement();
            boolean staged = edition.report().facts().project().scope().equals("staged");
            Rows rows = new Rows(json, edition, Repository.of(edition));
            PolicyRows policy = new PolicyRows(rows, edition);
            FindingRows findings =
                    new FindingRows(rows, new Exploited(edition.report().facts()), staged, judgement.standard());
            policy.scan();
            policy.gaps();
            policy.standard();
            policy.suppressions();
            for (Edition.Entry entry : edition.entries()) {
                findings.add(entry);
            }
            for (GoneFinding gone : judgement.gone()) {
                findings.add(gone);
            }
        }
    }

    private static void schema(Wording wording, OutputStream out) throws IOException {
        try (JsonGenerator json = open(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Column column : Column.values()) {
                json.writeStartObject();
                json.writeStringField("name", column.key());
                json.writeStringField("type", column.type().name());
                json.writeStringField("mode", column.mode().name());
                json.writeStringField("description", wording.of(column.meaning()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static JsonGenerator open(OutputStream out) throws IOException {
        return JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
}
