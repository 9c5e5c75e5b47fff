package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A tool's own mark of a result. Only what looks like a digest counts: gitleaks puts the commit's author and message here, Semgrep
 * the words "requires login" into every result.
 */
final class ToolFingerprint {
    private static final String LINE_HASH = "primaryLocationLineHash";
    private static final Set<String> NO_CONTENT = Set.of("commitSha", "primaryLocationStartColumnFingerprint");
    private static final Pattern DIGEST = Pattern.compile("[0-9A-Za-z+/=_-]{8,200}(?::\\d+)?");

    private ToolFingerprint() {}

    /** @return null when the tool gives none */
    static String of(JsonNode result) {
        String whole = usable(result.path("fingerprints"));
        return whole == null ? usable(result.path("partialFingerprints")) : whole;
    }

    private static String usable(JsonNode marks) {
        TreeMap<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, JsonNode> mark : marks.properties()) {
            String name = mark.getKey().replaceFirst("/v\\d+$", "");
            String value = mark.getValue().asText("");
            if (!NO_CONTENT.contains(name)
                    && DIGEST.matcher(value).matches()
                    && value.chars().anyMatch(Character::isDigit)) {
                digests.put(name, value);
            }
        }
        if (digests.containsKey(LINE_HASH)) {
            return digests.get(LINE_HASH);
        }
        return digests.isEmpty() ? null : String.join(" ", digests.values());
    }
}
