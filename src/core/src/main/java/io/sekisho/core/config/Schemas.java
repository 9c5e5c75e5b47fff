package io.sekisho.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.SuppressionVex;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JSON Schemas of the files that people write, made from what their readers know, so that editors complete and explain them.
 * Of draft 2020-12 they use only what draft 7 has too, which many editors stop at.
 */
public enum Schemas {
    /** {@code .sekisho/config.yml}. */
    CONFIG,
    /** A central policy. */
    CENTRAL_POLICY,
    /** {@code .sekisho/suppressions.yml}. */
    SUPPRESSIONS,
    /** {@code .sekisho/severities.yml}. */
    SEVERITIES,
    /** {@code .sekisho/baseline.yml}. */
    BASELINE,
    /** A company's own standard, {@code .sekisho/our-standard.yml}. */
    STANDARD;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Texts ENGLISH = new Texts(Language.EN);

    /** The word on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name under which it is published. */
    public String fileName() {
        return "sekisho-" + key() + ".schema.json";
    }

    /** The schema, ending with a line feed. */
    public String json() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:sekisho:" + key() + ":1");
        schema.put("title", "Sekisho: " + key());
        schema.setAll(body());
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode body() {
        ObjectNode body = mapping("file-" + key());
        property(body, "version", JSON.objectNode().put("const", 1), "key-version");
        switch (this) {
            case CONFIG -> config(body);
            case CENTRAL_POLICY -> {
                config(body);
                property(
                        body,
                        "serial",
                        Form.type("integer").put("minimum", 0).put("maximum", 999_999_999_999_999_999L),
                        "key-serial");
                ObjectNode loosenable = list("key-loosenable", Form.words(Loosenable.all()));
                property(body, "loosenable", loosenable, "key-loosenable");
                property(body, "suppressions", suppressions(), "key-suppressions");
            }
            case SUPPRESSIONS -> property(body, "suppressions", suppressions(), "key-suppressions");
            case SEVERITIES -> SeveritySchema.addTo(body);
            case BASELINE -> BaselineSchema.addTo(body);
            case STANDARD -> StandardSchema.addTo(body);
        }
        return body;
    }

    private static void config(ObjectNode body) {
        ObjectNode policy = mapping("key-extends-policy");
        property(policy, "policy", text(), "key-extends-source");
        property(policy, "sha256", pattern("^[0-9a-fA-F]{64}$"), "key-extends-sha256");
        property(policy, "key", text(), "key-extends-key");
        policy.put("type", "object").withArray("required").add("policy");
        property(body, "extends", anyOf(Form.words(Presets.NAMES), policy), "key-extends");
        for (Key<?> key : Keys.ALL) {
            ObjectNode at = body;
            String[] path = key.path().split("\\.");
            StringBuilder prefix = new StringBuilder("section");
            for (int i = 0; i < path.length - 1; i++) {
                prefix.append('-').append(i == 0 ? path[i] : "kind");
                at = section(at, path[i], prefix.toString());
            }
            ObjectNode schema = key.form().schema().deepCopy();
            if (schema.path("type").asText().equals("array")
                    && !schema.path("uniqueItems").asBoolean()) {
                orNothing(schema);
            }
            if (key.byDefault() != null) {
                schema.set("default", new ObjectMapper().valueToTree(plain(key)));
            }
            property(at, path[path.length - 1], schema, key.effect());
        }
        ObjectNode gate = (ObjectNode) body.path("properties").path("gate");
        property(gate, "rules", list("key-gate-rules", RuleSchema.rule()), "key-gate-rules");
    }

    /** What a default is in JSON. */
    private static <T> Object plain(Key<T> key) {
        T value = key.byDefault();
        return value instanceof Boolean || value instanceof Collection
                ? value
                : key.form().shown().apply(value);
    }

    private static ObjectNode section(ObjectNode parent, String name, String description) {
        ObjectNode properties = parent.withObject("/properties");
        if (!properties.has(name)) {
            properties.set(name, mapping(description));
        }
        return (ObjectNode) properties.path(name);
    }

    private static ObjectNode suppressions() {
        ObjectNode entry = mapping("key-suppression");
        entry.put("type", "object");
        property(entry, "fingerprint", pattern("^[a-z][0-9]+:[0-9a-f]{32}$"), "key-suppression-fingerprint");
        for (String key : List.of("rule", "vulnerability", "package", "versions", "path")) {
            ObjectNode value = key.equals("vulnerability") ? pattern("^[^*]*[^*\\s][^*]*$") : text();
            property(entry, key, key.equals("rule") ? words() : value, "key-suppression-" + key);
        }
        property(entry, "reason", words(), "key-suppression-reason");
        for (String key : List.of("owner", "approvedBy", "ticket")) {
            property(entry, key, words(), "key-suppression-people");
        }
        property(entry, "expires", day(), "key-suppression-expires");
        property(entry, "created", day(), "key-suppression-created");
        ObjectNode vex = mapping("key-suppression-vex");
        vex.put("type", "object");
        property(
                vex,
                "status",
                Form.words(Stream.of(SuppressionVex.Status.values())
                        .map(SuppressionVex.Status::key)
                        .toList()),
                "key-suppression-vex-status");
        property(
                vex,
                "justification",
                Form.words(Stream.of(SuppressionVex.Justification.values())
                        .map(SuppressionVex.Justification::key)
                        .toList()),
                "key-suppression-vex-justification");
        vex.withArray("required").add("status");
        ObjectNode justified = vex.withObject("/if");
        justified.withArray("required").add("justification");
        vex.withObject("/then/properties/status").put("const", SuppressionVex.Status.NOT_AFFECTED.key());
        property(entry, "vex", vex, "key-suppression-vex");
        entry.withArray("required").add("reason").add("expires");
        ArrayNode matchers = entry.withArray("anyOf");
        Stream.of("fingerprint", "rule", "vulnerability", "package", "path")
                .forEach(key -> matchers.addObject().withArray("required").add(key));
        return list("key-suppressions", entry);
    }

    static ObjectNode day() {
        return pattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$").put("format", "date");
    }

    static ObjectNode mapping(String description) {
        ObjectNode mapping = orNothing(Form.type("object"));
        describe(mapping, description);
        mapping.put("additionalProperties", false);
        mapping.set("properties", JSON.objectNode());
        return mapping;
    }

    static void property(ObjectNode mapping, String key, ObjectNode schema, String description) {
        describe(schema, description);
        mapping.withObject("/properties").set(key, schema);
    }

    private static void describe(ObjectNode schema, String description) {
        schema.put("description", ENGLISH.render("config." + description));
    }

    static ObjectNode list(String description, ObjectNode items) {
        ObjectNode list = orNothing(Form.type("array"));
        describe(list, description);
        list.set("items", items);
        return list;
    }

    /** A key without a value is as good as none. */
    private static ObjectNode orNothing(ObjectNode schema) {
        String type = schema.path("type").asText();
        schema.putArray("type").add(type).add("null");
        return schema;
    }

    static ObjectNode anyOf(ObjectNode... choices) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode any = schema.putArray("anyOf");
        Stream.of(choices).forEach(any::add);
        return schema;
    }

    static ObjectNode text() {
        return pattern("\\S");
    }

    /** Text that YAML may take for a number. */
    static ObjectNode words() {
        ObjectNode schema = pattern("\\S");
        schema.putArray("type").add("string").add("number");
        return schema;
    }

    static ObjectNode pattern(String pattern) {
        return Form.type("string").put("pattern", pattern);
    }

    /** @return empty when no schema is called so */
    public static Optional<Schemas> of(String key) {
        return Stream.of(values()).filter(schema -> schema.key().equals(key)).findFirst();
    }
}
