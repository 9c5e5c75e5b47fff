package io.sekisho.core.files;

import java.nio.file.Path;
import java.util.Map;

/**
 * The directory under which everything lies that Sekisho keeps between runs: databases, tools, caches, logs.
 *
 * @param root absolute; created on first use by whoever writes into it
 */
public record SekishoHome(Path root) {
    public SekishoHome {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * {@code SEKISHO_HOME}, else {@code $XDG_DATA_HOME/sekisho}, else {@code ~/.local/share/sekisho}; on Windows
     * {@code %LOCALAPPDATA%\sekisho}. Source: XDG Base Directory Specification 0.8.
     */
    public static SekishoHome from(Map<String, String> environment, String userHome, boolean windows) {
        String own = environment.get("SEKISHO_HOME");
        if (own != null && !own.isBlank()) {
            return new SekishoHome(Path.of(own));
        }
        String base = environment.get(windows ? "LOCALAPPDATA" : "XDG_DATA_HOME");
        // The specification says that a relative XDG path is invalid and must be ignored.
        if (base != null && !base.isBlank() && Path.of(base).isAbsolute()) {
            return new SekishoHome(Path.of(base, "sekisho"));
        }
        return new SekishoHome(Path.of(userHome, ".local", "share", "sekisho"));
    }

    /** Vulnerability database snapshots. */
    public Path databases() {
        return root.resolve("databases");
    }

    /** The last verified copies of central policies, and the highest serials seen. */
    public Path policies() {
        return root.resolve("policies");
    }

    /** Lists of known exploited and of probably exploited vulnerabilities. */
    public Path enrichment() {
        return root.resolve("enrichment");
    }

    /** Provisioned tools, by name and version. */
    public Path tools() {
        return root.resolve("tools");
    }

    /** What can be thrown away at any time without changing a result. */
    public Path cache() {
        return root.resolve("cache");
    }

    /** Locks of commands that change a project's files. */
    public Path locks() {
        return root.resolve("locks");
    }

    /** Log files of the last runs. */
    public Path logs() {
        return root.resolve("logs");
    }
}
