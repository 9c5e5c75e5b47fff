package io.sekisho.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps the published schema and what is written the same thing. */
class ReportSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyReportIsValid() throws IOException {
        for (Report report : List.of(
                SampleReports.empty(), SampleReports.incomplete(), SampleReports.full(), SampleReports.hostile())) {
            assertThat(errors(json(report))).isEmpty();
        }
    }

    @Test
    void strangeFieldsAndValuesAreInvalid() throws IOException {
        String report = json(SampleReports.full());
        assertThat(errors(report.replace("\"outcome\"", "\"outcomes\""))).isNotEmpty();
        assertThat(errors(report.replaceFirst("\"severity\" : \"[a-z]+\"", "\"severity\" : \"grave\"")))
                .isNotEmpty();
        assertThat(errors(report.replaceFirst("\"schemaVersion\" : \"1", "\"schemaVersion\" : \"2")))
                .isNotEmpty();
    }

    @Test
    void theSchemaNamesEveryFieldOfTheRecordsAndNoOther() throws IOException {
        JsonNode schema = JSON.readTree(schemaText());
        Map<String, Class<?>> records = new TreeMap<>();
        collect(Report.class, records);
        for (Map.Entry<String, Class<?>> entry : records.entrySet()) {
            JsonNode definition = entry.getValue() == Report.class
                    ? schema
                    : schema.path("$defs").path(entry.getKey());
            Set<String> fields = new TreeSet<>();
            definition.path("properties").fieldNames().forEachRemaining(fields::add);
            assertThat(fields)
                    .as(entry.getKey())
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(entry.getValue().getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .toList());
            assertThat(definition.path("additionalProperties").asBoolean(true))
                    .as(entry.getKey())
                    .isFalse();
            definition
                    .path("properties")
                    .forEach(property -> assertThat(property.has("description") || property.has("$ref"))
                            .as(entry.getKey() + " " + property)
                            .isTrue());
        }
    }

    @Test
    void theSchemaNamesEveryValueOfTheEnums() throws IOException {
        JsonNode schema = JSON.readTree(schemaText());
        Map<String, Class<?>> records = new TreeMap<>();
        collect(Report.class, records);
        for (Map.Entry<String, Class<?>> entry : records.entrySet()) {
            for (RecordComponent component : entry.getValue().getRecordComponents()) {
                if (component.getType().isEnum()) {
                    JsonNode property = schema.path("$defs")
                            .path(entry.getKey())
                            .path("properties")
                            .path(component.getName());
                    JsonNode values = property.has("$ref")
                            ? schema.at(property.path("$ref").asText().substring(1))
                            : property;
                    List<String> expected = new ArrayList<>();
                    for (Object constant : component.getType().getEnumConstants()) {
                        expected.add(JSON.valueToTree(constant).asText());
                    }
                    List<String> named = new ArrayList<>();
                    values.path("enum").forEach(value -> named.add(value.asText()));
                    assertThat(named)
                            .as(entry.getKey() + "." + component.getName())
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static void collect(Class<?> type, Map<String, Class<?>> records) {
        String name = Character.toLowerCase(type.getSimpleName().charAt(0))
                + type.getSimpleName().substring(1);
        if (records.putIfAbsent(name, type) != null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String generic = component.getGenericType().getTypeName();
            String element = generic.replaceFirst("^java.util.List<(.*)>$", "$1");
            if (element.startsWith("io.sekisho.model.")) {
                try {
                    Class<?> next = Class.forName(element);
                    if (next.isRecord()) {
                        collect(next, records);
                    }
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static List<Error> errors(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText(), InputFormat.JSON);
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String schemaText() throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(ReportJson.SCHEMA_RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String json(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportJson.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
