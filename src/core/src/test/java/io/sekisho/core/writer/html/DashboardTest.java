package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.History.Debt;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        assertThat(rows(page, "time"))
                .contains("2026-11-20|shop|2|2", "2026-11-24|shop|2|2")
                .as("a scan of some commits only does not know what is open")
                .noneMatch(row -> row.contains("project"));
        assertThat(rows(page, "unseen")).contains("scanner-failed|makes the scan incomplete|1|3");
        assertThat(page.select(".cut").text()).contains("<b>torn.json");
    }

    /** What was repaired long ago is in no report that is given, but in the history. */
    @Test
    void theHistoryTellsTheCourse() throws IOException {
        Dashboard dashboard = new Dashboard();
        TreeMap<LocalDate, Debt> debt = new TreeMap<>();
        for (LocalDate day = LocalDate.of(2026, 10, 1);
                day.isBefore(LocalDate.of(2026, 11, 24));
                day = day.plusDays(1)) {
            debt.put(day, new Debt(Map.of(Severity.HIGH, 3, Severity.LOW, 4), false));
        }
        dashboard.add(ShopReports.shop(), new History(Map.of(), Map.of(), null, Map.of(), null, debt));
        dashboard.add(ShopReports.of("bank", Instant.parse("2026-11-23T00:00:00Z")), History.EMPTY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dashboard.write(Language.EN, out);
        Document page = PageRules.check(out.toString(StandardCharsets.UTF_8));
        assertThat(rows(page, "time"))
                .containsExactly("2026-10-31|shop|3|7", "2026-11-23|bank|2|2", "2026-11-24|shop|2|2");
        assertThat(page.select("#time h3").eachText()).containsExactly("All repositories", "shop");
        assertThat(page.select("#time svg title").eachText().get(0))
                .isEqualTo(
                        "Open findings: 7 on 2026-10-01, then 4 of which 4 are critical or high on 2026-11-24; at most 9.");
    }

    /** Only the newest report of a repository is at hand, as a rule: the history knows what was repaired before. */
    @Test
    void theHistoryTellsWhatWasRepaired() throws IOException {
        Dashboard dashboard = new Dashboard();
        Report shop = ShopReports.shop();
        String back = shop.facts().findings().get(0).fingerprint();
        Map<String, History.Gone> gone = Map.of(
                "c1:long",
                gone("c1:long", Status.FIXED),
                "c1:unseen",
                gone("c1:unseen", Status.NOT_SEEN),
                back,
                gone(back, Status.FIXED));
        dashboard.add(shop, new History(Map.of(), Map.of(), null, gone, null, new TreeMap<>()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dashboard.write(Language.EN, out);
        assertThat(rows(PageRules.check(out.toString(StandardCharsets.UTF_8)), "fixed"))
                .hasSize(2)
                .contains("2026-10|low|1|9.0|9");
    }

    private static History.Gone gone(String fingerprint, Status status) {
        LocalDate first = LocalDate.of(2026, 10, 1);
        return new History.Gone(
                new GoneFinding(fingerprint, Kind.CODE, Severity.LOW, "SQL", "t", "A.java", status, first),
                first.plusDays(9),
                null);
    }

    @Test
    void aProposedChangeIsNoStateOfItsRepository() throws IOException {
        Dashboard dashboard = new Dashboard();
        dashboard.add(ShopReports.shop(), History.EMPTY);
        dashboard.add(ShopReports.proposed(Instant.parse("2026-11-25T00:00:00Z")), History.EMPTY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dashboard.write(Language.EN, out);
        Document page = PageRules.check(out.toString(StandardCharsets.UTF_8));
        assertThat(rows(page, "time")).containsExactly("2026-11-24|shop|2|2");
        assertThat(page.select("main > p.aside").text()).contains("Reports of proposed changes", ": 1");
    }

    @Test
    void speaksJapanese() throws IOException {
        assertThat(page(Language.JA).select("h2").eachText())
                .contains("リポジトリ別の状況")
                .hasSize(7);
    }

    /** The grave ones are as little known to be all as the sum is. */
    @Test
    void everyNumberOfAnIncompleteScanIsALowerBound() throws IOException {
        Dashboard dashboard = new Dashboard();
        TreeMap<LocalDate, Debt> debt = new TreeMap<>();
        debt.put(LocalDate.of(2026, 11, 20), new Debt(Map.of(Severity.HIGH, 3, Severity.LOW, 4), true));
        dashboard.add(ShopReports.shop(), new History(Map.of(), Map.of(), null, Map.of(), null, debt));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dashboard.write(Language.EN, out);
        assertThat(rows(PageRules.check(out.toString(StandardCharsets.UTF_8)), "time"))
                .containsExactly("2026-11-20|shop|≥ 3|≥ 7", "2026-11-24|shop|2|2");
    }

    private static Document page(Language language) throws IOException {
        Dashboard dashboard = new Dashboard();
        dashboard.add(ShopReports.of("shop", Instant.parse("2026-11-20T06:30:00.123456789Z")), History.EMPTY);
        dashboard.add(ShopReports.shop(), History.EMPTY);
        dashboard.add(ShopReports.of("bank", Instant.parse("2026-11-23T00:00:00Z")), History.EMPTY);
        dashboard.add(SampleReports.incomplete(), History.EMPTY);
        dashboard.add(SampleReports.hostile(), History.EMPTY);
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
