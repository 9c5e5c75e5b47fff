package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds CWE numbers in the many places where tools put them. */
final class Weaknesses {
    /** {@code external/cwe/cwe-079}, {@code CWE-79: Cross-site Scripting}, {@code CWE79}. */
    private static final Pattern NAMED = Pattern.compile("(?i)\\bcwe[-_: ]?0*(\\d{1,5})\\b");

    private static final Pattern NUMBER = Pattern.compile("(?i)(?:cwe[-_ ]?)?0*(\\d{1,5})");

    private Weaknesses() {}

    static List<Integer> of(SarifRun run, JsonNode rule, JsonNode result) {
        TreeSet<Integer> found = new TreeSet<>();
        for (JsonNode node : List.of(rule, result)) {
            JsonNode properties = node.path("properties");
            named(properties.path("tags"), found);
            named(properties.path("cwe"), found);
            named(properties.path("cwes"), found);
        }
        for (JsonNode relationship : rule.path("relationships")) {
            reference(run, relationship.path("target"), found);
        }
        for (JsonNode taxon : result.path("taxa")) {
            reference(run, taxon, found);
        }
        return List.copyOf(found);
    }

    private static void named(JsonNode node, TreeSet<Integer> found) {
        if (node.isTextual()) {
            Matcher matcher = NAMED.matcher(node.asText());
            while (matcher.find()) {
                found.add(Integer.parseInt(matcher.group(1)));
            }
        } else if (node.isArray()) {
            node.forEach(one -> named(one, found));
        }
    }

    private static void reference(SarifRun run, JsonNode reference, TreeSet<Integer> found) {
        Matcher number = NUMBER.matcher(reference.path("id").asText(""));
        if (run.isCwe(reference.path("toolComponent")) && number.matches()) {
            found.add(Integer.parseInt(number.group(1)));
        }
    }
}
