package io.sekisho.core.plan;

import io.sekisho.model.Location;
import java.nio.file.Path;
import java.util.List;

/**
 * A component that a build file or lock file of the project resolves to.
 *
 * @param packageUrl purl with version
 * @param file the jar in a local repository or cache, absolute; null when this machine has none, or the ecosystem has none
 * @param module directory of the declaring module, relative
 * @param declaration the line of the build file that declares it or, for a transitive one, the direct dependency that brings
 *     it in; a whole-file location when the line is not known
 * @param path from the direct dependency to this one, purls with version, this one last; a single element when direct
 * @param scope compile, runtime, provided, test, dev …, as the ecosystem calls it
 */
public record ResolvedDependency(
        String packageUrl, Path file, String module, Location declaration, List<String> path, String scope) {
    public ResolvedDependency {
        path = List.copyOf(path);
    }

    public boolean direct() {
        return path.size() <= 1;
    }
}
