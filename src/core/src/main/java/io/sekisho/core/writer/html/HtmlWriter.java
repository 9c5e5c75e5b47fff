package io.sekisho.core.writer.html;

import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The page that a developer opens: HTML in one file, or with a stylesheet beside it for where no script and no style may run. */
public final class HtmlWriter implements ReportWriter {
    /** A browser on a small machine still opens so many. */
    private static final Format.Option MOST =
            new Format.Option("most", "20000", Pattern.compile("[1-9][0-9]{0,6}"), "5000");

    private static final String STANDARD = "HTML";
    private static final String PAGE = "https://html.spec.whatwg.org/";

    private final Dress dress;
    private final Format format;

    private HtmlWriter(Dress dress, Format format) {
        this.dress = dress;
        this.format = format;
    }

    /** One file with everything in it. */
    public static HtmlWriter selfContained() {
        return new HtmlWriter(Dress.INLINE, new Format("html", "sekisho-report.html", STANDARD, PAGE, List.of(MOST)));
    }

    /** No script, no style in the page; a stylesheet file beside it. */
    public static HtmlWriter linked() {
        return new HtmlWriter(
                Dress.LINKED,
                new Format(
                        "html-linked",
                        "sekisho-report-linked.html",
                        STANDARD,
                        PAGE,
                        List.of(MOST),
                        List.of(Dress.STYLESHEET)));
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        int most = Integer.parseInt(edition.options().getOrDefault(MOST.name(), MOST.usual()));
        sheets.main(out -> new PageWriter(edition, dress, most).write(out));
        if (dress == Dress.LINKED) {
            sheets.beside(
                    Dress.STYLESHEET, out -> out.write(Asset.STYLE.content().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
