package io.sekisho.cli.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.standard.SharedSecrets;
import io.sekisho.core.standard.Standard;
import java.util.TreeMap;

/** {@code standard --format json}: states in the form that reports have them. */
final class StandardJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private StandardJson() {}

    /** @return an object over several lines, without a line end after the last */
    static String of(Standard standard, Assessment.Result result) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode its = root.putObject("standard").put("id", standard.id());
        if (standard.version() != null) {
            its.put("version", standard.version());
        }
        its.set("title", JSON.valueToTree(new TreeMap<>(standard.title())));
        ArrayNode reports = root.putArray("reports");
        for (Assessed one : result.assessed()) {
            ObjectNode node = reports.addObject().put("name", one.name()).put("file", one.file());
            if (one.project().commit() != null) {
                node.put("commit", one.project().commit());
            }
            node.put("scannedAt", one.scannedAt().toString());
            node.set("items", JSON.valueToTree(one.state().items()));
        }
        SharedSecrets shared = result.shared();
        ObjectNode several = root.putObject("sharedCredentials")
                .put("available", shared.compared() > 1)
                .put("compared", shared.compared());
        ArrayNode credentials = several.putArray("credentials");
        for (SharedSecrets.Shared one : shared.shared()) {
            ObjectNode node = credentials.addObject();
            ArrayNode prints = node.putArray("fingerprints");
            one.keyedFingerprints()
                    .forEach(print -> prints.addObject()
                            .put("key", SharedSecrets.keyId(print))
                            .put("hash", ManyProjects.hash(print)));
            node.set("repositories", JSON.valueToTree(one.repositories()));
        }
        return root.toPrettyString();
    }
}
