package io.sekisho.core.change;

import io.sekisho.core.plan.GitDiff;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitLines;
import io.sekisho.model.Finding;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether an occurrence is touched by what changed since the base. What git cannot know is null, never false. */
final class Touch {
    /** A Maven project that others may have as their parent, or import versions from. */
    private static final Pattern PARENT = Pattern.compile("<packaging>\\s*pom\\s*</packaging>");

    private final GitDiff diff;
    private final Paths paths;
    private final boolean compared;
    private final Map<String, GitDiff.Pair> changed = new HashMap<>();
    private final Map<GitDiff.Pair, GitLines> lines;
    private final Set<String> commits;
    private final Set<String> directories = new HashSet<>();
    private final NpmChanges npm;
    private boolean everywhere;
    private boolean archives;

    static Touch of(GitDiff diff, Paths paths, boolean compared, List<Finding> findings)
            throws GitException, InterruptedException {
        return new Touch(diff, paths, compared, findings);
    }

    private Touch(GitDiff diff, Paths paths, boolean compared, List<Finding> findings)
            throws GitException, InterruptedException {
        this.diff = diff;
        this.paths = paths;
        this.compared = compared;
        this.npm = new NpmChanges(diff);
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
                    directories.add(Manifests.directory(path));
                    everywhere |= Manifests.isShared(path) || isParent(path, pair);
                }
            }
        }
    }

    private boolean isParent(String path, GitDiff.Pair pair) throws GitException, InterruptedException {
        return path.endsWith("pom.xml") && (isParent(pair.before()) || isParent(pair.now()));
    }

    private boolean isParent(String blob) throws GitException, InterruptedException {
        return blob != null
                && PARENT.matcher(new String(diff.blob(blob), StandardCharsets.ISO_8859_1))
                        .find();
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

    Boolean of(Finding finding, Occurrence occurrence) {
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
    private Boolean dependency(Finding finding, Occurrence occurrence) {
        String path = paths.inGit(occurrence.location().path());
        GitDiff.Pair pair = changed.get(path);
        boolean differs =
                pair != null && (pair.before() == null || !pair.before().equals(pair.now()));
        if (differs && !(Manifests.isNpm(path) && NpmChanges.isComparable(pair))) {
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

    /** What npm's files declare no others decide, and the other way round; of what lies where no manifest is it is not known which. */
    private boolean isDecidedAnew(Finding finding, Occurrence occurrence, String path, String module) {
        boolean byNpm = Manifests.isNpm(path);
        boolean byOthers = !byNpm && Manifests.isOne(path);
        return !byOthers && npm.touch(finding, occurrence, module)
                || !byNpm
                        && (everywhere || directories.stream().anyMatch(changes -> Manifests.reaches(changes, module)));
    }
}
