package io.sekisho.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** The part of the JSON Schema that says what {@link BaselineReader} reads. */
final class BaselineSchema {
    private BaselineSchema() {}

    static void addTo(ObjectNode body) {
        Schemas.property(body, "until", Schemas.day(), "key-baseline-until");
        Schemas.property(body, "created", Schemas.day(), "key-baseline-created");
        ObjectNode entry = Schemas.mapping("key-baseline-entry");
        entry.put("type", "object");
        Schemas.property(
                entry, "fingerprint", Schemas.pattern("^[dscx][0-9]+:[0-9a-f]{32}$"), "key-suppression-fingerprint");
        Schemas.property(
                entry, "count", Form.type("integer").put("minimum", 0).put("maximum", 999_999), "key-baseline-count");
        List<String> severities =
                Stream.of(Severity.values()).map(Severity::key).toList();
        Schemas.property(entry, "severity", Form.words(severities), "key-baseline-people");
        Schemas.property(entry, "title", Schemas.text(), "key-baseline-people");
        Schemas.property(entry, "path", Schemas.text(), "key-baseline-people");
        Schemas.property(entry, "like", Schemas.list("key-baseline-like", Schemas.text()), "key-baseline-like");
        Schemas.property(entry, "tool", Schemas.text(), "key-baseline-tool");
        entry.withArray("required").add("fingerprint");
        Schemas.property(body, "findings", Schemas.list("key-baseline-findings", entry), "key-baseline-findings");
        body.withArray("required").add("until");
    }
}
