package io.sekisho.core.writer.markdown;

import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A page of GitHub Flavored Markdown: verdict, counts, what to do first, the gravest findings, what was not seen. */
public final class MarkdownWriter implements ReportWriter {
    private static final Format FORMAT = new Format(
            "markdown",
            "sekisho-report.md",
            "GitHub Flavored Markdown 0.29",
            "https://github.github.com/gfm/",
            List.of(new Format.Option("findings", "100", Pattern.compile("0|[1-9][0-9]{0,5}"), "30")));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        int most = Integer.parseInt(edition.options().getOrDefault("findings", "100"));
        sheets.main(out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            new MarkdownPage(edition, most, writer).write();
            writer.flush();
        });
    }
}
