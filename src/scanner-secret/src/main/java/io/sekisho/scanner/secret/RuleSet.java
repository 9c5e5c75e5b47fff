package io.sekisho.scanner.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.files.SekishoHome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the one configuration that Gitleaks runs with: {@code rulesets/gitleaks.toml}, which extends its defaults, and the
 * rules that the trusted {@code .gitleaks.toml} adds. These are given names of our own, so that none can weaken a rule that
 * is there already.
 */
final class RuleSet {
    private static final String RESOURCE = "/io/sekisho/rulesets/gitleaks.toml";
    private static final String OWN_NAMES = "repository:";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What of a rule adds detections; its allow lists are applied to the results instead. */
    private static final List<String> KEYS =
            List.of("description", "path", "regex", "secretGroup", "entropy", "keywords", "tags", "skipReport");

    private RuleSet() {}

    /** @param rules tables of the trusted file's rules */
    static Path write(Path directory, List<Map<String, Object>> rules) throws IOException {
        StringBuilder text = new StringBuilder(shipped());
        for (Map<String, Object> rule : rules) {
            if (value(rule, "regex") != null || value(rule, "path") != null) {
                append(text, rule);
            }
        }
        return Files.writeString(directory.resolve("rules.toml"), text);
    }

    /** The rule's name as its author knows it. */
    static String name(String id) {
        return id.startsWith(OWN_NAMES) ? id.substring(OWN_NAMES.length()) : id;
    }

    static boolean isOfRepository(String id) {
        return id.startsWith(OWN_NAMES);
    }

    /** Keys are read without regard to case, as Gitleaks does. */
    static Object value(Map<String, Object> table, String key) {
        for (Map.Entry<String, Object> entry : table.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(key)) {
                return entry.getValue();
            }
        }
        return null;
    }

    static List<Map<String, Object>> tables(Object value) {
        List<Map<String, Object>> tables = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (one instanceof Map<?, ?> map) {
                Map<String, Object> table = new java.util.LinkedHashMap<>();
                map.forEach((key, its) -> table.put(String.valueOf(key), its));
                tables.add(table);
            }
        }
        return tables;
    }

    private static String shipped() throws IOException {
        try (InputStream in = SekishoHome.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void append(StringBuilder text, Map<String, Object> rule) throws JsonProcessingException {
        text.append("\n[[rules]]\nid = ")
                .append(toml(OWN_NAMES + value(rule, "id")))
                .append('\n');
        for (String key : KEYS) {
            Object value = value(rule, key);
            if (value != null) {
                text.append(key).append(" = ").append(toml(value)).append('\n');
            }
        }
        for (Map<String, Object> required : tables(value(rule, "required"))) {
            text.append("[[rules.required]]\nid = ")
                    .append(toml(OWN_NAMES + value(required, "id")))
                    .append('\n');
            for (String key : List.of("withinLines", "withinColumns")) {
                Object value = value(required, key);
                if (value != null) {
                    text.append(key).append(" = ").append(toml(value)).append('\n');
                }
            }
        }
    }

    /** Texts, numbers and lists of them are written alike in TOML and JSON. */
    private static String toml(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
