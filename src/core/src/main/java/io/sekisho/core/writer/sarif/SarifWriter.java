package io.sekisho.core.writer.sarif;

import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;

/** SARIF 2.1.0 as GitHub code scanning and GitLab take it: within their limits, gravest first, saying what was cut. */
public final class SarifWriter implements ReportWriter {
    static final String CATEGORY = "category";
    static final String REPOSITORY = "repository";
    static final String PARTIAL = "partial";

    /** A run's sentence on what was cut is written after the room was measured. */
    private static final int RESERVE = Limits.RUNS * (4 * Limits.TEXT);

    private static final Format FORMAT = new Format(
            "sarif",
            "sekisho.sarif.json",
            "SARIF 2.1.0",
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html",
            List.of(
                    new Format.Option(
                            CATEGORY,
                            "sekisho",
                            Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*"),
                            "backend/sekisho"),
                    new Format.Option(
                            REPOSITORY,
                            "",
                            Pattern.compile("(https?://[^\\s\"<>]+)?"),
                            "https://git.example.org/shop/backend"),
                    new Format.Option(PARTIAL, "withhold", Pattern.compile("withhold|write"), "write")));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        RunDrafts runs = new RunDrafts(edition);
        SarifPage page = new SarifPage(edition);
        Counter frame = new Counter();
        page.write(runs.all(), frame);
        new Selection(edition, runs, new Verdicts(edition), Limits.BYTES - RESERVE - frame.count).fill();
        sheets.main(out -> page.write(runs.all(), out));
    }

    /** Measures. */
    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int octet) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }
}
