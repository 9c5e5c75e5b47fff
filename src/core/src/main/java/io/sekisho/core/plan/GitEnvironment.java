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
        settings.put("core.commitGraph", "false"); // a second opinion on who is whose parent, which nobody proves
        settings.put("core.quotePath", "false");
        settings.put("advice.graftFileDeprecated", "false"); // said of the empty one that we name
        settings.put("log.showSignature", "false");
        settings.put("protocol.allow", "never");
        return settings;
    }

    /**
     * @param base the environment that the program would inherit; its own {@code GIT_CONFIG_COUNT} entries are kept
     * @return changes to it; a null value removes the variable
     */
    public static Map<String, String> changes(Map<String, String> base) {
        return changes(base, SETTINGS);
    }

    /** For what concerns content alone: the machine's configuration and the caller's do not count either. */
    static Map<String, String> sealed(Map<String, String> base) {
        Map<String, String> changes = changes(base, SETTINGS, 0);
        changes.put("GIT_CONFIG_PARAMETERS", null);
        changes.put("GIT_CONFIG_NOSYSTEM", "1");
        changes.put("GIT_CONFIG_GLOBAL", "/dev/null");
        return changes;
    }

    /**
     * For asking one remote by one protocol. The machine's own configuration counts, for its proxies, certificates and passwords.
     * A header with credentials goes by the environment: arguments can be read by all users of a machine.
     */
    static Map<String, String> asking(Map<String, String> base, GitUrl url) {
        Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
        settings.put("protocol.version", "2");
        settings.put("gc.auto", "0");
        settings.put("maintenance.auto", "false");
        settings.put("fetch.writeCommitGraph", "false");
        settings.put("http.lowSpeedLimit", "1000");
        settings.put("http.lowSpeedTime", "30");
        if (url.header() != null) {
            settings.put("http." + url.address() + ".extraHeader", url.header());
            settings.put("http.followRedirects", "false"); // nobody else gets it
        }
        Map<String, String> changes = changes(base, settings);
        changes.put("GIT_ALLOW_PROTOCOL", url.protocol());
        String certificates = base.get("CI_SERVER_TLS_CA_FILE");
        if (certificates != null && base.get("GIT_SSL_CAINFO") == null && !certificates.contains("BEGIN CERTIFICATE")) {
            changes.put("GIT_SSL_CAINFO", certificates);
        }
        return changes;
    }

    private static Map<String, String> changes(Map<String, String> base, Map<String, String> settings) {
        return changes(base, settings, count(base.get("GIT_CONFIG_COUNT")));
    }

    private static Map<String, String> changes(Map<String, String> base, Map<String, String> settings, int first) {
        Map<String, String> changes = entries(settings, first);
        changes.put("GIT_TERMINAL_PROMPT", "0");
        changes.put("GIT_OPTIONAL_LOCKS", "0");
        changes.put("GIT_NO_LAZY_FETCH", "1");
        changes.put("GIT_NO_REPLACE_OBJECTS", "1");
        changes.put("GIT_GRAFT_FILE", "/dev/null");
        changes.put("GIT_ALLOW_PROTOCOL", "none");
        changes.put("GIT_PAGER", "cat");
        changes.put("LC_ALL", "C");
        // Set by git in hooks: they would point elsewhere than at the directory asked for.
        for (String name : new String[] {
            "GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS"
        }) {
            changes.put(name, null);
        }
        // They would write elsewhere what we say to a server.
        changes.put("GIT_TRACE", null);
        base.keySet().stream()
                .filter(name -> name.startsWith("GIT_TRACE") || name.equals("GIT_CURL_VERBOSE"))
                .forEach(name -> changes.put(name, null));
        // A partial commit's hook has an index of its own, given relative to where the hook runs.
        String index = base.get("GIT_INDEX_FILE");
        if (index != null && !index.isEmpty()) {
            changes.put("GIT_INDEX_FILE", Path.of(index).toAbsolutePath().toString());
        }
        return changes;
    }

    /**
     * Configuration for one run of git that its arguments, which all users of a machine can read, do not show.
     *
     * @param base the environment that git would inherit; its own entries are kept
     */
    public static Map<String, String> entries(Map<String, String> base, Map<String, String> settings) {
        return entries(settings, count(base.get("GIT_CONFIG_COUNT")));
    }

    private static Map<String, String> entries(Map<String, String> settings, int first) {
        Map<String, String> changes = new HashMap<>();
        int count = first;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            changes.put("GIT_CONFIG_KEY_" + count, setting.getKey());
            changes.put("GIT_CONFIG_VALUE_" + count, setting.getValue());
            count++;
        }
        changes.put("GIT_CONFIG_COUNT", String.valueOf(count));
        return changes;
    }

    private static int count(String value) {
        return value != null && value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
    }
}
