package io.sekisho.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every report format must do; inherit it and say which writer. */
public abstract class ReportWriterContractTest {
    protected abstract ReportWriter writer();

    /** Options that a user has to set, and those that a test wants. */
    protected Map<String, String> options() {
        return Map.of();
    }

    /** The edition that a user gets who sets {@link #options()}. */
    protected final Edition edition(Report report, Language language) {
        Map<String, String> all = new HashMap<>(options());
        for (Format.Option option : writer().format().options()) {
            if (option.usual() != null) {
                all.putIfAbsent(option.name(), option.usual());
            }
            assertThat(option.form().matcher(all.get(option.name())).matches())
                    .as("%s=%s", option.name(), all.get(option.name()))
                    .isTrue();
        }
        return new Edition(report, History.EMPTY, language, all);
    }

    protected final PaperSheets write(Report report, Language language) throws IOException {
        return PaperSheets.of(writer(), edition(report, language));
    }

    /** Why such a user gets no file. */
    protected final Optional<Text> withheld(Report report) {
        return ((Withholding) writer()).withheld(edition(report, Language.EN));
    }

    @Test
    void introducesItself() {
        Format format = writer().format();
        assertThat(format.id()).matches("[a-z][a-z0-9-]*");
        assertThat(format.fileName()).matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.[a-z]+");
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            assertThat(texts.render("format." + format.id())).isNotEqualTo("format." + format.id());
            for (Format.Option option : format.options()) {
                assertThat(option.name()).matches("[a-z]+");
                assertThat(option.form().matcher(option.example()).matches()).isTrue();
                String code = "format." + format.id() + "-" + option.name();
                assertThat(texts.render(code)).isNotEqualTo(code);
            }
        }
    }

    @Test
    void writesEveryReportInBothLanguagesAsValidUtf8() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(), SampleReports.incomplete(), SampleReports.full(), SampleReports.hostile())) {
            for (Language language : Language.values()) {
                PaperSheets sheets = write(report, language);
                assertThat(sheets.main()).isNotEmpty();
                for (byte[] bytes : sheets.files().values()) {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                }
            }
        }
    }

    @Test
    void neverWritesAControlCharacterOfTheProject() throws IOException {
        for (Language language : Language.values()) {
            for (byte[] file : write(SampleReports.hostile(), language).files().values()) {
                assertThat(new String(file, StandardCharsets.UTF_8))
                        .doesNotContain("\u001b")
                        .doesNotContain("\u0000");
            }
        }
    }

    @Test
    void anIncompleteScanDoesNotLookLikeACleanOne() throws IOException {
        for (Language language : Language.values()) {
            assertThat(write(SampleReports.incomplete(), language).main())
                    .isNotEqualTo(write(SampleReports.empty(), language).main());
        }
    }

    @Test
    void theSameReportGivesTheSameBytes() throws IOException {
        for (Language language : Language.values()) {
            Map<String, byte[]> first = write(SampleReports.full(), language).files();
            Map<String, byte[]> second = write(SampleReports.full(), language).files();
            assertThat(first.keySet()).isEqualTo(second.keySet());
            first.forEach((name, bytes) ->
                    assertThat(Arrays.equals(bytes, second.get(name))).as(name).isTrue());
        }
    }

    /** What a writer may hold of a report beside it, in MiB: an index, never the file. */
    protected int mostHeld() {
        return 4;
    }

    /** A big monorepository's first scan. */
    @Test
    @Timeout(60)
    void manyFindingsAreStreamed() throws IOException {
        Edition edition = edition(ManyFindings.report(), Language.EN);
        ManyFindings sheets = new ManyFindings();
        writer().write(edition, sheets);
        assertThat(sheets.written()).isPositive();
        assertThat(sheets.held() >> 20).as("MiB held").isLessThan(mostHeld());
        assertThat(sheets.largest() >> 20).as("MiB written at once").isLessThan(mostHeld());
    }
}
