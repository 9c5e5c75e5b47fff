package io.sekisho.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** What the JSON Schema says of {@code severities.yml}. */
final class SeveritySchema {
    private SeveritySchema() {}

    static void addTo(ObjectNode body) {
        ObjectNode dependency = Schemas.mapping("severities-dependency");
        for (String version : List.of("cvss4", "cvss3", "cvss2")) {
            Schemas.property(dependency, version, bands(), "severities-cvss");
        }
        Schemas.property(dependency, "words", words(), "severities-words");
        Schemas.property(dependency, "unscored", severity(), "severities-unscored");
        Schemas.property(body, "dependency", dependency, "severities-dependency");

        ObjectNode secret = Schemas.mapping("severities-secret");
        Schemas.property(secret, "rules", rules(), "severities-rules");
        for (String row : List.of("in-tree", "history", "generic")) {
            Schemas.property(secret, row, severity(), "severities-" + row);
        }
        Schemas.property(secret, "generic-rules", patterns(), "severities-generic-rules");
        Schemas.property(body, "secret", secret, "severities-secret");

        ObjectNode code = rules();
        Schemas.property(code, "other", severity(), "severities-other");
        Schemas.property(body, "code", code, "severities-code");

        ObjectNode external = Schemas.mapping("severities-external");
        Schemas.property(external, "security-severity", bands(), "severities-cvss");
        Schemas.property(external, "levels", words(), "severities-levels");
        Schemas.property(body, "external", external, "severities-external");
    }

    private static ObjectNode severity() {
        return Form.words(severities().toList());
    }

    private static ObjectNode bands() {
        ObjectNode bands = Schemas.mapping("severities-cvss").put("type", "object");
        severities()
                .forEach(severity -> Schemas.property(
                        bands, severity, Form.type("number").put("minimum", 0).put("maximum", 10), "severities-band"));
        return bands;
    }

    private static ObjectNode words() {
        ObjectNode words = Schemas.mapping("severities-words");
        words.remove("properties");
        words.set("additionalProperties", severity());
        return words;
    }

    private static ObjectNode rules() {
        ObjectNode rules = Schemas.mapping("severities-rules");
        severities().forEach(severity -> Schemas.property(rules, severity, patterns(), "severities-patterns"));
        return rules;
    }

    private static ObjectNode patterns() {
        return Schemas.list("severities-patterns", Schemas.text());
    }

    private static Stream<String> severities() {
        return Stream.of(Severity.values()).map(Severity::key);
    }
}
