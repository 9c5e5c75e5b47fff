package io.sekisho.core.writer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each file by its consumer; DemoIT does the same with the demo's. */
class ConsumersTest {
    @TempDir
    Path temp;

    /** {@code -Dsekisho.report=FILE} adds a report of yours, such as a big project's. */
    @Test
    void takeEveryFile() throws IOException {
        List<Report> reports = new ArrayList<>(List.of(
                SampleReports.empty(),
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ReportBuilder.open(SampleReports.hostile()),
                ShopReports.shop(),
                JudgedSamples.hostile()));
        String named = System.getProperty("sekisho.report");
        if (named != null) {
            reports.add(ReportJson.read(Path.of(named)));
        }
        for (Report report : reports) {
            for (Language language : Language.values()) {
                Path directory = Files.createTempDirectory(temp, "report");
                write(report, language, directory);
                Consumers.accept(directory);
            }
        }
    }

    @Test
    void refuseWhatIsWrong() throws IOException {
        write(SampleReports.full(), Language.EN, temp);
        for (List<String> damage : List.of(
                List.of("sekisho-junit.xml", "<testcase ", "<testcas "),
                List.of("sekisho.cdx.json", "\"CycloneDX\"", "\"Cyclone\""),
                List.of("sekisho.csv", ",", ",\","),
                List.of("sekisho.ndjson", "\"record_type\"", "\"kind_of_record\""),
                List.of("gl-code-quality-report.json", "\"fingerprint\"", "\"print\""))) {
            Path file = temp.resolve(damage.get(0));
            String whole = Files.readString(file);
            Files.writeString(file, whole.replaceFirst(damage.get(1), damage.get(2)));
            assertThatThrownBy(() -> Consumers.accept(temp)).as(damage.get(0)).isNotNull();
            Files.writeString(file, whole);
        }
    }

    private static void write(Report report, Language language, Path directory) throws IOException {
        for (ReportWriter writer : AllWriters.list()) {
            Edition edition = AllWriters.edition(writer, report, History.EMPTY, language);
            if (writer instanceof Withholding reluctant
                    && reluctant.withheld(edition).isPresent()) {
                continue;
            }
            FileSheets.write(writer, edition, directory.resolve(writer.format().fileName()));
        }
    }
}
