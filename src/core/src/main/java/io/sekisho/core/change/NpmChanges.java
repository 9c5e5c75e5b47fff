package io.sekisho.core.change;

import io.sekisho.core.plan.EarlierPackages;
import io.sekisho.core.plan.GitDiff;
import io.sekisho.core.plan.GitException;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What changed in the files by which npm and its like decide, and which packages that concerns. */
final class NpmChanges {
    private record Reach(String directory, NpmChange change) {}

    private final GitDiff diff;
    private final Moves moves;
    private final Base base;
    private final List<Reach> reaches = new ArrayList<>();
    private EarlierPackages earlier;

    NpmChanges(GitDiff diff, Paths paths, Base base) {
        this.diff = diff;
        this.moves = new Moves(diff, paths);
        this.base = base;
    }

    /** @param path of a manifest of npm's that the pair has or had */
    void add(GitDiff.Pair pair, String path) throws GitException, InterruptedException {
        if (pair.before() != null && pair.before().equals(pair.now()) && !pair.isRename()) {
            return;
        }
        reaches.add(new Reach(Manifests.directory(path), change(pair, path).orElse(null)));
    }

    /** Whether the change of a file is told package by package. */
    static boolean isComparable(GitDiff.Pair pair) {
        return pair.before() != null && pair.now() != null && Manifests.isNpmJson(pair.to());
    }

    private Optional<NpmChange> change(GitDiff.Pair pair, String path) throws GitException, InterruptedException {
        return isComparable(pair) && Manifests.isNpmJson(path)
                ? NpmChange.between(
                        diff.blob(pair.before()),
                        diff.blob(pair.now()),
                        !pair.to().endsWith("package.json"))
                : Optional.empty();
    }

    /** @param module directory that it belongs to */
    boolean touch(Finding finding, Occurrence occurrence, String module) throws InterruptedException {
        return isNamed(finding, occurrence, module) || isShippedNow(occurrence, module);
    }

    private boolean isNamed(Finding finding, Occurrence occurrence, String module) {
        List<Reach> here = reaches.stream()
                .filter(reach -> Manifests.reaches(reach.directory(), module))
                .toList();
        if (here.isEmpty()) {
            return false;
        }
        String purl =
                finding.vulnerability() == null ? null : finding.vulnerability().packageUrl();
        String name = NpmChange.name(purl);
        List<String> path = occurrence.dependencyPath().stream()
                .map(NpmChange::name)
                .filter(Objects::nonNull)
                .toList();
        boolean locked = isLocked(module);
        return here.stream()
                .anyMatch(reach -> reach.change() == null || reach.change().concerns(name, path, locked));
    }

    /**
     * What leads to a package decides whether it is shipped: an entry elsewhere in the lock file, or what a workspace's
     * {@code package.json} below calls development's. The entry of the package itself need not change for that.
     */
    private boolean isShippedNow(Occurrence occurrence, String module) throws InterruptedException {
        List<String> path = occurrence.dependencyPath();
        String component = path.isEmpty() ? "" : path.get(path.size() - 1);
        boolean changed = reaches.stream()
                .anyMatch(reach ->
                        Manifests.reaches(reach.directory(), module) || Manifests.reaches(module, reach.directory()));
        if (!changed || !component.startsWith("pkg:npm/") || !isLocked(module)) {
            return false;
        }
        String before = moves.moduleBefore(module, "npm-shrinkwrap.json", "package-lock.json", "package.json");
        if (earlier == null) {
            earlier = base.packages();
        }
        return before == null || !earlier.shipped(before, component);
    }

    private boolean isLocked(String module) {
        for (String at = module; ; at = Manifests.parent(at)) {
            String directory = at.isEmpty() ? "" : at + "/";
            if (Stream.of(Manifests.NPM_LOCKS).anyMatch(lock -> diff.isTracked(directory + lock))) {
                return true;
            }
            if (at.isEmpty()) {
                return false;
            }
        }
    }
}
