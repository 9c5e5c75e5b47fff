package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.JudgedSamples;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.model.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class LinkedPageTest extends ReportWriterContractTest {
    @Override
    protected ReportWriter writer() {
        return HtmlWriter.linked();
    }

    @Test
    void itNeedsNothingButTheStylesheetBesideIt() throws IOException {
        for (Report report : List.of(JudgedSamples.plain(), JudgedSamples.hostile())) {
            for (Language language : Language.values()) {
                PaperSheets sheets = PaperSheets.of(writer(), JudgedSamples.edition(report, language));
                Document page = PageRules.check(sheets.text());
                assertThat(page.select("script, style, [style]")).isEmpty();
                assertThat(sheets.files().keySet())
                        .containsExactlyInAnyOrder(
                                PaperSheets.MAIN,
                                page.select("link[rel=stylesheet]").attr("href"));
            }
        }
    }

    @Test
    void itOffersNoSearchThatOnlyAScriptCouldDo() throws IOException {
        Document page =
                PageRules.check(PaperSheets.of(writer(), JudgedSamples.edition(JudgedSamples.plain(), Language.EN))
                        .text());
        assertThat(page.select("input[type=search], output")).isEmpty();
        assertThat(page.select(".filters input[type=checkbox]")).isNotEmpty();
    }

    /** Every box that is offered does something, and by the stylesheet alone. */
    @Test
    void theStylesheetKnowsEveryBox() throws IOException {
        PaperSheets sheets = PaperSheets.of(writer(), JudgedSamples.edition(JudgedSamples.plain(), Language.EN));
        String style = new String(sheets.files().get(Dress.STYLESHEET), StandardCharsets.UTF_8);
        for (String id : PageRules.parse(sheets.text()).select(".filters input").eachAttr("id")) {
            assertThat(style).contains("#" + id + ":not(:checked)) ~ .group ." + id.replace("show-", "is-"));
        }
    }
}
