package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads npm's lock files; installed packages themselves are not walked through. */
final class NpmFiles {
    private static final String[] LOCKS = {"npm-shrinkwrap.json", "package-lock.json"};
    private static final String[] OTHER_LOCKS = {"yarn.lock", "pnpm-lock.yaml", "bun.lock"};

    private final Tree tree;

    NpmFiles(Tree tree) {
        this.tree = tree;
    }

    Found read() {
        Found found = new Found();
        Set<Path> locked = new LinkedHashSet<>();
        for (Path lock : tree.named(LOCKS)) {
            // Beside a shrinkwrap file npm ignores package-lock.json.
            if (locked.add(lock.getParent()) || lock.endsWith(LOCKS[0])) {
                lock(lock, found);
            }
        }
        List<Path> unlocked = new ArrayList<>();
        List<Path> samples = new ArrayList<>();
        for (Path manifest : tree.named("package.json")) {
            if (!resolvedAbove(manifest.getParent(), locked)
                    && !NpmManifest.read(manifest).lines().isEmpty()) {
                boolean sample = ('/' + tree.relative(manifest)).matches(".*/src/(test|it)/.*");
                (sample ? samples : unlocked).add(manifest);
            }
        }
        gap(found, GapType.DEPENDENCIES_UNRESOLVED, "plan.npm-unlocked", unlocked);
        gap(found, GapType.TOOL_NOTE, "plan.npm-unlocked-tests", samples);
        return found;
    }

    private void gap(Found found, GapType type, String code, List<Path> manifests) {
        if (!manifests.isEmpty()) {
            List<String> paths = manifests.stream().map(tree::relative).toList();
            Text next = Text.of("plan.run-next", command(manifests.get(0).getParent()));
            found.gaps().add(new Gap(type, "dependency", Text.of(code, paths.size()), next, paths, paths.size()));
        }
    }

    private String command(Path directory) {
        String relative = tree.relative(directory);
        String prefix = relative.isEmpty() ? "" : "--prefix " + Shell.quote(relative) + ' ';
        return "npm " + prefix + "install --package-lock-only";
    }

    /** A workspace's lock file or node_modules lies in a directory above its packages. */
    private boolean resolvedAbove(Path directory, Set<Path> locked) {
        for (Path at = directory; at != null && at.startsWith(tree.root()); at = at.getParent()) {
            Path here = at;
            if (locked.contains(at)
                    || tree.packageDirectories().contains(at)
                    || Stream.of(OTHER_LOCKS).anyMatch(name -> Files.isRegularFile(here.resolve(name)))) {
                return true;
            }
        }
        return false;
    }

    private void lock(Path file, Found found) {
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
            return;
        }
        String module = tree.relative(file.getParent());
        Map<Path, NpmManifest> manifests = new HashMap<>();
        for (NpmLock.Resolved resolved : lock.resolved()) {
            Location location = declaration(file, resolved, manifests);
            List<String> path = resolved.path().stream()
                    .map(node -> NpmLock.purl(node.name(), node.version()))
                    .toList();
            found.dependencies()
                    .add(new ResolvedDependency(
                            path.get(path.size() - 1), null, module, location, path, resolved.scope()));
        }
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
