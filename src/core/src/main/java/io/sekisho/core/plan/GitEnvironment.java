package io.sekisho.core.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment in which git, and whatever starts git, reads a repository that we do not trust: its configuration cannot
 * run a program, nothing is fetched, nobody is asked for a password, and another owner's directory is readable.
 */
public final class GitEnvironment {
    /** Each of these would let a repository's own {@code .git/config} run a program or hide content. */
    private static final Map<String, String> SETTINGS = settings();

    private GitEnvironment() {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("safe.directory", "*");
        settings.put("safe.bareRepository", "explicit");
        settings.put("core.fsmonitor", "false");
        settings.put("core.hooksPath", "/dev/null");
        settings.put("core.untrackedCache", "false");
        settings.put("core.quotePath", "false");
        settings.put("log.showSignature", "false");
        settings.put("protocol.allow", "never");
        return settings;
    }

    /**
     * @param base the environment that the program would inherit; its own {@code GIT_CONFIG_COUNT} entries are kept
     * @return changes to it; a null value removes the variable
     */
    public static Map<String, String> changes(Map<String, String> base) {
        Map<String, String> changes = new HashMap<>();
        int count = count(base.get("GIT_CONFIG_COUNT"));
        for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
            changes.put("GIT_CONFIG_KEY_" + count, setting.getKey());
            changes.put("GIT_CONFIG_VALUE_" + count, setting.getValue());
            count++;
        }
        changes.put("GIT_CONFIG_COUNT", String.valueOf(count));
        changes.put("GIT_TERMINAL_PROMPT", "0");
        changes.put("GIT_OPTIONAL_LOCKS", "0");
        changes.put("GIT_NO_LAZY_FETCH", "1");
        changes.put("GIT_ALLOW_PROTOCOL", "none");
        changes.put("GIT_PAGER", "cat");
        changes.put("LC_ALL", "C");
        // Set by git in hooks: they would point elsewhere than at the directory asked for.
        for (String name : new String[] {
            "GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_TRACE"
        }) {
            changes.put(name, null);
        }
        // A partial commit's hook has an index of its own, given relative to where the hook runs.
        String index = base.get("GIT_INDEX_FILE");
        if (index != null && !index.isEmpty()) {
            changes.put("GIT_INDEX_FILE", Path.of(index).toAbsolutePath().toString());
        }
        return changes;
    }

    private static int count(String value) {
        return value != null && value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
    }
}
