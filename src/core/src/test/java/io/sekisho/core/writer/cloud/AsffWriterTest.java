package io.sekisho.core.writer.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AsffWriterTest extends ReportWriterContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected ReportWriter writer() {
        return new AsffWriter();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("account", "123456789012", "region", "ap-northeast-1");
    }

    private List<JsonNode> read(Report report, Language language) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : write(report, language).text().split("\n")) {
            JsonNode request = JSON.readTree(line);
            assertThat(request.fieldNames()).toIterable().containsExactly("Findings");
            assertThat(request.get("Findings").size()).isBetween(1, 100);
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(6_000_000);
            request.get("Findings").forEach(all::add);
        }
        return all;
    }

    @Test
    void everyFindingKeepsThePublishedRules() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(),
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ShopReports.shop())) {
            for (Language language : Language.values()) {
                Set<String> ids = new HashSet<>();
                for (JsonNode finding : read(report, language)) {
                    assertRules(finding);
                    assertThat(ids.add(finding.get("Id").asText())).isTrue();
                }
            }
        }
    }

    /** Required attributes, lengths and words of the reference page on AwsSecurityFinding. */
    private static void assertRules(JsonNode finding) throws IOException {
        assertThat(JSON.writeValueAsBytes(finding).length).isLessThan(240_000);
        assertThat(finding.get("SchemaVersion").asText()).isEqualTo("2018-10-08");
        assertText(finding, "Id", 512);
        assertText(finding, "GeneratorId", 512);
        assertText(finding, "Title", 256);
        assertText(finding, "Description", 1024);
        assertThat(finding.get("AwsAccountId").asText()).matches("[0-9]{12}");
        assertThat(finding.get("ProductArn").asText())
                .isEqualTo("arn:aws:securityhub:ap-northeast-1:123456789012:product/123456789012/default");
        for (String time : List.of("CreatedAt", "UpdatedAt", "FirstObservedAt", "LastObservedAt")) {
            Instant.parse(finding.get(time).asText());
        }
        assertThat(Instant.parse(finding.get("CreatedAt").asText()))
                .isBeforeOrEqualTo(Instant.parse(finding.get("UpdatedAt").asText()));
        assertThat(finding.at("/Severity/Label").asText()).isIn("INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL");
        assertThat(finding.get("Types").size()).isBetween(1, 50);
        assertThat(finding.at("/Types/0").asText())
                .matches("(Software and Configuration Checks|Sensitive Data Identifications)(/[^/]+){0,2}");
        assertThat(finding.get("Resources").size()).isBetween(1, 32);
        assertText(finding.at("/Resources/0"), "Id", 512);
        assertText(finding.at("/Resources/0"), "Type", 256);
        assertThat(finding.get("RecordState").asText()).isIn("ACTIVE", "ARCHIVED");
        if (finding.has("Remediation")) {
            assertText(finding.at("/Remediation/Recommendation"), "Text", 512);
        }
        if (finding.has("Compliance")) {
            assertThat(finding.at("/Compliance/Status").asText()).isIn("PASSED", "WARNING", "FAILED", "NOT_AVAILABLE");
            assertThat(finding.at("/Compliance/RelatedRequirements").size()).isLessThanOrEqualTo(32);
        }
        if (finding.has("Workflow")) {
            assertThat(finding.at("/Workflow/Status").asText()).isIn("NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED");
        }
        assertThat(finding.path("ProductFields").size()).isLessThanOrEqualTo(50);
        assertNoBlank(finding);
    }

    /** The API's strings have the pattern .*\S.* */
    private static void assertNoBlank(JsonNode node) {
        if (node.isTextual()) {
            assertThat(node.asText()).isNotBlank();
        }
        node.forEach(AsffWriterTest::assertNoBlank);
    }

    private static void assertText(JsonNode node, String field, int most) {
        assertThat(node.get(field).asText()).isNotBlank();
        assertThat(node.get(field).asText().length()).as(field).isLessThanOrEqualTo(most);
    }

    @Test
    void tellsWhatIsOpenSuppressedAndFixed() throws IOException {
        List<JsonNode> all = read(ShopReports.shop(), Language.EN);
        // The scan, three findings, and the one that is fixed; what was not seen is left as it is.
        assertThat(all).hasSize(5);
        assertThat(all.get(0).at("/Compliance/Status").asText()).isEqualTo("FAILED");
        JsonNode grave = byId(all, "CVE-2024-0001");
        assertThat(grave.at("/Workflow/Status").asText()).isEqualTo("NEW");
        assertThat(grave.at("/Vulnerabilities/0/VulnerablePackages/0/FixedInVersion")
                        .asText())
                .isEqualTo("2.0");
        assertThat(grave.get("FirstObservedAt").asText()).isEqualTo("2026-09-15T00:00:00Z");
        assertThat(grave.at("/ProductFields/sekisho~1suppressed").asText()).isEqualTo("Never called.");
        JsonNode accepted = byId(all, "CVE-2024-0002");
        assertThat(accepted.at("/Workflow/Status").asText()).isEqualTo("SUPPRESSED");
        assertThat(all.stream()
                        .filter(one -> one.at("/Compliance/RelatedRequirements/0")
                                .asText()
                                .equals("ipa-secure-web/1.1")))
                .hasSize(1);
        JsonNode fixed = all.get(4);
        assertThat(fixed.get("Id").asText()).isEqualTo("sekisho/shop/c1:gone");
        assertThat(fixed.get("RecordState").asText()).isEqualTo("ARCHIVED");
    }

    private static JsonNode byId(List<JsonNode> all, String vulnerability) {
        return all.stream()
                .filter(one -> one.at("/Vulnerabilities/0/Id").asText().equals(vulnerability))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noRequestIsLargerThanTheApiTakes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AsffBatches batches = new AsffBatches(out);
        ObjectNode large = JsonNodeFactory.instance.objectNode().put("Id", "x".repeat(200_000));
        for (int i = 0; i < 60; i++) {
            batches.add(large);
        }
        for (int i = 0; i < 250; i++) {
            batches.add(JsonNodeFactory.instance.objectNode().put("Id", i));
        }
        batches.end();
        int findings = 0;
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
            assertThat(line.length()).isLessThan(6_000_000);
            int size = JSON.readTree(line).get("Findings").size();
            assertThat(size).isBetween(1, 100);
            findings += size;
        }
        assertThat(findings).isEqualTo(310);
    }

    @Test
    void otherCloudsHaveOtherNames() {
        assertThat(new Account("123456789012", "cn-north-1", "default").productArn())
                .startsWith("arn:aws-cn:");
        assertThat(new Account("123456789012", "us-gov-west-1", "a/b").productArn())
                .isEqualTo("arn:aws-us-gov:securityhub:us-gov-west-1::product/a/b");
    }
}
