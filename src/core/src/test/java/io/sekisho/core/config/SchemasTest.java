package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sekisho.core.config.ConfigReader.Author;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schemas say of a file what its reader says. */
class SchemasTest {
    private static final Path ROOT = Path.of(System.getProperty("sekisho.root"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Schemas, Schema> PARSED = new TreeMap<>();

    @ParameterizedTest
    @EnumSource(Schemas.class)
    void thePublishedFileIsTheOneThatIsMade(Schemas schema) throws IOException {
        Path file = ROOT.resolve("docs/schemas").resolve(schema.fileName());
        if ("renew".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, schema.json());
        }
        assertThat(file)
                .as("renew: mvn -pl src/core -am test -Dtest=SchemasTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dgolden=renew")
                .content()
                .isEqualTo(schema.json());
    }

    @Test
    void everyPropertyHasADescription() throws IOException {
        for (Schemas schema : Schemas.values()) {
            undescribed("", JSON.readTree(schema.json()));
        }
    }

    private static void undescribed(String path, JsonNode schema) {
        if (schema.path("properties").isObject() && !path.endsWith("/cvss")) {
            schema.path("properties").fields().forEachRemaining(property -> {
                assertThat(property.getValue().path("description").asText())
                        .as(path + "/" + property.getKey())
                        .isNotBlank()
                        .doesNotStartWith("config.");
                undescribed(path + "/" + property.getKey(), property.getValue());
            });
        }
    }

    @Test
    void theShippedFilesAreValid() throws IOException {
        for (String preset : Presets.NAMES) {
            String yaml = new String(Presets.content(preset), StandardCharsets.UTF_8);
            assertThat(errors(Schemas.CONFIG, yaml)).as(preset).isEmpty();
        }
        for (String standard : StandardReader.SHIPPED) {
            String yaml = Files.readString(ROOT.resolve("rulesets/standards/" + standard + ".yml"));
            assertThat(errors(Schemas.STANDARD, yaml)).as(standard).isEmpty();
        }
        assertThat(errors(Schemas.SEVERITIES, Files.readString(ROOT.resolve("rulesets/severities.yml"))))
                .isEmpty();
    }

    /** One file a section of the corpus, each after a line that says which schema and what is right. */
    static Stream<String> corpus() throws IOException {
        try (var in = SchemasTest.class.getResourceAsStream("schemas.txt")) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^--- "))
                    .skip(1);
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void readerAndSchemaSayTheSame(String section) {
        String[] parts = section.split("\n", 2);
        String[] said = parts[0].split(" ");
        Schemas schema = Schemas.of(said[0]).orElseThrow();
        List<String> problems = problems(schema, parts[1]);
        List<Error> errors = errors(schema, parts[1]);
        boolean right = said[1].equals("right");
        assertThat(problems.isEmpty()).as("reader: %s", problems).isEqualTo(right);
        assertThat(errors.isEmpty()).as("schema: %s", errors).isEqualTo(right);
    }

    private static List<String> problems(Schemas schema, String yaml) {
        byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
        Problems problems = new Problems();
        switch (schema) {
            case CONFIG -> ConfigReader.read("f", content, Author.REPOSITORY, problems);
            case CENTRAL_POLICY -> ConfigReader.read("f", content, Author.CENTRAL, problems);
            case SUPPRESSIONS -> SuppressionReader.read("f", content, problems);
            case SEVERITIES -> SeverityReader.read("f", content, SeverityReader.shipped(), problems);
            case BASELINE ->
                BaselineReader.read("f", content, true, io.sekisho.core.policy.BaselineLimits.NONE, problems);
            case STANDARD -> StandardReader.read("f", content, problems);
        }
        return problems.none() ? List.of() : Yaml.problems(problems::throwIfAny);
    }

    private static List<Error> errors(Schemas schema, String yaml) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        Schema parsed = PARSED.computeIfAbsent(
                schema,
                any -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(any.json()));
        return parsed.validate(JSON.valueToTree(loaded).toString(), com.networknt.schema.InputFormat.JSON);
    }
}
