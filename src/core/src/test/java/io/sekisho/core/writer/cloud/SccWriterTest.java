package io.sekisho.core.writer.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Action;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SccWriterTest extends ReportWriterContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "organizations/123/sources/456";

    /** Fields of the API's reference page on Finding that we use; it refuses what it does not know. */
    private static final Set<String> FIELDS = Set.of(
            "name",
            "parent",
            "resourceName",
            "state",
            "category",
            "externalUri",
            "sourceProperties",
            "eventTime",
            "severity",
            "findingClass",
            "vulnerability",
            "description",
            "nextSteps",
            "compliances");

    @Override
    protected ReportWriter writer() {
        return new SccWriter();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("source", SOURCE);
    }

    private List<JsonNode> read(Report report, Language language) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : write(report, language).text().split("\n")) {
            all.add(JSON.readTree(line));
        }
        return all;
    }

    @Test
    void everyFindingIsOneThatTheApiKnows() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(),
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ShopReports.shop())) {
            for (Language language : Language.values()) {
                Set<String> names = new HashSet<>();
                for (JsonNode finding : read(report, language)) {
                    assertRules(finding);
                    assertThat(names.add(finding.get("name").asText())).isTrue();
                }
            }
        }
    }

    private static void assertRules(JsonNode finding) {
        assertThat(finding.fieldNames()).toIterable().allMatch(FIELDS::contains);
        assertThat(finding.get("name").asText()).matches(SOURCE + "/findings/[a-z0-9]{1,32}");
        assertThat(finding.get("parent").asText()).isEqualTo(SOURCE);
        assertThat(finding.get("resourceName").asText()).isNotBlank();
        assertThat(finding.get("category").asText()).matches("[A-Z0-9_]{1,255}");
        assertThat(finding.get("state").asText()).isIn("ACTIVE", "INACTIVE");
        assertThat(finding.get("severity").asText()).isIn("CRITICAL", "HIGH", "MEDIUM", "LOW");
        assertThat(finding.get("findingClass").asText()).isIn("VULNERABILITY", "OBSERVATION");
        Instant.parse(finding.get("eventTime").asText());
        finding.get("sourceProperties")
                .fieldNames()
                .forEachRemaining(key -> assertThat(key).matches("[a-zA-Z][a-zA-Z0-9_]{0,254}"));
    }

    @Test
    void tellsWhatIsOpenSuppressedAndFixed() throws IOException {
        List<JsonNode> all = read(ShopReports.shop(), Language.EN);
        assertThat(all).hasSize(5);
        assertThat(all.get(0).get("category").asText()).isEqualTo("SCAN_VERDICT");
        assertThat(all.get(0).get("state").asText()).isEqualTo("ACTIVE");
        JsonNode grave = byId(all, "CVE-2024-0001");
        assertThat(grave.get("state").asText()).isEqualTo("ACTIVE");
        assertThat(grave.at("/vulnerability/cve/cvssv3/baseScore").asDouble()).isEqualTo(9.8);
        assertThat(grave.at("/vulnerability/fixedPackage/packageVersion").asText())
                .isEqualTo("2.0");
        assertThat(byId(all, "CVE-2024-0002").get("state").asText()).isEqualTo("INACTIVE");
        assertThat(all.get(4).get("state").asText()).isEqualTo("INACTIVE");
        assertThat(read(SampleReports.empty(), Language.EN).get(0).get("state").asText())
                .isEqualTo("INACTIVE");
    }

    @Test
    void aSourceMayLieInOneLocation() {
        var source = writer().format().options().get(0).form();
        assertThat("organizations/123/sources/456/locations/eu").matches(source);
        assertThat("organizations/123/sources/456/locations/").doesNotMatch(source);
    }

    @Test
    void anAdvisoryIsNoCve() throws IOException {
        JsonNode one = read(
                        ReportBuilder.complete()
                                .add(
                                        ReportBuilder.dependency(
                                                "1",
                                                Severity.HIGH,
                                                "RETIREJS-jquery-1",
                                                ReportBuilder.at(Kind.DEPENDENCY, "pom.xml", 1)),
                                        Action.FAIL)
                                .build(),
                        Language.EN)
                .get(1);
        assertThat(one.at("/vulnerability").has("cve")).isFalse();
        assertThat(one.at("/vulnerability/offendingPackage/packageName").asText())
                .isEqualTo("g:a");
        assertThat(one.at("/sourceProperties/vulnerability").asText()).isEqualTo("RETIREJS-jquery-1");
        assertThat(one.at("/sourceProperties").has("firstSeen")).isFalse();
    }

    private static JsonNode byId(List<JsonNode> all, String vulnerability) {
        return all.stream()
                .filter(one -> one.at("/vulnerability/cve/id").asText().equals(vulnerability))
                .findFirst()
                .orElseThrow();
    }
}
