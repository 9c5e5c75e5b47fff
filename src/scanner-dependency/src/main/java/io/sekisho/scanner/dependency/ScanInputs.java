package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.Manifest;
import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What of a project is handed to Dependency-Check.
 *
 * @param contents one file for each distinct content, with every path where that content lies; only the key is scanned
 * @param dependencies what build files and lock files resolve to, without what only tests need: as Dependency-Check's own
 *     build plugins do by default
 * @param packages those of them that npm lock files name, which have no file of their own
 * @param gaps what no analyzer will see
 * @param counts for the report
 */
record ScanInputs(
        Map<Path, List<Path>> contents,
        List<ResolvedDependency> dependencies,
        List<ResolvedDependency> packages,
        List<Gap> gaps,
        Map<String, Long> counts) {

    /** @param scripts whether JavaScript files are of use, that is, whether the database can judge them */
    static ScanInputs of(ScanPlan plan, boolean scripts) {
        List<Gap> gaps = new ArrayList<>();
        List<ResolvedDependency> dependencies = plan.dependencies().stream()
                .filter(dependency -> !isTest(dependency))
                .map(NpmAlias::resolve)
                .toList();
        TreeSet<Path> files = new TreeSet<>(plan.archives());
        dependencies.stream()
                .map(ResolvedDependency::file)
                .filter(java.util.Objects::nonNull)
                .forEach(files::add);
        Ecosystems ecosystems = Ecosystems.of(plan);
        ecosystems.readable().stream().map(Manifest::file).forEach(files::add);
        gaps.addAll(ecosystems.gaps());
        gaps.addAll(UnlockedPackages.gaps(plan));
        List<Path> scriptFiles = List.of();
        if (scripts) {
            ScriptFiles walk = ScriptFiles.of(plan);
            scriptFiles = walk.files();
            files.addAll(scriptFiles);
            gaps.addAll(walk.gaps());
        }
        List<ResolvedDependency> packages = dependencies.stream()
                .filter(dependency -> dependency.packageUrl().startsWith("pkg:npm/"))
                .toList();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("archives", (long) plan.archives().size());
        counts.put("lock-files", (long) ecosystems.readable().size());
        counts.put("scripts", (long) scriptFiles.size());
        counts.put("dependencies", (long) dependencies.size());
        counts.put("dependencies-of-tests-left-out", (long) (plan.dependencies().size() - dependencies.size()));
        counts.put("npm-packages", (long) packages.size());
        List<Path> outputs = plan.modules().stream()
                .flatMap(module ->
                        Stream.concat(module.classDirectories().stream(), module.testClassDirectories().stream()))
                .toList();
        Map<Path, List<Path>> contents = SameContent.withoutBuildCopies(SameContent.group(files), outputs);
        return new ScanInputs(contents, dependencies, packages, gaps, counts);
    }

    boolean isEmpty() {
        return contents.isEmpty() && dependencies.isEmpty();
    }

    private static boolean isTest(ResolvedDependency dependency) {
        return "test".equals(dependency.scope());
    }
}
