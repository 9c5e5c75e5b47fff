package io.sekisho.core.writer.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest extends ReportWriterContractTest {
    @Override
    protected ReportWriter writer() {
        return new CsvWriter();
    }

    private List<List<String>> read(Report report, String rows) throws IOException {
        Map<String, String> options = Map.of("rows", rows, "bom", "false", "repository", "");
        return parse(PaperSheets.of(writer(), new Edition(report, History.EMPTY, Language.EN, options))
                .text());
    }

    /** As RFC 4180 has it. */
    private static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (quoted && one == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(one);
                i++;
            } else if (one == '"') {
                quoted = !quoted;
            } else if (!quoted && one == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && one == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (quoted || one != '\r') {
                cell.append(one);
            }
        }
        assertThat(quoted).isFalse();
        assertThat(row).isEmpty();
        return rows;
    }

    private static String cell(List<List<String>> rows, int row, String head) {
        return rows.get(row).get(rows.get(0).indexOf(head));
    }

    @Test
    void aRowForEachFindingAndForEachThatIsGone() throws IOException {
        List<List<String>> rows = read(ShopReports.shop(), "findings");
        assertThat(rows).hasSize(1 + 3 + 2).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
        int first = rows.get(1).contains("CVE-2024-0001") ? 1 : 2;
        assertThat(cell(rows, first, "Severity")).isEqualTo("critical");
        assertThat(cell(rows, first, "Suppressed")).isEqualTo("1/2");
        assertThat(cell(rows, first, "Suppressed until")).isEqualTo("2026-12-01");
        assertThat(cell(rows, first, "Age (days)")).isEqualTo("70");
        assertThat(cell(rows, first, "Blocks from")).isEqualTo("2026-12-14");
        assertThat(cell(rows, first, "Fixed in")).isEqualTo("2.0");
        assertThat(cell(rows, first, "Fingerprint")).startsWith("d1:");
        assertThat(cell(rows, 4, "Status")).isEqualTo("fixed");
        assertThat(cell(rows, 4, "Path")).isEqualTo("src/Old.java");
        assertThat(cell(rows, 4, "Fingerprint")).isEqualTo("c1:gone");
        assertThat(cell(rows, 5, "Status")).isEqualTo("not-seen");
    }

    @Test
    void onRequestARowForEachPlace() throws IOException {
        List<List<String>> rows = read(ShopReports.shop(), "occurrences");
        assertThat(rows).hasSize(1 + 4 + 2);
        assertThat(rows.stream()
                        .filter(row -> row.contains("CVE-2024-0001"))
                        .map(row -> row.get(rows.get(0).indexOf("Suppressed"))))
                .containsExactly("no", "yes");
    }

    /** A password in each of many generated files, all of them suppressed: looking through the list for each takes minutes. */
    @Test
    void aHundredThousandSuppressedPlacesAreWrittenAtOnce() {
        Occurrence[] places = new Occurrence[100_000];
        Integer[] all = new Integer[places.length];
        for (int i = 0; i < all.length; i++) {
            places[i] = ReportBuilder.at(Kind.SECRET, "d/f" + i, 1);
            all[i] = i;
        }
        Report report = ReportBuilder.complete()
                .suppressed(ReportBuilder.secret("1", Severity.HIGH, places), all)
                .build();
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(report, "occurrences")))
                .hasSize(1 + places.length);
    }

    @Test
    void saysWhatWasNotSeen() throws IOException {
        List<List<String>> rows = read(SampleReports.incomplete(), "findings");
        assertThat(cell(rows, 1, "Kind")).isEqualTo("gap");
        assertThat(cell(rows, 1, "Status")).isEqualTo("incomplete");
        assertThat(cell(rows, 1, "Finding")).contains("SpotBugs");
        assertThat(cell(rows, 1, "What to do")).isNotEmpty();
        assertThat(rows.get(1)).hasSameSizeAs(rows.get(0));
        assertThat(read(SampleReports.empty(), "findings")).hasSize(1);
    }

    @Test
    void excelKnowsTheEncoding() throws IOException {
        byte[] file = write(ShopReports.shop(), Language.JA).main();
        assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(write(ShopReports.shop(), Language.JA).text()).contains("深刻度");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u3000=1",
                "\u00a0=1",
                "＝1",
                "＋1",
                "－1",
                "＠1",
                "=HYPERLINK(\"http://x\";\"y\")",
                "\"\n=1"
            })
    void noCellIsAFormula(String hostile) throws IOException {
        StringWriter out = new StringWriter();
        CsvLine line = new CsvLine(out);
        line.text(hostile).text("a").end();
        List<List<String>> rows = parse(out.toString());
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0)).hasSize(2);
        assertThat(rows.get(0).get(0).replaceAll("^[\\s\\h]+", "")).doesNotMatch("(?s)[=+\\-@＝＋－＠].*");
        // Programs that take any semicolon or line end for a new cell see it behind the quote.
        assertThat(out.toString().split("[;\r\n,]")).noneMatch(part -> part.startsWith("="));
    }

    @Test
    void hostileTextStaysInItsCell() throws IOException {
        List<List<String>> rows = read(SampleReports.hostile(), "occurrences");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
        assertThat(rows.stream().flatMap(List::stream)).noneMatch(cell -> cell.matches("(?s)[=+\\-@].*"));
    }
}
