package io.sekisho.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Outcome;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceReaderTest {
    private static final String NAME = "sekisho-report.json";
    private static final History HISTORY = History.of(Map.of("c1:x", LocalDate.of(2026, 1, 2)));

    @TempDir
    Path temp;

    @Test
    void aDirectoryAndItsReportSayTheSame() throws IOException {
        report();
        HistoryJson.write(HISTORY, temp.resolve(HistoryJson.FILE_NAME));
        Reference read = ReferenceReader.read(temp, NAME);
        assertThat(read.report().facts().project().name()).isEqualTo("p");
        assertThat(read.history()).isEqualTo(HISTORY);
        assertThat(read.gaps()).isEmpty();
        assertThat(ReferenceReader.read(temp.resolve(NAME), NAME)).isEqualTo(read);
    }

    @Test
    void whatIsNotThereIsNothing() throws IOException {
        assertThat(ReferenceReader.read(temp, NAME)).isEqualTo(Reference.NONE);
        assertThat(ReferenceReader.read(temp.resolve("none/" + NAME), NAME)).isEqualTo(Reference.NONE);
        report();
        assertThat(ReferenceReader.read(temp, NAME).history()).isEqualTo(History.EMPTY);
    }

    @Test
    void ofADirectoryTheHistoryAloneIsRead() throws IOException {
        report();
        HistoryJson.write(HISTORY, temp.resolve(HistoryJson.FILE_NAME));
        assertThat(ReferenceReader.history(temp)).isEqualTo(new Reference(null, HISTORY, List.of()));
    }

    @Test
    void aDamagedReportIsAGapAndTheHistoryStillCounts() throws IOException {
        Files.writeString(temp.resolve(NAME), "{\"schemaVersion\": \"1.0\", ");
        HistoryJson.write(HISTORY, temp.resolve(HistoryJson.FILE_NAME));
        Reference read = ReferenceReader.read(temp, NAME);
        assertThat(read.report()).isNull();
        assertThat(read.history()).isEqualTo(HISTORY);
        assertThat(read.gaps()).extracting(Gap::type).containsExactly(GapType.REFERENCE_UNREADABLE);
    }

    @Test
    void aNewerHistoryIsAGapThatNamesItAndTheReportStillCounts() throws IOException {
        report();
        Path file = Files.writeString(temp.resolve(HistoryJson.FILE_NAME), "{\"version\": 9}");
        Reference read = ReferenceReader.read(temp, NAME);
        assertThat(read.report()).isNotNull();
        assertThat(read.history()).isEqualTo(History.EMPTY);
        assertThat(read.gaps()).hasSize(1);
        assertThat(read.gaps().get(0).message().arguments().toString()).contains(file + ": version 9 is newer than 1");
    }

    @Test
    void whatADamagedFileHoldsIsNotQuoted() throws IOException {
        Files.writeString(temp.resolve(NAME), "AKIAXXXXXXXXSECRET");
        Files.writeString(
                temp.resolve(HistoryJson.FILE_NAME), "{\"version\": 1, \"accepted\": \"AKIAXXXXXXXXSECRET\"}");
        assertThat(ReferenceReader.read(temp, NAME).gaps())
                .hasSize(2)
                .allSatisfy(gap -> assertThat(gap.message().toString()).doesNotContain("AKIA"));
    }

    private void report() throws IOException {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        Facts facts = new Facts(
                "t",
                now,
                1,
                new Project("p", null, null, "tree", null),
                List.of(),
                List.of(),
                new Coverage(List.of(), List.of()));
        Judgement judgement = new Judgement(
                now,
                List.of(),
                new Verdict(Outcome.PASSED, true, "enforce", "none", 0, List.of()),
                List.of(),
                List.of(),
                List.of());
        try (OutputStream out = Files.newOutputStream(temp.resolve(NAME))) {
            ReportJson.write(new Report(facts, judgement), out);
        }
    }
}
