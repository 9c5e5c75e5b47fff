package io.sekisho.core.writer.gitlab;

import static io.sekisho.core.writer.ReportBuilder.at;
import static io.sekisho.core.writer.ReportBuilder.past;
import static io.sekisho.core.writer.ReportBuilder.secret;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.model.Action;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SecretDetectionReportTest extends SecurityReportContractTest {
    @Override
    protected ReportType type() {
        return ReportType.SECRET_DETECTION;
    }

    @Test
    void oneSecretOfManyCommitsIsOneEntryAndTheOneInTheTree() throws IOException {
        JsonNode entries = entries(ReportBuilder.complete()
                .add(
                        secret(
                                "1",
                                Severity.CRITICAL,
                                past("a.env", 1, 'a'),
                                past("a.env", 2, 'b'),
                                at(Kind.SECRET, "a.env", 7)),
                        Action.FAIL)
                .build());
        assertThat(entries).hasSize(1);
        assertThat(entries.at("/0/location/start_line").asInt()).isEqualTo(7);
        assertThat(entries.at("/0/location/commit/sha").asText())
                .as("what is in no commit yet is in the scanned one")
                .isEqualTo("c".repeat(40));
    }

    @Test
    void namesTheCommitOfWhatIsOnlyInTheHistory() throws IOException {
        JsonNode entries = entries(ReportBuilder.complete()
                .add(secret("1", Severity.HIGH, past("a.env", 1, 'a')), Action.FAIL)
                .build());
        assertThat(entries.at("/0/location/commit/sha").asText()).isEqualTo("a".repeat(40));
        assertThat(entries.at("/0/location/commit/date").asText()).isEqualTo("2024-02-03T04:05:06Z");
    }

    @Test
    void aPartOfTheCommitsGivesNoReport() {
        assertThat(withheld(ReportBuilder.complete().scope("range").build())).isPresent();
        assertThat(withheld(ReportBuilder.complete().scope("staged").build())).isPresent();
        assertThat(withheld(ReportBuilder.complete().scope("tree").build())).isEmpty();
    }
}
