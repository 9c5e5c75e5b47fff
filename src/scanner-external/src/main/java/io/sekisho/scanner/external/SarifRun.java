package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one run in a SARIF file says beside its results, and how results refer to it. */
final class SarifRun {
    private final JsonNode run;
    private final boolean hasResults;
    private final Map<String, JsonNode> rulesById = new HashMap<>();

    SarifRun(JsonNode run, boolean hasResults) {
        this.run = run;
        this.hasResults = hasResults;
        driver().path("rules").forEach(this::addRule);
        run.path("tool")
                .path("extensions")
                .forEach(extension -> extension.path("rules").forEach(this::addRule));
    }

    private void addRule(JsonNode rule) {
        String id = rule.path("id").asText("");
        if (!id.isEmpty()) {
            rulesById.putIfAbsent(id, rule);
        }
    }

    private JsonNode driver() {
        return run.path("tool").path("driver");
    }

    /** False when the run did not get as far as computing results. */
    boolean hasResults() {
        return hasResults;
    }

    /** SARIF 2.1.0, 3.14.2: what of the findings and how they are to be weighed lies in other files; "" for nothing. */
    String elsewhere() {
        List<String> names = new ArrayList<>();
        for (String name : List.of("results", "driver", "extensions", "invocations")) {
            JsonNode references = run.path("externalPropertyFileReferences").path(name);
            if (references.isArray() || references.isObject() ? !references.isEmpty() : references.isValueNode()) {
                names.add(name);
            }
        }
        return String.join(", ", names);
    }

    String toolName() {
        String name = Words.line(driver().path("name").asText(""), 100);
        return name == null ? "unnamed tool" : name;
    }

    /** @return null when the tool does not tell */
    String toolVersion() {
        String version =
                driver().path("semanticVersion").asText(driver().path("version").asText(""));
        return Words.line(version, 50);
    }

    /** SARIF 2.1.0, 3.20.14: whether every invocation says that it went well; true when none says anything. */
    boolean isSuccessful() {
        for (JsonNode invocation : run.path("invocations")) {
            if (!invocation.path("executionSuccessful").asBoolean(true)) {
                return false;
            }
        }
        return true;
    }

    /** How many errors the tool tells of its own work. */
    int toolErrors() {
        int errors = 0;
        for (JsonNode invocation : run.path("invocations")) {
            for (String list : new String[] {"toolExecutionNotifications", "toolConfigurationNotifications"}) {
                for (JsonNode notification : invocation.path(list)) {
                    errors += notification.path("level").asText("warning").equals("error") ? 1 : 0;
                }
            }
        }
        return errors;
    }

    /** SARIF 2.1.0, 3.52: by index where there is one, else by id, of which a result may name a part ({@code CA1000/2}). */
    JsonNode rule(JsonNode result) {
        JsonNode reference = result.path("rule");
        JsonNode rules = component(reference.path("toolComponent")).path("rules");
        int index = result.path("ruleIndex").asInt(reference.path("index").asInt(-1));
        if (index >= 0 && rules.has(index)) {
            return rules.get(index);
        }
        String id = result.path("ruleId").asText(reference.path("id").asText(""));
        while (!id.isEmpty()) {
            JsonNode rule = rulesById.get(id);
            if (rule != null) {
                return rule;
            }
            id = id.substring(0, Math.max(0, id.lastIndexOf('/')));
        }
        return MissingNode.getInstance();
    }

    private JsonNode component(JsonNode reference) {
        JsonNode extensions = run.path("tool").path("extensions");
        int index = reference.path("index").asInt(-1);
        if (index >= 0 && extensions.has(index)) {
            return extensions.get(index);
        }
        for (String key : new String[] {"guid", "name"}) {
            String wanted = reference.path(key).asText("");
            for (JsonNode extension : extensions) {
                if (!wanted.isEmpty() && extension.path(key).asText("").equals(wanted)) {
                    return extension;
                }
            }
        }
        return driver();
    }

    /** What an invocation overrides, else the rule's own. SARIF 2.1.0, 3.27.10. */
    String defaultLevel(JsonNode rule) {
        String id = rule.path("id").asText("");
        for (JsonNode invocation : run.path("invocations")) {
            for (JsonNode override : invocation.path("ruleConfigurationOverrides")) {
                String level = override.path("configuration").path("level").asText("");
                if (!id.isEmpty()
                        && !level.isEmpty()
                        && override.path("descriptor").path("id").asText("").equals(id)) {
                    return level;
                }
            }
        }
        return rule.path("defaultConfiguration").path("level").asText("warning");
    }

    JsonNode globalMessage(String id) {
        return driver().path("globalMessageStrings").path(id);
    }

    JsonNode artifact(int index) {
        return run.path("artifacts").path(index);
    }

    JsonNode base(String id) {
        return run.path("originalUriBaseIds").path(id);
    }

    /** Whether a reference to a tool component means the CWE taxonomy. */
    boolean isCwe(JsonNode component) {
        String name = component.path("name").asText("");
        if (name.isEmpty()) {
            int index = component.path("index").asInt(-1);
            name = run.path("taxonomies").path(index).path("name").asText("");
        }
        return name.equalsIgnoreCase("CWE");
    }
}
