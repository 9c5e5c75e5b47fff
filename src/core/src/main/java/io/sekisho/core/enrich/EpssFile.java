package io.sekisho.core.enrich;

import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Fetcher;
import io.sekisho.model.Epss;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * FIRST's scores of one day as CSV, packed with gzip or not. The first line is a comment with the day, the second names the
 * columns; columns that it does not know do not disturb it.
 */
public final class EpssFile implements EnrichmentList {
    private static final Pattern COMMENT = Pattern.compile("#.*score_date:([0-9]{4}-[0-9]{2}-[0-9]{2})([T,].*)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}([.][0-9]{1,20})?([eE][+-]?[0-9]{1,3})?");
    private static final int LONGEST_LINE = 1000;
    private static final int MOST_ROWS = 5_000_000;
    private static final String WHAT = "epss_scores.csv";

    private final String source;
    private final LocalDate date;
    private final ScoreTable scores;

    private EpssFile(String source, LocalDate date, ScoreTable scores) {
        this.source = source;
        this.date = date;
        this.scores = scores;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public LocalDate date() {
        return date;
    }

    @Override
    public long entries() {
        return scores.size();
    }

    /** @return null when the id has no score, or is no CVE's */
    public Epss get(String id) {
        double[] score = scores.get(Cve.of(id));
        return score == null ? null : new Epss(score[0], score[1], date);
    }

    /**
     * @param source for messages and the report, without credentials
     * @throws EnrichException when it is damaged, or something else
     */
    static EpssFile parse(byte[] content, String source) throws EnrichException {
        Lines lines = new Lines(source);
        try (InputStream in = new BufferedInputStream(
                Fetcher.isGzip(content)
                        ? new GZIPInputStream(new ByteArrayInputStream(content), 1 << 16)
                        : new ByteArrayInputStream(content),
                1 << 16)) {
            return read(lines.of(in), source);
        } catch (IOException e) {
            throw EnrichException.damaged("gzip", source, lines.number(), WHAT);
        }
    }

    private static EpssFile read(Lines lines, String source) throws IOException, EnrichException {
        LocalDate date = date(lines);
        String header = lines.next();
        if (header == null) {
            throw lines.damaged("not-a-list", WHAT, "cve,epss,percentile");
        }
        List<String> columns = List.of(header.split(",", -1));
        int cve = columns.indexOf("cve");
        int epss = columns.indexOf("epss");
        int percentile = columns.indexOf("percentile");
        if (cve < 0 || epss < 0 || percentile < 0) {
            throw lines.damaged("value", WHAT, KevFile.shown(header), "cve,epss,percentile");
        }
        ScoreTable scores = new ScoreTable();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty() && lines.next() == null) {
                break;
            }
            String[] fields = line.split(",", -1);
            if (fields.length != columns.size()) {
                throw lines.damaged("columns", fields.length, columns.size());
            }
            long key = Cve.of(fields[cve]);
            if (key == Cve.NONE) {
                throw lines.damaged("value", "cve", KevFile.shown(fields[cve]), "CVE-2021-44228");
            }
            double probability = share(lines, "epss", fields[epss]);
            if (!scores.add(key, probability, share(lines, "percentile", fields[percentile]))) {
                throw lines.damaged("twice", fields[cve].toUpperCase(Locale.ROOT));
            }
            if (scores.size() > MOST_ROWS) {
                throw lines.damaged("rows", MOST_ROWS);
            }
        }
        if (lines.unended()) {
            throw lines.damaged("cut-off");
        }
        if (scores.size() == 0) {
            throw lines.damaged("not-a-list", WHAT, "cve");
        }
        return new EpssFile(source, date, scores);
    }

    private static LocalDate date(Lines lines) throws IOException, EnrichException {
        String first = lines.next();
        if (first == null) {
            throw lines.damaged("not-a-list", WHAT, "#…score_date");
        }
        Matcher comment = COMMENT.matcher(first);
        if (comment.matches()) {
            try {
                return LocalDate.parse(comment.group(1));
            } catch (DateTimeParseException e) {
                throw lines.damaged("value", "score_date", comment.group(1), "2026-11-24");
            }
        }
        throw lines.damaged("value", WHAT, KevFile.shown(first), "#model_version:…,score_date:2026-11-24T…");
    }

    private static double share(Lines lines, String column, String text) throws EnrichException {
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : -1;
        if (value < 0 || value > 1) {
            throw lines.damaged("value", column, KevFile.shown(text), "0.0 … 1.0");
        }
        return value;
    }

    /** Lines of bounded length, counted. */
    private static final class Lines {
        private final String source;
        private final byte[] line = new byte[LONGEST_LINE];
        private InputStream in;
        private long number;
        private long bytes;
        private boolean over;
        private boolean unended;

        Lines(String source) {
            this.source = source;
        }

        Lines of(InputStream given) {
            in = given;
            return this;
        }

        long number() {
            return Math.max(1, number);
        }

        /** @return without its line end; null after the last */
        String next() throws IOException, EnrichException {
            if (over) {
                return null;
            }
            number++;
            int length = 0;
            int read = in.read();
            for (; read >= 0 && read != '\n'; read = in.read()) {
                if (length == LONGEST_LINE) {
                    throw damaged("long-line", LONGEST_LINE);
                }
                line[length++] = (byte) read;
            }
            over = read < 0;
            unended = over && length > 0;
            bytes += length + 1;
            if (bytes > FetchLimits.LIST.bytes()) {
                throw damaged("unpacked", FetchLimits.LIST.bytes() >> 20);
            }
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            return over && length == 0 ? null : new String(line, 0, length, StandardCharsets.UTF_8);
        }

        /** Whether the last line has no end: a number in it may be cut short. */
        boolean unended() {
            return unended;
        }

        EnrichException damaged(String code, Object... more) {
            return EnrichException.damaged(code, source, number(), more);
        }
    }
}
