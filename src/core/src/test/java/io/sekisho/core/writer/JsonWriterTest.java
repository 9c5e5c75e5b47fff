package io.sekisho.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonWriterTest extends ReportWriterContractTest {
    @TempDir
    Path temp;

    @Override
    protected ReportWriter writer() {
        return new JsonWriter();
    }

    @Test
    void whatIsWrittenReadsBackEqual() throws IOException {
        Report report = SampleReports.full();
        Path file = temp.resolve(writer().format().fileName());
        Files.write(file, write(report, Language.EN).main());
        assertThat(ReportJson.read(file)).isEqualTo(report);
    }
}
