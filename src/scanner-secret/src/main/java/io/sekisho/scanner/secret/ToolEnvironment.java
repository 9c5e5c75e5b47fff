package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitEnvironment;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment of the child processes: no key of ours, no setting of Gitleaks' or git's own that could change what is
 * scanned, and git's configuration from where we put it.
 */
final class ToolEnvironment {
    private static final int LONGEST_QUOTE = 300;

    private ToolEnvironment() {}

    /** @return changes to the inherited environment; a null value removes the variable */
    static Map<String, String> changes() {
        return changes(System.getenv());
    }

    static Map<String, String> changes(Map<String, String> inherited) {
        Map<String, String> changes = new HashMap<>();
        for (String name : inherited.keySet()) {
            if (name.startsWith("SEKISHO_") || name.startsWith("GITLEAKS_") || name.startsWith("GIT_")) {
                changes.put(name, null);
            }
        }
        changes.putAll(GitEnvironment.changes(Map.of()));
        return changes;
    }

    /** What a program said, short enough for a message and without control characters. */
    static String firstLine(String said) {
        String line = said == null ? "" : said.strip().lines().findFirst().orElse("");
        String clean = line.replaceAll("\\x1B\\[[0-9;]*m", "").replaceAll("\\p{Cntrl}", "?");
        return clean.length() > LONGEST_QUOTE ? clean.substring(0, LONGEST_QUOTE) + "…" : clean;
    }
}
