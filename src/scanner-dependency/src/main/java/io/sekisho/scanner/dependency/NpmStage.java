package io.sekisho.scanner.dependency;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.plan.ResolvedDependency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A lock file of our own making that names every npm package of the project once. Dependency-Check reads a lock file only beside
 * a directory {@code node_modules}, skips packages that are optional on this platform, and looks for each package's installed
 * files: so it is given one that has nothing but names and versions, whatever version the project's own lock files have.
 */
final class NpmStage {
    /** What npm can install; anything else would make Dependency-Check look for files elsewhere on this machine. */
    private static final Pattern NAME = Pattern.compile("(@[\\w~-][\\w.~-]*/)?[\\w~-][\\w.~-]*");

    /** An address stands here for what no registry has; no database knows it by that. */
    private static final Pattern VERSION = Pattern.compile("v?\\d+(\\.\\d+)*([-+][\\w.+-]*)?");

    private final Path lock;
    private final Map<String, List<ResolvedDependency>> byPackage;

    private NpmStage(Path lock, Map<String, List<ResolvedDependency>> byPackage) {
        this.lock = lock;
        this.byPackage = byPackage;
    }

    /** @param directory new or empty */
    static NpmStage write(Path directory, Collection<ResolvedDependency> packages) throws IOException {
        Map<String, List<ResolvedDependency>> byPackage = new HashMap<>();
        JsonMapper json = new JsonMapper();
        ObjectNode entries = json.createObjectNode();
        for (ResolvedDependency dependency : packages) {
            PackageId id = PackageId.parse(dependency.packageUrl()).orElse(null);
            if (id == null
                    || id.version() == null
                    || !NAME.matcher(id.name()).matches()
                    || !VERSION.matcher(id.version()).matches()) {
                // Told as not examined.
                continue;
            }
            List<ResolvedDependency> same =
                    byPackage.computeIfAbsent(key(id.name(), id.version()), any -> new ArrayList<>());
            if (same.isEmpty()) {
                // A directory above for each, so that two versions of one name can stand beside each other.
                String place = "node_modules/" + byPackage.size() + "/node_modules/" + id.name();
                entries.putObject(place).put("version", id.version());
            }
            same.add(dependency);
        }
        Path lock = directory.resolve("package-lock.json");
        if (!entries.isEmpty()) {
            Files.createDirectories(directory.resolve("node_modules"));
            ObjectNode root = json.createObjectNode();
            root.put("name", "sekisho").put("version", "0").put("lockfileVersion", 2);
            root.set("packages", entries);
            Files.writeString(lock, json.writeValueAsString(root));
        }
        return new NpmStage(lock, byPackage);
    }

    boolean isEmpty() {
        return byPackage.isEmpty();
    }

    Path lock() {
        return lock;
    }

    /** @return who declares that package; empty for one that was not staged */
    List<ResolvedDependency> declared(String name, String version) {
        return byPackage.getOrDefault(key(name, version), List.of());
    }

    private static String key(String name, String version) {
        return name + '\0' + version;
    }
}
