package io.sekisho.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.model.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every report format must do; inherit it and say which writer. */
public abstract class ReportWriterContractTest {
    protected abstract ReportWriter writer();

    @Test
    void introducesItselfInOneWordAndOneFileName() {
        assertThat(writer().format()).matches("[a-z][a-z0-9-]*");
        assertThat(writer().fileName()).matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.[a-z]+");
    }

    @Test
    void writesEveryReportInBothLanguagesAsValidUtf8() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(), SampleReports.incomplete(), SampleReports.full(), SampleReports.hostile())) {
            for (Language language : Language.values()) {
                byte[] bytes = write(report, language);
                assertThat(bytes).isNotEmpty();
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            }
        }
    }

    @Test
    void neverWritesAControlCharacterOfTheProject() throws IOException {
        for (Language language : Language.values()) {
            String text = new String(write(SampleReports.hostile(), language), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("\u001b[31m").doesNotContain("\u0000");
        }
    }

    @Test
    void anIncompleteScanDoesNotLookLikeACleanOne() throws IOException {
        for (Language language : Language.values()) {
            assertThat(write(SampleReports.incomplete(), language))
                    .isNotEqualTo(write(SampleReports.empty(), language));
        }
    }

    @Test
    void theSameReportGivesTheSameBytesAndTheStreamStaysOpen() throws IOException {
        for (Language language : Language.values()) {
            AtomicBoolean closed = new AtomicBoolean();
            ByteArrayOutputStream out = new ByteArrayOutputStream() {
                @Override
                public void close() {
                    closed.set(true);
                }
            };
            writer().write(SampleReports.full(), language, out);
            assertThat(closed).isFalse();
            assertThat(out.toByteArray()).isEqualTo(write(SampleReports.full(), language));
        }
    }

    private byte[] write(Report report, Language language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer().write(report, language, out);
        return out.toByteArray();
    }
}
