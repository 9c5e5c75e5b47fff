package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.model.CvssScore;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Remedy;
import io.sekisho.model.Rule;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Trivy, Grype, osv-scanner, Snyk and their kin say of a published vulnerability, so that policies can ask for it. */
final class Advisories {
    private static final int DEEPEST = 4;

    private static final Pattern VECTOR = Pattern.compile("(?:CVSS:(3\\.[01]|4\\.0)/)[A-Za-z]{1,3}:[A-Za-z/:]{1,300}"
            + "|AV:[NAL]/AC:[LMH]/Au:[NSM]/C:[NPC]/I:[NPC]/A:[NPC](?:/[A-Za-z:/]{1,100})?");

    private Advisories() {}

    /** @param path where the result lies */
    static Advisory of(
            Rule rule, JsonNode described, JsonNode result, String message, ExternalDetail detail, String path) {
        List<String> ids = new VulnerabilityIds(rule, described, result, message).all();
        if (ids.isEmpty()) {
            return Advisory.NONE;
        }
        PackageFacts facts = PackageFacts.of(described, result, message, path);
        Double score = detail.securitySeverity();
        Vulnerability vulnerability = new Vulnerability(
                ids.get(0),
                ids.subList(1, ids.size()),
                facts.packageUrl(),
                facts.name() == null ? path : facts.name(),
                facts.version(),
                null,
                null,
                null,
                score == null ? List.of() : scores(described, result, score, detail.tool()),
                score == null ? detail.level() : null,
                null,
                null);
        return new Advisory(vulnerability, remedy(facts, vulnerability.component(), detail.tool()));
    }

    private static Remedy remedy(PackageFacts facts, String component, String tool) {
        if (facts.fixed() == null) {
            return null;
        }
        return facts.fixed().isEmpty()
                ? new Remedy(Text.of("external.no-fix", component, tool), null, null)
                : new Remedy(Text.of("external.raise", component, facts.fixed(), tool), facts.fixed(), null);
    }

    /** Their score is the tool's {@code security-severity}: no tool gives one for each vector. */
    private static List<CvssScore> scores(JsonNode described, JsonNode result, double score, String tool) {
        Map<String, String> vectors = new TreeMap<>(Comparator.reverseOrder());
        vectors(described.path("properties"), 0, vectors);
        vectors(result.path("properties"), 0, vectors);
        return vectors.entrySet().stream()
                .map(vector -> new CvssScore(vector.getKey(), score, vector.getValue(), tool))
                .toList();
    }

    private static void vectors(JsonNode node, int depth, Map<String, String> found) {
        if (node.isTextual()) {
            Matcher vector = VECTOR.matcher(node.asText().strip());
            if (vector.matches()) {
                found.put(vector.group(1) == null ? "2.0" : vector.group(1), vector.group());
            }
        } else if (depth < DEEPEST) {
            node.forEach(one -> vectors(one, depth + 1, found));
        }
    }
}
