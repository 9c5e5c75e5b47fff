package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.Vulnerability;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WEB = "pkg:maven/org.example/web@";

    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void setUp() throws Exception {
        world = new World(
                temp,
                new FakeScanner(
                        Kind.DEPENDENCY,
                        context -> FakeScanner.result(
                                found("CVE-2024-0001", "GHSA-xxxx-yyyy-zzzz", "org.example:web", "1.0", "a/pom.xml"),
                                found("CVE-2024-0002", null, "org.example:web", "1.0", "a/pom.xml"),
                                found("CVE-2024-0002", null, "org.example:web", "1.1", "b/pom.xml"),
                                found("CVE-2024-0003", null, "org.example:web", "1.0", "a/pom.xml"),
                                found("CVE-2024-0003", null, "org.example:web", "1.0", "b/pom.xml"),
                                found("CVE-2024-0004", null, "org.example:web", "1.0", "a/pom.xml"),
                                found("CVE-2024-0005", null, "org.example:web", "1.0", "a/pom.xml"),
                                found("GHSA-aaaa-bbbb-cccc", null, "weird name.jar", null, "lib/weird name.jar"))),
                FakeScanner.critical());
        world.write(".sekisho/suppressions.yml", """
                suppressions:
                  - vulnerability: CVE-2024-0001
                    reason: "We never \\"interpolate\\"."
                    owner: shop-team
                    expires: 2027-03-31
                    vex: {status: not_affected, justification: vulnerable_code_not_in_execute_path}
                  - vulnerability: CVE-2024-0002
                    path: b/**
                    reason: Costs more than it is worth.
                    expires: 2027-03-31
                  - vulnerability: CVE-2024-0003
                    path: b/**
                    reason: Only half of it.
                    expires: 2027-03-31
                  - vulnerability: CVE-2024-0004
                    reason: The proxy strips it.
                    expires: 2027-03-31
                    vex: {status: not_affected}
                  - vulnerability: CVE-2024-0005
                    reason: Nobody can reach it.
                    expires: 2027-03-31
                    vex: {status: not_affected, justification: vulnerable_code_cannot_be_controlled_by_adversary}
                  - rule: aws-access-token
                    reason: A test's own.
                    expires: 2027-03-31
                """);
        assertThat(world.run("scan", "--fail-on", "none").err()).doesNotContain("suppressions.yml:");
    }

    private static RawFinding found(String id, String alias, String name, String version, String path) {
        String purl = version == null ? null : "pkg:maven/" + name.replace(':', '/') + "@" + version;
        return RawFinding.dependency(
                List.of(id, name),
                new Rule(id, null, null, List.of(), "https://example.org/" + id),
                null,
                new Occurrence(
                        "dependency",
                        Location.line(path, 10),
                        null,
                        null,
                        null,
                        true,
                        purl == null ? List.of() : List.of(purl),
                        null,
                        null),
                new Vulnerability(
                        id,
                        alias == null ? List.of() : List.of(alias),
                        purl,
                        name,
                        version,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null),
                null);
    }

    private JsonNode exported(String... more) throws Exception {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "suppress";
        arguments[1] = "export";
        System.arraycopy(more, 0, arguments, 2, more.length);
        World.Result result = world.run(arguments);
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.err()).contains("suppressed findings of other kinds: 1");
        return JSON.readTree(result.out());
    }

    @Test
    void saysInOpenVexWhatTheEntriesSay() throws Exception {
        JsonNode document = exported("--format", "openvex", "--author", "Shop team");
        assertOpenVex(document);
        assertThat(document.get("author").asText()).isEqualTo("Shop team");
        assertThat(Instant.parse(document.get("timestamp").asText()))
                .isEqualTo(world.report().judgement().judgedAt());
        assertThat(document.get("statements")).hasSize(7);

        JsonNode never = statement(document, "CVE-2024-0001", WEB + "1.0");
        assertThat(never.get("status").asText()).isEqualTo("not_affected");
        assertThat(never.get("justification").asText()).isEqualTo("vulnerable_code_not_in_execute_path");
        assertThat(never.get("status_notes").asText()).isEqualTo("We never \"interpolate\".");
        assertThat(never.at("/vulnerability/aliases/0").asText()).isEqualTo("GHSA-xxxx-yyyy-zzzz");
        assertThat(never.at("/products/0/@id").asText()).isEqualTo("pkg:generic/project");

        assertThat(statement(document, "CVE-2024-0002", WEB + "1.0")
                        .get("status")
                        .asText())
                .isEqualTo("under_investigation");
        JsonNode accepted = statement(document, "CVE-2024-0002", WEB + "1.1");
        assertThat(accepted.get("status").asText()).isEqualTo("affected");
        assertThat(accepted.get("action_statement").asText())
                .isEqualTo("Risk accepted until 2027-03-31: Costs more than it is worth.");
        // What is open in one module is open in the product.
        assertThat(statement(document, "CVE-2024-0003", WEB + "1.0")
                        .get("status")
                        .asText())
                .isEqualTo("under_investigation");
        assertThat(statement(document, "CVE-2024-0004", WEB + "1.0")
                        .get("impact_statement")
                        .asText())
                .isEqualTo("The proxy strips it.");
        assertThat(statement(document, "GHSA-aaaa-bbbb-cccc", "pkg:generic/weird%20name.jar")
                        .get("status")
                        .asText())
                .isEqualTo("under_investigation");
    }

    private static JsonNode statement(JsonNode document, String id, String purl) {
        for (JsonNode statement : document.get("statements")) {
            for (JsonNode part : statement.at("/products/0/subcomponents")) {
                if (statement.at("/vulnerability/name").asText().equals(id)
                        && part.get("@id").asText().equals(purl)) {
                    return statement;
                }
            }
        }
        throw new AssertionError("no statement on " + id + " in " + purl + ": " + document.toPrettyString());
    }

    /** What the specification of OpenVEX 0.2.0 demands, and nothing that it does not know. */
    private static void assertOpenVex(JsonNode document) throws Exception {
        assertThat(keys(document))
                .containsExactlyInAnyOrder(
                        "@context", "@id", "author", "timestamp", "version", "tooling", "statements");
        assertThat(document.get("@context").asText()).isEqualTo("https://openvex.dev/ns/v0.2.0");
        assertThat(new URI(document.get("@id").asText()).isAbsolute()).isTrue();
        assertThat(document.get("author").asText()).isNotBlank();
        assertThat(document.get("version").isInt()).isTrue();
        assertThat(document.get("version").asInt()).isPositive();
        Instant.parse(document.get("timestamp").asText());
        assertThat(document.get("statements")).isNotEmpty().doesNotHaveDuplicates();
        for (JsonNode statement : document.get("statements")) {
            assertThat(Set.of(
                            "vulnerability",
                            "products",
                            "status",
                            "justification",
                            "impact_statement",
                            "action_statement",
                            "status_notes"))
                    .containsAll(keys(statement));
            assertThat(Set.of("name", "aliases")).containsAll(keys(statement.get("vulnerability")));
            assertThat(statement.at("/vulnerability/name").asText()).isNotBlank();
            assertThat(statement.get("products")).hasSize(1);
            assertComponent(statement.at("/products/0"), "subcomponents");
            assertThat(statement.at("/products/0/subcomponents")).isNotEmpty().doesNotHaveDuplicates();
            for (JsonNode part : statement.at("/products/0/subcomponents")) {
                assertComponent(part);
            }
            boolean justified = statement.has("justification");
            switch (statement.get("status").asText()) {
                case "not_affected" -> {
                    assertThat(justified ^ statement.has("impact_statement")).isTrue();
                    assertThat(statement.has("action_statement")).isFalse();
                }
                case "affected" -> {
                    assertThat(statement.get("action_statement").asText()).isNotBlank();
                    assertThat(justified || statement.has("impact_statement")).isFalse();
                }
                case "fixed", "under_investigation" ->
                    assertThat(keys(statement)).doesNotContain("justification", "impact_statement", "action_statement");
                default -> throw new AssertionError(statement.toString());
            }
            if (justified) {
                assertThat(statement.get("justification").asText())
                        .isIn(
                                "component_not_present",
                                "vulnerable_code_not_present",
                                "vulnerable_code_not_in_execute_path",
                                "vulnerable_code_cannot_be_controlled_by_adversary",
                                "inline_mitigations_already_exist");
            }
        }
    }

    private static void assertComponent(JsonNode component, String... more) throws Exception {
        Set<String> known = new HashSet<>(Set.of("@id", "identifiers"));
        known.addAll(List.of(more));
        assertThat(known).containsAll(keys(component));
        assertThat(new URI(component.get("@id").asText()).isAbsolute()).isTrue();
        assertThat(keys(component.get("identifiers"))).containsExactly("purl");
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void saysInCycloneDxWhatTheEntriesSay() throws Exception {
        JsonNode document = exported("--format", "cyclonedx-vex", "--product", "pkg:maven/org.example/shop@1.2");
        assertThat(SchemaRegistry.withDefaultDialect(
                                SpecificationVersion.DRAFT_7,
                                builder -> builder.schemaIdResolvers(
                                        ids -> ids.mapPrefix("http://cyclonedx.org/schema/", "classpath:")))
                        .getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-1.6.schema.json"))
                        .validate(
                                document.toString(),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
        assertThat(document.get("vulnerabilities")).hasSize(7);
        assertThat(document.at("/metadata/component/purl").asText()).isEqualTo("pkg:maven/org.example/shop@1.2");
        assertThat(document.at("/components/1").toString())
                .contains("\"group\":\"org.example\",\"name\":\"web\",\"version\":\"1.0\"");
        Set<String> known = new HashSet<>();
        document.get("components").forEach(one -> known.add(one.get("bom-ref").asText()));
        for (JsonNode one : document.get("vulnerabilities")) {
            one.get("affects")
                    .forEach(ref -> assertThat(known).contains(ref.get("ref").asText()));
        }
        JsonNode never = document.at("/vulnerabilities/0");
        assertThat(never.get("id").asText()).isEqualTo("CVE-2024-0001");
        assertThat(never.at("/source/name").asText()).isEqualTo("NVD");
        assertThat(never.at("/analysis/state").asText()).isEqualTo("not_affected");
        assertThat(never.at("/analysis/justification").asText()).isEqualTo("code_not_reachable");
        String all = document.toString();
        assertThat(all)
                .contains("\"state\":\"exploitable\",\"detail\":\"Risk accepted until")
                .contains("\"state\":\"in_triage\"}")
                .contains("vulnerable_code_cannot_be_controlled_by_adversary: Nobody can reach it.");
    }

    @Test
    void theSameReportGivesTheSameDocument() throws Exception {
        String first = world.run("suppress", "export", "--format", "openvex").out();
        World.Result second =
                world.run("suppress", "export", "--format", "openvex", "sekisho-report", "--output", "out/x.json");
        assertThat(second.out()).contains("out/x.json: 7");
        assertThat(Files.readString(world.directory.resolve("out/x.json"))).isEqualTo(first);
        String other = world.run("suppress", "export", "--format", "openvex", "--author", "another")
                .out();
        assertThat(JSON.readTree(other).get("@id"))
                .isNotEqualTo(JSON.readTree(first).get("@id"));
    }

    /** An entry written after the scan speaks, too; without the file the report's own word is kept as an accepted risk. */
    @Test
    void theEntriesOfTodaySpeakOfTheReport() throws Exception {
        world.write(".sekisho/suppressions.yml", """
                suppressions:
                  - vulnerability: CVE-2024-0003
                    reason: Both halves.
                    expires: 2027-03-31
                    vex: {status: fixed}
                """);
        JsonNode document = exported("--format", "openvex");
        assertOpenVex(document);
        assertThat(statement(document, "CVE-2024-0003", WEB + "1.0")
                        .get("status")
                        .asText())
                .isEqualTo("fixed");
        JsonNode kept = statement(document, "CVE-2024-0001", WEB + "1.0");
        assertThat(kept.get("status").asText()).isEqualTo("affected");
        assertThat(kept.get("action_statement").asText()).contains("We never");
    }

    @Test
    void cyclonedxIsEnoughOfAName() {
        world.run("scan");
        World.Result named = world.run("suppress", "export", "--format", "cyclonedx-vex");
        assertThat(named.exit()).as(named.err()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("suppress", "export", "--format", "cyclonedx").out())
                .contains("\"bomFormat\"")
                .isEqualTo(named.out());
        assertThat(world.run("suppress", "export", "--format", "vex").err()).contains("openvex, cyclonedx-vex");
    }

    @Test
    void saysWhenThereIsNothingToState() throws Exception {
        World clean = new World(temp.resolve("clean"), FakeScanner.clean(Kind.DEPENDENCY));
        clean.run("scan");
        World.Result openVex = clean.run("suppress", "export", "--format", "openvex", "--output", "x.json");
        assertThat(openVex.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(openVex.err()).contains("nothing to state");
        assertThat(clean.directory.resolve("x.json")).doesNotExist();
        World.Result cycloneDx = clean.run("suppress", "export", "--format", "cyclonedx-vex");
        assertThat(JSON.readTree(cycloneDx.out()).get("vulnerabilities")).isEmpty();

        assertThat(clean.run("suppress", "export", "--format", "csaf").exit()).isEqualTo(ExitCode.WRONG_USAGE);
        World.Result purl = clean.run("suppress", "export", "--format", "openvex", "--product", "shop");
        assertThat(purl.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(purl.err()).contains("shop is no package URL");
        World.Result none = clean.run("suppress", "export", "--format", "openvex", "none");
        assertThat(none.exit()).isEqualTo(ExitCode.WRONG_USAGE);
    }
}
