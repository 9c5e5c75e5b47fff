package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.summary.Shop;
import io.sekisho.core.writer.ShopReports;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Memory;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that somebody edited, or that another program wrote: each field is once missing, or null where that is not the same. */
class DamagedReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORMAT = Pattern.compile("(?m)^ {2}([a-z0-9-]+) {2,}");

    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void world() throws IOException {
        world = new World(temp);
    }

    @Test
    void eachCommandWorksOrSaysWhatIsWrong() throws Exception {
        List<String> formats = new ArrayList<>(List.of("report", "damaged.json"));
        Matcher ids = FORMAT.matcher(world.run("report").out());
        while (ids.find()) {
            formats.addAll(List.of("--to", ids.group(1) + "=out/"));
        }
        assertThat(formats).as("formats").hasSizeGreaterThan(20);
        assertThat(failing(whole(), formats)).isEmpty();
    }

    /** What is missing in a record is null in it; in a map that is not the same. */
    private static boolean isMap(String path) {
        return path.matches(".*\\.(properties|inputs|accepted|names|suppressions|title|category|note)");
    }

    private List<String> failing(JsonNode whole, List<String> report) throws IOException {
        List<String> failing = new ArrayList<>();
        Map<String, String> mutants = mutants(whole);
        assertThat(mutants).hasSizeGreaterThan(100);
        String fingerprint = whole.at("/facts/findings/0/fingerprint").asText();
        for (Map.Entry<String, String> mutant : mutants.entrySet()) {
            world.write("damaged.json", mutant.getValue());
            World.Result gate = world.run("gate", "damaged.json", "--policy", "strict", "--offline");
            List<World.Result> all = new ArrayList<>(List.of(gate));
            boolean read = gate.exit() != ExitCode.WRONG_USAGE;
            if (read) {
                all.add(world.run("explain", fingerprint, "damaged.json"));
                all.add(world.run(report.toArray(String[]::new)));
            } else if (!gate.err().contains("damaged.json")) {
                failing.add(mutant.getKey() + ": " + gate.err());
            }
            all.stream()
                    .filter(one -> one.exit() == ExitCode.INTERNAL_ERROR)
                    .forEach(one -> failing.add(mutant.getKey() + ": " + one.err()));
        }
        return failing;
    }

    /** By a name for each: of the elements of a list the first that has the field. */
    private static Map<String, String> mutants(JsonNode whole) {
        Map<String, String> all = new LinkedHashMap<>();
        edit(whole, whole, "", all);
        return all;
    }

    private static void edit(JsonNode whole, JsonNode node, String path, Map<String, String> all) {
        if (node instanceof ObjectNode object) {
            TreeSet<String> names = new TreeSet<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String inner = path + "." + name;
                edit(whole, object.get(name), inner, all);
                JsonNode value = object.get(name);
                if (!all.containsKey(inner)) {
                    if (isMap(path)) {
                        object.putNull(name);
                    } else {
                        object.remove(name);
                    }
                    all.put(inner, whole.toString());
                    object.set(name, value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                edit(whole, array.get(i), path + "[]", all);
            }
            if (!array.isEmpty() && !all.containsKey(path + "[] null")) {
                JsonNode value = array.get(0);
                array.set(0, JSON.nullNode());
                all.put(path + "[] null", whole.toString());
                array.set(0, value);
            }
        }
    }

    @Test
    void oneThatIsDamagedCostsItsOwnLine() throws Exception {
        world.write("r/good.json", whole().toString());
        damaged("r/bad.json", whole -> ((ObjectNode) whole.at("/facts/project")).remove("scope"));
        World.Result gate = world.run("gate", "r/good.json", "r/bad.json", "--offline");
        assertThat(gate.exit()).as(gate.err()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(gate.out()).contains("shop  ", "bad.json", "facts.project.scope");
    }

    @Test
    void aNumberThatPointsNowhereIsSaid() throws Exception {
        List<Consumer<JsonNode>> edits = List.of(
                whole -> ((ObjectNode) whole.at("/judgement/gaps/0")).put("index", -7),
                whole -> ((ObjectNode) whole.at("/judgement/gaps/0")).put("index", 999),
                whole -> ((ObjectNode) whole.at("/judgement/findings/0"))
                        .putArray("fresh")
                        .add(-1),
                whole -> ((ObjectNode) whole.at("/judgement/findings/0"))
                        .putArray("fresh")
                        .add(999),
                whole -> ((ObjectNode) whole.at("/judgement/findings/0"))
                        .putArray("suppressed")
                        .addObject()
                        .put("index", -1)
                        .put("source", "x"),
                whole -> ((ObjectNode) whole.at("/judgement/findings/0"))
                        .putArray("suppressed")
                        .addObject()
                        .put("index", 999)
                        .put("source", "x"));
        for (Consumer<JsonNode> edit : edits) {
            damaged("bad.json", edit);
            for (List<String> command : List.of(
                    List.of("dashboard", "-o", "d.html", "bad.json"),
                    List.of("gate", "bad.json", "--offline"),
                    List.of("report", "bad.json", "--to", "html=h.html"))) {
                World.Result result = world.run(command.toArray(String[]::new));
                assertThat(result.exit()).as(command + result.err()).isEqualTo(ExitCode.WRONG_USAGE);
                assertThat(result.err()).contains("bad.json");
            }
        }
    }

    private void damaged(String file, Consumer<JsonNode> edit) throws IOException {
        JsonNode whole = whole();
        edit.accept(whole);
        world.write(file, whole.toString());
    }

    /** All that a report may hold. */
    private static JsonNode whole() throws IOException {
        Report report = ShopReports.shop();
        ObjectNode whole = tree(report);
        ObjectNode shop = tree(Shop.compared());
        merge(whole, shop);
        keepOneOfEachKind(whole);
        ((ObjectNode) whole.at("/facts/coverage/scanners/0/properties")).put("database.kev", "1300");
        Memory memory = new Memory(
                Map.of("x1:a", 1),
                Map.of("x1:a", List.of("x1:b")),
                Map.of("k", new Memory.Use(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))),
                List.of(Gap.of(GapType.TOOL_NOTE, "code", Text.of("io.damaged"), null)));
        ((ObjectNode) whole.get("judgement"))
                .set(
                        "memory",
                        JSON.readTree(JSON.findAndRegisterModules()
                                .configure(
                                        com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                                        false)
                                .writeValueAsString(memory)));
        return whole;
    }

    /** The one that says most: each format takes its time for each finding. */
    private static void keepOneOfEachKind(ObjectNode whole) {
        Map<String, Integer> kept = new LinkedHashMap<>();
        JsonNode findings = whole.at("/facts/findings");
        for (int i = 0; i < findings.size(); i++) {
            int other = i;
            kept.merge(
                    findings.get(i).get("kind").asText(),
                    i,
                    (one, two) -> findings.get(one).toString().length()
                                    >= findings.get(other).toString().length()
                            ? one
                            : two);
        }
        for (String list : List.of("/facts/findings", "/judgement/findings")) {
            ArrayNode array = (ArrayNode) whole.at(list);
            for (int i = array.size() - 1; i >= 0; i--) {
                if (!kept.containsValue(i)) {
                    array.remove(i);
                }
            }
        }
    }

    /** What only the other has. */
    private static void merge(ObjectNode into, ObjectNode other) {
        other.fields().forEachRemaining(field -> {
            JsonNode known = into.get(field.getKey());
            if (known == null) {
                into.set(field.getKey(), field.getValue());
            } else if (known instanceof ObjectNode inner && field.getValue() instanceof ObjectNode more) {
                merge(inner, more);
            }
        });
    }

    private static ObjectNode tree(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportJson.write(report, out);
        return (ObjectNode) JSON.readTree(out.toByteArray());
    }
}
