package io.sekisho.core.change;

import io.sekisho.core.plan.GitDiff;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Where files and modules of the project were at the base. */
final class Moves {
    private final Paths paths;
    private final Map<String, GitDiff.Pair> changed = new HashMap<>();

    Moves(GitDiff diff, Paths paths) {
        this.paths = paths;
        diff.pairs().stream().filter(pair -> pair.to() != null).forEach(pair -> changed.put(pair.to(), pair));
    }

    /**
     * @param path in the project
     * @return null when it was not there, or not in the project
     */
    String fileBefore(String path) {
        GitDiff.Pair pair = changed.get(paths.inGit(path));
        if (pair == null) {
            return path;
        }
        return pair.before() == null || !paths.isInProject(pair.from()) ? null : paths.inProject(pair.from());
    }

    /**
     * A module is where its build file is.
     *
     * @param directory in the repository
     * @return in the project; null when it was not there, or not in the project
     */
    String moduleBefore(String directory) {
        return moduleBefore(directory, "pom.xml", "build.gradle", "build.gradle.kts");
    }

    /** @param names of the files of which one is there; the first that changed tells */
    String moduleBefore(String directory, String... names) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        String file = Stream.of(names)
                .map(name -> prefix + name)
                .filter(changed::containsKey)
                .findFirst()
                .orElse(prefix + names[0]);
        if (!paths.isInProject(file)) {
            return null;
        }
        String before = fileBefore(paths.inProject(file));
        return before == null ? null : Manifests.parent(before);
    }
}
