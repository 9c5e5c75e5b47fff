package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import java.nio.file.Path;
import java.util.List;

/**
 * What there is to scan.
 *
 * @param root the directory to scan, absolute and real
 * @param git the repository that it lies in; null for a plain directory
 * @param scope how far the secret scan looks
 * @param modules buildable parts of the project, sorted by directory; the root may be one
 * @param archives jars, wars and ears in the tree (built artifacts too), absolute, sorted
 * @param dependencies components that build files and lock files of the project resolve to, with their files where the
 *     machine has them
 * @param manifests package manifests and lock files in the tree, by ecosystem
 * @param excludes path globs left out by trusted configuration, relative
 * @param foreign files and directories in the tree that are not the project's (our own report and home, caches of build tools),
 *     absolute and real; no scanner looks into them
 * @param gaps what discovery itself could not see (sources without classes, unresolved dependencies, paths outside …)
 */
public record ScanPlan(
        Path root,
        GitRepository git,
        ScanScope scope,
        List<Module> modules,
        List<Path> archives,
        List<ResolvedDependency> dependencies,
        List<Manifest> manifests,
        List<String> excludes,
        List<Path> foreign,
        List<Gap> gaps) {
    public ScanPlan {
        modules = List.copyOf(modules);
        archives = List.copyOf(archives);
        dependencies = List.copyOf(dependencies);
        manifests = List.copyOf(manifests);
        excludes = List.copyOf(excludes);
        foreign = List.copyOf(foreign);
        gaps = List.copyOf(gaps);
    }

    /** Whether an absolute path is, or lies in, what is not the project's. */
    public boolean isForeign(Path path) {
        return foreign.stream().anyMatch(path::startsWith);
    }

    /** Whether no scan looks at a path of the project, whatever lies there: it is excluded, or npm's. */
    public boolean leavesOut(String path) {
        try {
            return ("/" + path).contains("/node_modules/") || Globs.of(excludes).matches(path);
        } catch (PlanException e) {
            throw new IllegalStateException("the plan was made with these globs", e);
        }
    }

    /** The path as reports show it: relative to the root, forward slashes; "" for the root itself. */
    public String relative(Path path) {
        return root.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
