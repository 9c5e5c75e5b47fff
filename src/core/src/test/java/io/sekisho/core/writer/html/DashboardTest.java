package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.RichReports;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DashboardTest {
    /** The scans, and the numbers, of DashboardsPageTest, where DuckDB counts them. */
    @Test
    void countsWhatTheQueriesCount() throws IOException {
        Document page = page(Language.EN);
        assertThat(rows(page, "items"))
                .containsExactly("ipa-secure-web 1.1 Item 1.1|2|0|0|2", "ipa-secure-web 1.5 Item 1.5|0|2|0|0");
        assertThat(rows(page, "repositories")).contains("bank|FAILED|yes|2|0|0|0|1", "shop|FAILED|yes|2|0|0|0|1");
        assertThat(rows(page, "age").get(0)).startsWith("critical|").endsWith("|0|70");
        assertThat(rows(page, "fixed")).containsExactly("2026-11|high|2|17.5|19");
        assertThat(rows(page, "expiring"))
                .containsExactly(
                        "shop|.sekisho/suppressions.yml:3|Never called.|2026-12-01|7|1",
                        "bank|.sekisho/suppressions.yml:3|Never called.|2026-12-01|8|1");
        assertThat(rows(page, "time")).contains("2026-11-20|shop|2|2", "2026-11-24|shop|2|2", "2026-11-24|project|0|0");
        assertThat(rows(page, "unseen")).contains("scanner-failed|makes the scan incomplete|1|3");
        assertThat(page.select(".cut").text()).contains("<b>torn.json");
    }

    @Test
    void speaksJapanese() throws IOException {
        assertThat(page(Language.JA).select("h2").eachText())
                .contains("リポジトリ別の状況")
                .hasSize(7);
    }

    private static Document page(Language language) throws IOException {
        Dashboard dashboard = new Dashboard();
        dashboard.add(RichReports.of("shop", Instant.parse("2026-11-20T06:30:00.123456789Z")));
        dashboard.add(RichReports.shop());
        dashboard.add(RichReports.of("bank", Instant.parse("2026-11-23T00:00:00Z")));
        dashboard.add(SampleReports.incomplete());
        dashboard.add(SampleReports.hostile());
        dashboard.unreadable(Text.of("cli.bad-report", "<b>torn.json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dashboard.write(language, out);
        return PageRules.check(out.toString(StandardCharsets.UTF_8));
    }

    private static List<String> rows(Document page, String panel) {
        return page.select("#" + panel + " tbody tr").stream()
                .map(row -> String.join("|", row.children().eachText()))
                .toList();
    }
}
