package io.sekisho.core.change;

import io.sekisho.core.plan.GitDiff;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitLines;
import io.sekisho.model.Finding;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether an occurrence is touched by what changed since the base. What git cannot know is null, never false. */
final class Touch {
    private final GitDiff diff;
    private final Paths paths;
    private final boolean compared;
    private final Map<String, GitDiff.Pair> changed = new HashMap<>();
    private final Map<GitDiff.Pair, GitLines> lines;
    private final Set<String> commits;
    private final NpmChanges npm;
    private final BuildChanges builds;
    private boolean archives;

    Touch(GitDiff diff, Paths paths, boolean compared, Base base, List<Finding> findings)
            throws GitException, InterruptedException {
        this.diff = diff;
        this.paths = paths;
        this.compared = compared;
        this.npm = new NpmChanges(diff, paths, base);
        this.builds = new BuildChanges(diff, paths, base);
        for (GitDiff.Pair pair : diff.pairs()) {
            if (pair.to() != null) {
                changed.put(pair.to(), pair);
            }
            manifest(pair);
        }
        this.lines = diff.lines(asked(findings));
        this.commits = findings.stream()
                        .flatMap(finding -> finding.occurrences().stream())
                        .anyMatch(occurrence -> occurrence.commit() != null)
                ? diff.commits()
                : Set.of();
    }

    private void manifest(GitDiff.Pair pair) throws GitException, InterruptedException {
        for (String path : new String[] {pair.from(), pair.to()}) {
            if (path != null) {
                archives |= Manifests.isArchive(path);
                if (Manifests.isNpm(path)) {
                    npm.add(pair, path);
                } else if (Manifests.isOne(path)) {
                    builds.add(pair, path);
                }
            }
        }
    }

    /** Only files with findings are compared line by line. */
    private List<GitDiff.Pair> asked(List<Finding> findings) {
        Set<GitDiff.Pair> asked = new LinkedHashSet<>();
        for (Finding finding : findings) {
            for (Occurrence occurrence : finding.occurrences()) {
                GitDiff.Pair pair =
                        changed.get(paths.inGit(occurrence.location().path()));
                if (pair != null && hasTwoSides(pair)) {
                    asked.add(pair);
                }
            }
        }
        return new ArrayList<>(asked);
    }

    private static boolean hasTwoSides(GitDiff.Pair pair) {
        return pair.before() != null && pair.now() != null && !pair.before().equals(pair.now());
    }

    Boolean of(Finding finding, Occurrence occurrence) throws InterruptedException {
        return switch (finding.kind()) {
            case DEPENDENCY -> dependency(finding, occurrence);
            case SECRET -> secret(occurrence);
            case CODE, EXTERNAL -> flaw(occurrence);
        };
    }

    /** One that came back in the same place is touched, though a commit from before the base had it first. */
    private Boolean secret(Occurrence occurrence) {
        if (occurrence.commit() == null) {
            return lines(occurrence.location(), false);
        }
        if (commits.contains(occurrence.commit().id())) {
            return true;
        }
        return occurrence.inTree() && Boolean.TRUE.equals(lines(occurrence.location(), false));
    }

    /** A change elsewhere in the file can make a line wrong; an earlier report then knows whether it was so before. */
    private Boolean flaw(Occurrence occurrence) {
        Boolean touched = lines(occurrence.location(), true);
        GitDiff.Pair pair = changed.get(paths.inGit(occurrence.location().path()));
        boolean unsure = compared && pair != null && hasTwoSides(pair);
        return Boolean.FALSE.equals(touched) && unsure ? null : touched;
    }

    private Boolean lines(Location location, boolean gaps) {
        String path = paths.inGit(location.path());
        GitDiff.Pair pair = changed.get(path);
        if (pair == null) {
            return diff.isTracked(path) ? Boolean.FALSE : diff.isUncommitted(path) ? Boolean.TRUE : null;
        }
        if (pair.before() == null || pair.now() == null) {
            return true;
        }
        if (pair.before().equals(pair.now())) {
            return false;
        }
        GitLines changes = lines.get(pair);
        if (changes == null || location.startLine() == 0) {
            return changes == null || changes.whole() || !changes.hunks().isEmpty();
        }
        return changes.touch(location.startLine(), location.endLine(), gaps);
    }

    /** A library that lies there itself is touched by its own change, one that is declared by what decides about it. */
    private Boolean dependency(Finding finding, Occurrence occurrence) throws InterruptedException {
        String path = paths.inGit(occurrence.location().path());
        GitDiff.Pair pair = changed.get(path);
        if (differs(pair) && !isTold(occurrence, pair, path) || isInWhatChanged(occurrence)) {
            return true;
        }
        boolean tracked = diff.isTracked(path);
        if (pair == null && !tracked && diff.isUncommitted(path)) {
            return true;
        }
        if (tracked && Manifests.isContent(path)) {
            return false;
        }
        String module = occurrence.module() == null ? Manifests.parent(path) : paths.inGit(occurrence.module());
        String directory = module.endsWith("/") ? module.substring(0, module.length() - 1) : module;
        if (isDecidedAnew(finding, occurrence, path, directory)) {
            return true;
        }
        boolean known = tracked || occurrence.module() != null && !archives;
        return known ? Boolean.FALSE : null;
    }

    private static boolean differs(GitDiff.Pair pair) {
        return pair != null && (pair.before() == null || !pair.before().equals(pair.now()));
    }

    /** Whether more is known than that the file that declares it is another one. */
    private static boolean isTold(Occurrence occurrence, GitDiff.Pair pair, String path) {
        return Manifests.isNpm(path)
                ? NpmChanges.isComparable(pair)
                : Manifests.isOfJava(path)
                        && pair.before() != null
                        && !occurrence.dependencyPath().isEmpty();
    }

    /** A declared library can lie in the repository, too. */
    private boolean isInWhatChanged(Occurrence occurrence) {
        return occurrence.artifact() != null
                && differs(changed.get(paths.inGit(occurrence.artifact().split("!/", 2)[0])));
    }

    /** What npm's files declare no others decide, and the other way round; of what lies where no manifest is it is not known which. */
    private boolean isDecidedAnew(Finding finding, Occurrence occurrence, String path, String module)
            throws InterruptedException {
        boolean byNpm = Manifests.isNpm(path);
        boolean byOthers = !byNpm && Manifests.isOne(path);
        return !byOthers && npm.touch(finding, occurrence, module)
                || !byNpm && builds.touch(finding, occurrence, module);
    }
}
