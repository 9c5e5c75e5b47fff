package io.sekisho.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.writer.cyclonedx.CycloneDxSchema;
import io.sekisho.core.writer.gitlab.GitLabSchemas;
import io.sekisho.core.writer.table.NdjsonWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * What those who take the files ask of them, for the files of real scans: schemas where there are some, else the published limits. What
 * each field says is asked in the writers' own tests; pages are looked at by a browser.
 */
public final class Consumers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Consumers() {}

    /** @param directory that has each format's file, by its usual name, but those that were withheld */
    public static void accept(Path directory) throws IOException {
        for (ReportWriter writer : AllWriters.list()) {
            Path file = directory.resolve(writer.format().fileName());
            if (Files.exists(file)) {
                assertThat(Files.size(file)).as(file.toString()).isPositive();
                accept(writer.format().id(), file);
            } else {
                assertThat(writer).as("%s is missing", file).isInstanceOf(Withholding.class);
            }
        }
    }

    private static void accept(String format, Path file) throws IOException {
        switch (format) {
            case "junit" -> junit(file);
            case "cyclonedx" ->
                assertThat(CycloneDxSchema.errors(Files.readString(file)))
                        .as(format)
                        .isEmpty();
            case "gitlab-sast", "gitlab-secret-detection", "gitlab-dependency-scanning" ->
                assertThat(GitLabSchemas.errors(
                                format.substring("gitlab-".length()) + "-report-format-15.2.1.json",
                                Files.readString(file)))
                        .as(format)
                        .isEmpty();
            case "code-quality" -> codeQuality(JSON.readTree(file.toFile()));
            case "sarif" -> sarif(file);
            case "openvex" -> openVex(JSON.readTree(file.toFile()));
            case "ndjson" -> ndjson(file);
            case "asff" -> asff(file);
            case "scc" -> lines(file).forEach(line -> assertText(line.get("category"), 255));
            case "csv" -> csv(Files.readString(file));
            default -> assertThat(format).isIn("html", "html-linked", "markdown");
        }
    }

    private static void junit(Path file) throws IOException {
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Consumers.class.getResource("junit/junit.xsd"))
                    .newValidator()
                    .validate(new StreamSource(file.toFile()));
        } catch (SAXException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }

    /** GitLab's parser stops at the first entry that is wrong. */
    private static void codeQuality(JsonNode entries) throws IOException {
        Set<String> fingerprints = new HashSet<>();
        for (JsonNode entry : entries) {
            assertThat(GitLabSchemas.errors("codeclimate.json", entry.toString()))
                    .isEmpty();
            assertText(entry.get("description"), 1_000_000);
            assertText(entry.at("/location/path"), 4096);
            assertThat(entry.at("/location/lines/begin").asInt()).isPositive();
            assertThat(entry.get("severity").asText()).isIn("info", "minor", "major", "critical", "blocker");
            assertThat(fingerprints.add(entry.get("fingerprint").asText())).isTrue();
        }
    }

    /** GitHub's and GitLab's limits. */
    private static void sarif(Path file) throws IOException {
        assertThat(Files.size(file)).isLessThanOrEqualTo(10 << 20);
        JsonNode log = JSON.readTree(file.toFile());
        assertThat(log.get("version").asText()).isEqualTo("2.1.0");
        assertThat(log.get("runs")).hasSizeLessThanOrEqualTo(20);
        for (JsonNode run : log.get("runs")) {
            JsonNode rules = run.at("/tool/driver/rules");
            assertThat(run.path("results")).hasSizeLessThanOrEqualTo(5_000);
            for (JsonNode result : run.path("results")) {
                assertThat(rules.get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
                assertText(result.at("/message/text"), 1024);
                JsonNode place = result.at("/locations/0/physicalLocation");
                assertThat(URI.create(place.at("/artifactLocation/uri").asText())
                                .isAbsolute())
                        .isFalse();
                assertThat(place.at("/region/startLine").asInt()).isPositive();
            }
        }
    }

    private static void openVex(JsonNode document) {
        assertThat(document.get("@context").asText()).isEqualTo("https://openvex.dev/ns/v0.2.0");
        Instant.parse(document.get("timestamp").asText());
        for (JsonNode statement : document.get("statements")) {
            assertText(statement.at("/vulnerability/name"), 1000);
            assertThat(statement.get("status").asText())
                    .isIn("not_affected", "affected", "fixed", "under_investigation");
        }
    }

    /** BigQuery refuses a line with a field that the schema has not, or without one that it requires. */
    private static void ndjson(Path file) throws IOException {
        Map<String, String> modes = new HashMap<>();
        JSON.readTree(file.resolveSibling(NdjsonWriter.SCHEMA_FILE).toFile())
                .forEach(field ->
                        modes.put(field.get("name").asText(), field.get("mode").asText()));
        for (JsonNode line : lines(file)) {
            line.fieldNames().forEachRemaining(name -> assertThat(modes).containsKey(name));
            modes.forEach((name, mode) -> assertThat(line.has(name) || !mode.equals("REQUIRED"))
                    .as(name)
                    .isTrue());
        }
    }

    private static void asff(Path file) throws IOException {
        for (JsonNode request : lines(file)) {
            assertThat(request.get("Findings").size()).isBetween(1, 100);
            for (JsonNode finding : request.get("Findings")) {
                assertThat(finding.toString().length()).isLessThan(240_000);
                assertText(finding.get("Id"), 512);
                assertText(finding.get("Title"), 256);
                assertText(finding.get("Description"), 1024);
                Instant.parse(finding.get("UpdatedAt").asText());
            }
        }
    }

    /** As many fields in each record as in the first. */
    private static void csv(String text) {
        Set<Integer> widths = new HashSet<>();
        int fields = 1;
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            fields += !quoted && c == ',' ? 1 : 0;
            if (!quoted && c == '\n') {
                widths.add(fields);
                fields = 1;
            }
        }
        assertThat(quoted).isFalse();
        assertThat(widths).hasSize(1);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(file.toFile())) {
            all.forEachRemaining(lines::add);
        }
        return lines;
    }

    private static void assertText(JsonNode text, int most) {
        assertThat(text).isNotNull();
        assertThat(text.asText()).isNotBlank();
        assertThat(text.asText().codePointCount(0, text.asText().length())).isLessThanOrEqualTo(most);
    }
}
