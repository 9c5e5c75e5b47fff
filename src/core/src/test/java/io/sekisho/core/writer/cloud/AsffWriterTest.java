package io.sekisho.core.writer.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Action;
import io.sekisho.model.Change;
import io.sekisho.model.Facts;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
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
        for (String time : List.of("CreatedAt", "UpdatedAt", "LastObservedAt")) {
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
        assertThat(finding.has("Workflow")).as("only customers may change it").isFalse();
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
        assertThat(grave.get("RecordState").asText()).isEqualTo("ACTIVE");
        assertThat(grave.at("/Vulnerabilities/0/FixAvailable").asText()).isEqualTo("YES");
        assertThat(grave.at("/Vulnerabilities/0/VulnerablePackages/0/FixedInVersion")
                        .asText())
                .isEqualTo("2.0");
        assertThat(grave.get("FirstObservedAt").asText()).isEqualTo("2026-09-15T00:00:00Z");
        assertThat(grave.at("/ProductFields/sekisho~1suppressed").asText()).isEqualTo("Never called.");
        JsonNode accepted = byId(all, "CVE-2024-0002");
        assertThat(accepted.get("RecordState").asText()).isEqualTo("ARCHIVED");
        assertThat(all.stream()
                        .filter(one -> one.at("/Compliance/RelatedRequirements/0")
                                .asText()
                                .equals("ipa-secure-web/1.1")))
                .hasSize(1);
        JsonNode fixed = all.get(4);
        assertThat(fixed.get("Id").asText()).isEqualTo("sekisho/shop/c1:gone");
        assertThat(fixed.get("RecordState").asText()).isEqualTo("ARCHIVED");
    }

    @Test
    void claimsNothingThatIsNotKnown() throws IOException {
        JsonNode one = read(
                        ReportBuilder.complete()
                                .add(
                                        ReportBuilder.dependency(
                                                "1",
                                                Severity.HIGH,
                                                "GHSA-jfh8-c2jp-5v3q",
                                                ReportBuilder.at(Kind.DEPENDENCY, "pom.xml", 1)),
                                        Action.FAIL)
                                .build(),
                        Language.EN)
                .get(1);
        assertThat(one.at("/Types/0").asText()).isEqualTo("Software and Configuration Checks/Vulnerabilities");
        assertThat(one.path("Vulnerabilities").get(0).has("FixAvailable")).isFalse();
        assertThat(one.path("Vulnerabilities").get(0).has("ExploitAvailable")).isFalse();
        assertThat(one.has("FirstObservedAt")).isFalse();
    }

    @Test
    void aProposedChangeIsNotSent() {
        assertThat(withheld(of("feature", "origin/main", "b"))).isPresent();
        assertThat(withheld(of(null, "origin/main", "b"))).isPresent();
        assertThat(withheld(of("main", "origin/main", "b")))
                .as("a fork's branch of the target's name")
                .isPresent();
        assertThat(withheld(of(null, "origin/main", "c")))
                .as("a detached commit that the target has already")
                .isEmpty();
        assertThat(withheld(of("main", null, null))).isEmpty();
    }

    private static Report of(String branch, String target, String base) {
        Change change = new Change(target, base == null ? null : base.repeat(40), List.of());
        return named(new Project("shop", "c".repeat(40), branch, "tree", null, change));
    }

    @Test
    void twoRepositoriesOfOneNameAreTwo() throws IOException {
        Set<String> ids = new HashSet<>();
        for (String repository : List.of("git.example.org/a/shop", "git.example.org/b/shop")) {
            for (String directory : List.of("", "backend")) {
                Project project = new Project("shop", null, null, "tree", null, null, directory, repository);
                for (JsonNode finding : read(named(project), Language.EN)) {
                    assertThat(ids.add(finding.get("Id").asText())).isTrue();
                    assertThat(finding.at("/Resources/0/Id").asText())
                            .isEqualTo(directory.isEmpty() ? repository : repository + ":backend");
                }
            }
        }
    }

    private static Report named(Project project) {
        Report shop = ShopReports.shop();
        Facts facts = shop.facts();
        return new Report(
                new Facts(
                        facts.tool(),
                        facts.startedAt(),
                        1,
                        project,
                        facts.findings(),
                        facts.components(),
                        facts.coverage()),
                shop.judgement());
    }

    @Test
    void whatTheHistoryRemembersIsClosedWhateverWasMissed() throws IOException {
        Report shop = ShopReports.shop();
        String moved = shop.facts().findings().get(0).fingerprint();
        String unseen = shop.judgement().gone().stream()
                .filter(gone -> gone.status() == Status.NOT_SEEN)
                .findFirst()
                .orElseThrow()
                .fingerprint();
        LocalDate day = LocalDate.of(2026, 11, 1);
        History history = new History(
                Map.of(moved, new History.Seen(day, day, List.of("d1:before"))),
                Map.of(),
                null,
                Map.of("c1:long", gone("c1:long", day), moved, gone(moved, day), unseen, gone(unseen, day)),
                null,
                java.util.Collections.emptySortedMap());
        String text = PaperSheets.of(
                        writer(),
                        new Edition(
                                shop,
                                history,
                                Language.EN,
                                edition(shop, Language.EN).options()))
                .text();
        List<String> archived = new ArrayList<>();
        JSON.readTree(text).get("Findings").forEach(one -> {
            if (one.get("RecordState").asText().equals("ARCHIVED")) {
                archived.add(one.get("Id").asText());
            }
        });
        assertThat(archived)
                .contains("sekisho/shop/c1:gone", "sekisho/shop/c1:long", "sekisho/shop/d1:before")
                .doesNotContain("sekisho/shop/" + moved, "sekisho/shop/" + unseen);
    }

    private static History.Gone gone(String fingerprint, LocalDate day) {
        return new History.Gone(
                new GoneFinding(fingerprint, Kind.CODE, Severity.LOW, "SQL", "t", "A.java", Status.FIXED, day),
                day,
                null);
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
