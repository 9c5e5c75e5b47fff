package io.sekisho.cli.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.Console;
import io.sekisho.core.policy.Completeness;
import io.sekisho.model.Gap;
import io.sekisho.scanner.dependency.database.DatabaseInfo;
import io.sekisho.scanner.dependency.database.DatabaseStatus;
import java.util.Locale;

/** {@code database status --json}: names as in the report, times in ISO 8601. */
final class StatusJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusJson() {}

    /** @return an object over several lines, without a line end after the last */
    static String of(DatabaseStatus status, boolean usable, Console console) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("usable", usable);
        root.set("database", status.info().map(StatusJson::database).orElseGet(JsonNodeFactory.instance::nullNode));
        ArrayNode gaps = root.putArray("gaps");
        for (Gap gap : status.gaps()) {
            ObjectNode one = gaps.addObject()
                    .put("type", gap.type().key())
                    .put("effect", Completeness.defaults().of(gap.type()).key())
                    .put("message", console.render(gap.message()));
            if (gap.nextStep() != null) {
                one.put("nextStep", console.render(gap.nextStep()));
            }
        }
        ArrayNode kept = root.putArray("kept");
        status.kept().forEach(kept::add);
        return root.toPrettyString();
    }

    private static JsonNode database(DatabaseInfo info) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", info.id());
        node.put("kind", info.kind().name().toLowerCase(Locale.ROOT));
        node.put("location", info.location());
        node.put("createdAt", info.createdAt().toString());
        node.put(
                "newestModified",
                info.newestModified() == null ? null : info.newestModified().toString());
        node.put("cveCount", info.cveCount());
        node.set("yearsPresent", JSON.valueToTree(info.yearsPresent()));
        node.set("yearsMissing", JSON.valueToTree(info.yearsMissing()));
        node.set("unreadable", JSON.valueToTree(info.unreadable()));
        node.put("demo", info.demo());
        node.set("sources", JSON.valueToTree(info.sources()));
        node.put("kevCount", info.kevCount());
        node.put("retireJs", info.retireJs());
        return node;
    }
}
