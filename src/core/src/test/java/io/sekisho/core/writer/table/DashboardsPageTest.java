package io.sekisho.core.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.FileSheets;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/dashboards.md tells people to run, on what we write. */
class DashboardsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("sekisho.root"), "docs/dashboards.md");
    private static final Pattern GENERATED =
            Pattern.compile("(?s)(?<=<!-- generated: columns -->\n).*?(?=<!-- end -->)");
    private static final Pattern PANEL = Pattern.compile("(?ms)^### ([^\n]+)\n.*?^```sql\n(.*?)^```");

    @TempDir
    private static Path temp;

    private static Connection database;

    /** Two scans of a shop and one of a change proposed to it, one of a bank, one that saw nothing at all. */
    @BeforeAll
    static void load() throws IOException, SQLException {
        write("1", ShopReports.of("shop", Instant.parse("2026-11-20T06:30:00.123456789Z")), "");
        write("2", ShopReports.shop(), "");
        write("3", ShopReports.of("directory", Instant.parse("2026-11-23T00:00:00Z")), "bank");
        write("6", ShopReports.proposed(Instant.parse("2026-11-25T00:00:00Z")), "");
        write("4", SampleReports.incomplete(), "");
        write("5", SampleReports.hostile(), "hostile");
        database = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = database.createStatement()) {
            statement.execute(load(temp.toString().replace("'", "''") + "/*.ndjson"));
        }
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    private static void write(String name, Report report, String repository) throws IOException {
        Edition edition = new Edition(report, History.EMPTY, Language.EN, Map.of("repository", repository));
        FileSheets.write(new NdjsonWriter(), edition, temp.resolve(name + ".ndjson"));
    }

    /** The table in DuckDB's words. */
    private static String load(String files) {
        String columns = Arrays.stream(Column.values())
                .map(column -> "    " + column.key() + ": '"
                        + switch (column.type()) {
                            case STRING -> "VARCHAR";
                            case INT64 -> "BIGINT";
                            case FLOAT64 -> "DOUBLE";
                            case BOOL -> "BOOLEAN";
                            case DATE -> "DATE";
                            case TIMESTAMP -> "TIMESTAMP";
                        }
                        + (column.mode() == Column.Mode.REPEATED ? "[]" : "") + "'")
                .collect(Collectors.joining(",\n"));
        return "CREATE TABLE sekisho AS SELECT * FROM read_json(\n  '" + files
                + "',\n  format = 'newline_delimited',\n  columns = {\n" + columns + "\n  })\n";
    }

    @Test
    void thePageCreatesTheTableThatIsWritten() throws IOException {
        String page = Files.readString(PAGE);
        String expected = "\n```sql\n" + load("*.ndjson") + "```\n\n";
        if ("renew".equals(System.getProperty("golden"))) {
            page = GENERATED.matcher(page).replaceFirst(Matcher.quoteReplacement(expected));
            Files.writeString(PAGE, page);
        }
        Matcher generated = GENERATED.matcher(page);
        assertThat(generated.find()).isTrue();
        assertThat(generated.group())
                .as("docs/dashboards.md is stale: mvn -pl src/core -am test -Dtest=DashboardsPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=renew")
                .isEqualTo(expected);
    }

    @Test
    void everyPanelShowsWhatTheScansSaw() throws IOException, SQLException {
        Map<String, List<String>> panels = new LinkedHashMap<>();
        Matcher panel = PANEL.matcher(Files.readString(PAGE));
        while (panel.find()) {
            panels.put(panel.group(1), ask(panel.group(2)));
        }
        assertThat(panels.remove("State by standard item"))
                .containsExactly("ipa-secure-web|1.1|Item 1.1|2|0|0|2", "ipa-secure-web|1.5|Item 1.5|0|2|0|0");
        assertThat(panels.remove("State by repository").stream().filter(row -> !row.startsWith("hostile")))
                .containsExactly(
                        "bank|failed|yes|2|0|0|0|1", "shop|failed|yes|2|0|0|0|1", "project|incomplete|no|0|0|0|0|0");
        assertThat(panels.remove("Age of debt"))
                .first()
                .asString()
                .startsWith("critical|")
                .endsWith("|0|70");
        assertThat(panels.remove("Time to fix")).containsExactly("2026|11|high|2|17.5|19");
        assertThat(panels.remove("Expiring suppressions"))
                .containsExactly(
                        "shop|.sekisho/suppressions.yml:3|Never called.|2026-12-01|7|1",
                        "bank|.sekisho/suppressions.yml:3|Never called.|2026-12-01|8|1");
        assertThat(panels.remove("Debt over time"))
                .contains("2026-11-20|shop|2|2", "2026-11-24|shop|2|2", "2026-11-24|project|0|0");
        assertThat(panels.remove("What was not seen")).contains("scanner-failed|incomplete|1|3");
        assertThat(panels).isEmpty();
    }

    @Test
    void nothingIsLostOnTheWay() throws SQLException {
        assertThat(
                        ask(
                                "SELECT record_type, COUNT(*) FROM sekisho WHERE repository = 'shop' AND proposed_to IS NULL GROUP BY 1 ORDER BY 1"))
                .containsExactly("finding|6", "gap|2", "gone|4", "scan|2", "standard-item|4", "suppression|4");
        assertThat(ask("SELECT DISTINCT cwes, standard_items, cvss, epss FROM sekisho WHERE rule_id = 'CVE-2024-0002'"))
                .containsExactly("[79]|[]|5.3|0.25");
        assertThat(ask("SELECT DISTINCT reason FROM sekisho WHERE days_left > 100"))
                .containsExactly("Costs more than it is worth. (owner: Alice)");
    }

    private static List<String> ask(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
