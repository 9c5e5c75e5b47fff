package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Installed packages are not walked through because a lock file tells them: where none knows their directory, nobody does. */
final class NpmInstalled {
    private static final String[] OTHER_LOCKS = {"yarn.lock", "pnpm-lock.yaml", "bun.lock"};

    private final Tree tree;
    private final Map<Path, NpmLock> locks;

    /** @param locks by directory; null for one that cannot be read, of which a gap tells */
    NpmInstalled(Tree tree, Map<Path, NpmLock> locks) {
        this.tree = tree;
        this.locks = locks;
    }

    /**
     * @param told directories whose {@code package.json} a gap names already
     * @return directories {@code node_modules} with packages that no lock file tells
     */
    List<Path> unlocked(Set<Path> told) {
        return tree.packageDirectories().stream()
                .filter(directory -> !told.contains(directory) && !isLocked(directory))
                .map(directory -> directory.resolve("node_modules"))
                .filter(NpmInstalled::hasPackages)
                .toList();
    }

    /** A workspace's lock file lies in a directory above it; another's there does not know it. */
    private boolean isLocked(Path directory) {
        for (Path at = directory; at != null && at.startsWith(tree.root()); at = at.getParent()) {
            if (locks.containsKey(at)) {
                NpmLock lock = locks.get(at);
                String place = at.relativize(directory).toString().replace('\\', '/');
                if (at.equals(directory) || lock != null && lock.knows(place)) {
                    return true;
                }
            } else if (hasOtherLock(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether another package manager's lock file lies there, of which a note says that nobody reads it. */
    static boolean hasOtherLock(Path directory) {
        return Stream.of(OTHER_LOCKS).anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
    }

    /** Tools keep their caches there too. */
    private static boolean hasPackages(Path directory) {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.anyMatch(path -> !path.getFileName().toString().startsWith("."));
        } catch (IOException e) {
            return true;
        }
    }
}
