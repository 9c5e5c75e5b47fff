package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.model.SarifSuppression;
import java.util.Set;

/** What a result says about itself: whether it is a finding, how grave, whether someone accepted it. */
final class Verdicts {
    private static final Set<String> LEVELS = Set.of("error", "warning", "note", "none");

    private Verdicts() {}

    /** A check that passed, or did not apply. */
    static boolean isPass(JsonNode result) {
        String kind = result.path("kind").asText("fail");
        return kind.equals("pass") || kind.equals("notApplicable");
    }

    /** Was there in the baseline that the tool compared with, and is no more. */
    static boolean isAbsent(JsonNode result) {
        return result.path("baselineState").asText("").equals("absent");
    }

    /** SARIF 2.1.0, 3.27.10. */
    static String level(SarifRun run, JsonNode rule, JsonNode result) {
        String level = result.path("level").asText("");
        if (level.isEmpty()) {
            level = result.path("kind").asText("fail").equals("fail") ? run.defaultLevel(rule) : "none";
        }
        return LEVELS.contains(level) ? level : "warning";
    }

    /** @return the result's {@code security-severity}, else the rule's; null when neither is a number from 0 to 10 */
    static Double securitySeverity(JsonNode rule, JsonNode result) {
        Double own = number(result.path("properties").path("security-severity"));
        return own == null ? number(rule.path("properties").path("security-severity")) : own;
    }

    private static Double number(JsonNode node) {
        try {
            double value = node.isNumber()
                    ? node.asDouble()
                    : Double.parseDouble(node.asText("").strip());
            return value >= 0 && value <= 10 ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * SARIF 2.1.0, 3.27.23 and 3.35.3: suppressed when there is a suppression and all of them are accepted, as they are when they
     * do not say. One from outside the sources is told first: it was somebody else's decision.
     *
     * @return who suppressed it, and why; null when nobody did
     */
    static String suppression(JsonNode result) {
        JsonNode suppressions = result.path("suppressions");
        if (!suppressions.isArray() || suppressions.isEmpty()) {
            return null;
        }
        for (JsonNode suppression : suppressions) {
            if (!suppression.path("status").asText("accepted").equals("accepted")) {
                return null;
            }
        }
        JsonNode shown = suppressions.get(0);
        for (JsonNode suppression : suppressions) {
            if (suppression.path("kind").asText("").equals("external")) {
                shown = suppression;
                break;
            }
        }
        String why = Words.line(shown.path("justification").asText(""), 200);
        return SarifSuppression.of(shown.path("kind").asText(""), why);
    }
}
