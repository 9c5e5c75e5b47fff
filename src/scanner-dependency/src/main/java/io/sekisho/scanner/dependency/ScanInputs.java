package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.Manifest;
import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a project is handed to Dependency-Check.
 *
 * @param contents one file for each distinct content, with every path where that content lies; only the key is scanned
 * @param dependencies what build files and lock files resolve to and what is shipped, or runs in production: a gate on that must
 *     not fail for the tools that made it, whatever the ecosystem
 * @param leftOut what only tests or development need: none of it is shipped
 * @param packages those of them that npm lock files name, which have no file of their own
 * @param gaps what no analyzer will see
 * @param counts for the report
 */
record ScanInputs(
        Map<Path, List<Path>> contents,
        List<ResolvedDependency> dependencies,
        List<ResolvedDependency> leftOut,
        List<ResolvedDependency> packages,
        List<Gap> gaps,
        Map<String, Long> counts) {

    private static final int MOST_NAMES = 3;

    /** @param scripts whether JavaScript files are of use, that is, whether the database can judge them */
    static ScanInputs of(ScanPlan plan, boolean scripts) {
        List<Gap> gaps = new ArrayList<>();
        Map<Boolean, List<ResolvedDependency>> byUse =
                plan.dependencies().stream().collect(Collectors.partitioningBy(ScanInputs::isForDevelopment));
        List<ResolvedDependency> dependencies = byUse.get(false);
        List<ResolvedDependency> leftOut = byUse.get(true);
        gaps.addAll(leftOut(leftOut));
        TreeSet<Path> files = new TreeSet<>(plan.archives());
        dependencies.stream()
                .map(ResolvedDependency::file)
                .filter(java.util.Objects::nonNull)
                .forEach(files::add);
        Ecosystems ecosystems = Ecosystems.of(plan);
        ecosystems.readable().stream().map(Manifest::file).forEach(files::add);
        gaps.addAll(ecosystems.gaps());
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
        counts.put("dependencies-of-development-left-out", (long) leftOut.size());
        counts.put("npm-packages", (long) packages.size());
        List<Path> outputs = plan.modules().stream()
                .flatMap(module ->
                        Stream.concat(module.classDirectories().stream(), module.testClassDirectories().stream()))
                .toList();
        Map<Path, List<Path>> contents = SameContent.withoutBuildCopies(SameContent.group(files), outputs);
        return new ScanInputs(contents, dependencies, leftOut, packages, gaps, counts);
    }

    boolean isEmpty() {
        return contents.isEmpty() && dependencies.isEmpty();
    }

    /** What is left out can bring in what is not: a test's dependency that Maven gives a wider scope, for another needs it. */
    List<ResolvedDependency> all() {
        return Stream.concat(dependencies.stream(), leftOut.stream()).toList();
    }

    private static List<Gap> leftOut(List<ResolvedDependency> dependencies) {
        if (dependencies.isEmpty()) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>();
        dependencies.forEach(one -> PackageId.parse(one.packageUrl())
                .ifPresent(id -> names.add(id.name() + (id.version() == null ? "" : " " + id.version()))));
        String few = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", …" : "");
        return List.of(new Gap(
                GapType.SKIPPED_FILE,
                "dependency",
                Text.of("dependency.development-left-out", names.size(), few),
                Text.of("dependency.development-left-out-step"),
                dependencies.stream().map(one -> one.declaration().path()).toList(),
                names.size()));
    }

    private static boolean isForDevelopment(ResolvedDependency dependency) {
        return "test".equals(dependency.scope()) || "dev".equals(dependency.scope());
    }
}
