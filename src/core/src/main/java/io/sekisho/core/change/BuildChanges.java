package io.sekisho.core.change;

import io.sekisho.core.plan.EarlierDependencies;
import io.sekisho.core.plan.GitDiff;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.PomChange;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What changed in the files by which Maven, Gradle and all but npm's like decide. Of what they reach, that alone is untouched which
 * the files of the base are known to have brought in as it is now.
 */
final class BuildChanges {
    /** A Maven project that others may have as their parent, or import versions from. */
    private static final Pattern PARENT = Pattern.compile("<packaging>\\s*pom\\s*</packaging>");

    private final GitDiff diff;
    private final Paths paths;
    private final Moves moves;
    private final Base base;
    private final Set<String> directories = new HashSet<>();
    private final Set<String> builds = new HashSet<>();
    private final Set<String> poms = new HashSet<>();
    private boolean everywhere;
    private EarlierDependencies earlier;

    BuildChanges(GitDiff diff, Paths paths, Base base) {
        this.diff = diff;
        this.paths = paths;
        this.moves = new Moves(diff, paths);
        this.base = base;
    }

    /** @param path of a manifest that the pair has or had */
    void add(GitDiff.Pair pair, String path) throws GitException, InterruptedException {
        boolean pom = Manifests.isPom(path);
        PomChange change = pom ? pom(pair) : PomChange.ANYTHING;
        if (change == PomChange.NOTHING) {
            return;
        }
        if (change == PomChange.BUILD) {
            builds.add(Manifests.directory(path));
            return;
        }
        directories.add(Manifests.directory(path));
        if (pom) {
            poms.add(Manifests.directory(path));
        }
        everywhere |= Manifests.isShared(path) || pom && (isParent(pair.before()) || isParent(pair.now()));
    }

    private PomChange pom(GitDiff.Pair pair) throws GitException, InterruptedException {
        if (pair.before() == null || pair.now() == null || !pair.to().equals(pair.from())) {
            return PomChange.ANYTHING;
        }
        return PomChange.between(diff.blob(pair.before()), diff.blob(pair.now()));
    }

    private boolean isParent(String blob) throws GitException, InterruptedException {
        return blob != null
                && PARENT.matcher(new String(diff.blob(blob), StandardCharsets.ISO_8859_1))
                        .find();
    }

    /** @param module directory that it belongs to */
    boolean touch(Finding finding, Occurrence occurrence, String module) throws InterruptedException {
        String component = component(occurrence);
        boolean packed = isPacked(occurrence, component);
        if (everywhere || reach(directories, module)) {
            return !was(finding, occurrence, component, module);
        }
        if (reach(builds, module) && (component == null || packed)) {
            return !was(finding, occurrence, component, module);
        }
        return component != null && !packed && isShiftedByOthers(occurrence, component, module);
    }

    private static boolean reach(Set<String> changed, String module) {
        return changed.stream().anyMatch(directory -> Manifests.reaches(directory, module));
    }

    /** A module that another one needs can change what comes with it, and what wins over it. */
    private boolean isShiftedByOthers(Occurrence occurrence, String component, String module)
            throws InterruptedException {
        if (poms.isEmpty()
                || !component.startsWith("pkg:maven/")
                || occurrence.dependencyPath().size() < 2) {
            return false;
        }
        String before = moves.moduleBefore(module);
        if (before == null || had(occurrence, component, before)) {
            return false;
        }
        return earlier().knows(before)
                || earlier().siblings(before).stream().anyMatch(sibling -> poms.contains(directory(sibling)));
    }

    private String directory(String inProject) {
        String path = paths.inGit(inProject);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private boolean was(Finding finding, Occurrence occurrence, String component, String module)
            throws InterruptedException {
        if (component == null
                || isPacked(occurrence, component) && !isAbout(finding, component)
                || isOfTwoTools(module)) {
            return false;
        }
        String before = moves.moduleBefore(module);
        return before != null && had(occurrence, component, before);
    }

    private boolean had(Occurrence occurrence, String component, String module) throws InterruptedException {
        String file = moves.fileBefore(occurrence.location().path());
        return file != null && earlier().had(module, component, file);
    }

    private EarlierDependencies earlier() throws InterruptedException {
        if (earlier == null) {
            earlier = base.dependencies();
        }
        return earlier;
    }

    /** Which of the two is asked there depends on what is built. */
    private boolean isOfTwoTools(String module) {
        String directory = module.isEmpty() ? "" : module + "/";
        return diff.isTracked(directory + "pom.xml")
                && (diff.isTracked(directory + "build.gradle") || diff.isTracked(directory + "build.gradle.kts"));
    }

    private static String component(Occurrence occurrence) {
        List<String> path = occurrence.dependencyPath();
        return path.isEmpty() ? null : path.get(path.size() - 1);
    }

    /** Whether it lies in the project, in what a build has made for instance, and not where build tools keep what they download. */
    private static boolean isPacked(Occurrence occurrence, String component) {
        if (occurrence.artifact() == null) {
            return false;
        }
        String file = occurrence.artifact().split("!/", 2)[0];
        String name =
                component == null ? "" : plain(component).replaceAll(".*/", "").replace('@', '-');
        return file.contains("/") || !file.startsWith(name);
    }

    /** What lies in an archive is taken for a declared component by its name and version. */
    private static boolean isAbout(Finding finding, String component) {
        String purl =
                finding.vulnerability() == null ? null : finding.vulnerability().packageUrl();
        return purl != null && coordinates(purl).equals(coordinates(component));
    }

    private static String coordinates(String purl) {
        String plain = plain(purl);
        int version = plain.lastIndexOf('@');
        return version > plain.lastIndexOf('/') ? plain.substring(0, version) : plain;
    }

    private static String plain(String purl) {
        return purl.split("[?#]", 2)[0];
    }
}
