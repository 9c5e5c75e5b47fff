package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads npm's lock files; installed packages themselves are not walked through. */
final class NpmFiles {
    private static final String[] LOCKS = {"npm-shrinkwrap.json", "package-lock.json"};

    /** Test data declares what nobody installs. */
    private static final Pattern SAMPLE = Pattern.compile("/(?:src/(?:test|it)|tests?|__tests__|fixtures?|testdata)/");

    private final Tree tree;

    NpmFiles(Tree tree) {
        this.tree = tree;
    }

    Found read() {
        Found found = new Found();
        Map<Path, NpmLock> locks = new LinkedHashMap<>();
        for (Path file : tree.named(LOCKS)) {
            // Beside a shrinkwrap file npm ignores package-lock.json.
            if (!locks.containsKey(file.getParent()) || file.endsWith(LOCKS[0])) {
                locks.put(file.getParent(), lock(file, found));
            }
        }
        Map<GapType, List<Path>> unlocked = new EnumMap<>(GapType.class);
        Map<GapType, List<Path>> broken = new EnumMap<>(GapType.class);
        for (Path file : tree.named("package.json")) {
            GapType type = type(file);
            NpmManifest manifest = NpmManifest.read(file);
            if (manifest.broken()) {
                broken.computeIfAbsent(type, any -> new ArrayList<>()).add(file);
            } else if (!manifest.lines().isEmpty() && !resolved(file.getParent(), manifest, locks, found)) {
                unlocked.computeIfAbsent(type, any -> new ArrayList<>()).add(file);
            }
        }
        Set<Path> told = new HashSet<>();
        Stream.of(unlocked, broken)
                .flatMap(some -> some.values().stream())
                .flatMap(List::stream)
                .forEach(file -> told.add(file.getParent()));
        Map<GapType, List<Path>> installed = new EnumMap<>(GapType.class);
        new NpmInstalled(tree, locks)
                .unlocked(told)
                .forEach(directory -> installed
                        .computeIfAbsent(type(directory), any -> new ArrayList<>())
                        .add(directory));
        unlocked.forEach((type, files) ->
                gap(found, type, type == GapType.TOOL_NOTE ? "plan.npm-unlocked-tests" : "plan.npm-unlocked", files));
        broken.forEach((type, files) -> gap(found, type, "plan.npm-manifest-broken", files));
        installed.forEach((type, files) -> gap(found, type, "plan.npm-packages-unlocked", files));
        return found;
    }

    private void gap(Found found, GapType type, String code, List<Path> files) {
        if (!files.isEmpty()) {
            List<String> paths = files.stream().map(tree::relative).toList();
            Text next = Text.of("plan.run-next", command(files.get(0).getParent()));
            found.gaps().add(new Gap(type, "dependency", Text.of(code, paths.size()), next, paths, paths.size()));
        }
    }

    private String command(Path directory) {
        String relative = tree.relative(directory);
        String prefix = relative.isEmpty() ? "" : "--prefix " + Shell.quote(relative) + ' ';
        return "npm " + prefix + "install --package-lock-only";
    }

    /** A workspace's lock file lies in a directory above its packages, and names them. */
    private boolean resolved(Path directory, NpmManifest manifest, Map<Path, NpmLock> locks, Found found) {
        for (Path at = directory; at != null && at.startsWith(tree.root()); at = at.getParent()) {
            if (locks.containsKey(at)) {
                NpmLock lock = locks.get(at);
                String workspace = at.relativize(directory).toString().replace('\\', '/');
                Set<String> locked = lock == null ? null : lock.locked(workspace, manifest.required());
                if (locked != null) {
                    stale(directory, manifest, locked, found);
                }
                if (locked != null || at.equals(directory)) {
                    return true;
                }
            } else if (NpmInstalled.hasOtherLock(at)) {
                return true;
            }
        }
        return false;
    }

    private void stale(Path directory, NpmManifest manifest, Set<String> locked, Found found) {
        List<String> missing = manifest.required().stream()
                .filter(name -> !locked.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            String file = tree.relative(directory.resolve("package.json"));
            String examples = String.join(", ", missing.stream().limit(3).toList());
            found.gaps()
                    .add(new Gap(
                            GapType.DEPENDENCIES_UNRESOLVED,
                            "dependency",
                            Text.of("plan.npm-stale", missing.size(), examples, file),
                            Text.of("plan.run-next", command(directory)),
                            List.of(file),
                            missing.size()));
        }
    }

    /** @return null when it cannot be read; a gap says so */
    private NpmLock lock(Path file, Found found) {
        NpmLock lock = NpmLock.read(file);
        if (lock == null) {
            found.gaps()
                    .add(new Gap(
                            GapType.DEPENDENCIES_UNRESOLVED,
                            "dependency",
                            Text.of("plan.npm-broken", tree.relative(file)),
                            Text.of("plan.run-next", command(file.getParent())),
                            List.of(tree.relative(file)),
                            1));
            return null;
        }
        List<NpmDoubts.Doubt> doubts = NpmDoubts.of(lock);
        doubts(file, doubts, found);
        Map<String, List<NpmLock.Node>> others = new HashMap<>();
        doubts.stream()
                .filter(doubt -> doubt.other() != null)
                .forEach(doubt -> others.computeIfAbsent(doubt.place(), any -> new ArrayList<>())
                        .add(doubt.other()));
        Map<Path, NpmManifest> manifests = new HashMap<>();
        for (NpmLock.Resolved resolved : lock.resolved()) {
            Location location = declaration(file, resolved, manifests);
            found.dependencies().add(dependency(file, resolved, location));
            // What it says and what it may be: each is examined.
            others.getOrDefault(resolved.place(), List.of())
                    .forEach(node -> found.dependencies().add(dependency(file, resolved.but(node), location)));
            others.remove(resolved.place());
        }
        others.values().stream().flatMap(List::stream).forEach(node -> {
            NpmLock.Resolved alone = new NpmLock.Resolved("", List.of(node), "", "runtime");
            found.dependencies().add(dependency(file, alone, declaration(file, alone, manifests)));
        });
        return lock;
    }

    private ResolvedDependency dependency(Path lock, NpmLock.Resolved resolved, Location location) {
        List<String> path = resolved.path().stream()
                .map(node -> NpmLock.purl(node.name(), node.version()))
                .toList();
        String module = tree.relative(lock.getParent());
        return new ResolvedDependency(path.get(path.size() - 1), null, module, location, path, resolved.scope());
    }

    /** npm installs the one, and the lock file names the other. */
    private void doubts(Path file, List<NpmDoubts.Doubt> doubts, Found found) {
        if (!doubts.isEmpty()) {
            String relative = tree.relative(file);
            String examples =
                    doubts.stream().limit(3).map(NpmDoubts.Doubt::text).collect(Collectors.joining(", "));
            found.gaps()
                    .add(new Gap(
                            type(file),
                            "dependency",
                            Text.of("plan.npm-doubts", doubts.size(), examples, relative),
                            Text.of("plan.npm-doubts-next", command(file.getParent())),
                            List.of(relative),
                            doubts.size()));
        }
    }

    private GapType type(Path file) {
        return SAMPLE.matcher('/' + tree.relative(file)).find() ? GapType.TOOL_NOTE : GapType.DEPENDENCIES_UNRESOLVED;
    }

    private Location declaration(Path lock, NpmLock.Resolved resolved, Map<Path, NpmManifest> manifests) {
        Path manifest;
        try {
            manifest = lock.resolveSibling(resolved.workspace())
                    .resolve("package.json")
                    .normalize();
        } catch (InvalidPathException e) {
            return Location.file(tree.relative(lock));
        }
        if (manifest.startsWith(tree.root()) && Files.isRegularFile(manifest)) {
            Integer line = manifests
                    .computeIfAbsent(manifest, NpmManifest::read)
                    .lines()
                    .get(resolved.path().get(0).alias());
            return line == null ? Location.file(tree.relative(manifest)) : Location.line(tree.relative(manifest), line);
        }
        return Location.file(tree.relative(lock));
    }
}
