package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.Manifest;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which manifests an analyzer reads without the network, and which not.
 *
 * @param readable handed to Dependency-Check as they are
 * @param gaps one for each ecosystem with manifests that nothing reads
 */
record Ecosystems(List<Manifest> readable, List<Gap> gaps) {
    /** The planner resolves these; what it cannot is a gap of the plan. */
    private static final Set<String> PLANNED = Set.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "libs.versions.toml",
            "gradle.lockfile",
            "buildscript-gradle.lockfile",
            "package.json",
            "package-lock.json",
            "npm-shrinkwrap.json");

    private static final Set<String> READ = Set.of("composer.lock", "packages.config");

    /** Says nothing that the file beside it, which is read, does not say. */
    private static final Map<String, String> COMPANIONS =
            Map.of("composer.json", "composer.lock", "packages.lock.json", "packages.config");

    static Ecosystems of(ScanPlan plan) {
        Set<Path> files = new HashSet<>();
        plan.manifests().forEach(manifest -> files.add(manifest.file()));
        List<Manifest> readable = new ArrayList<>();
        Map<String, List<String>> unread = new TreeMap<>();
        for (Manifest manifest : plan.manifests()) {
            String name = manifest.file().getFileName().toString();
            if (PLANNED.contains(name)) {
                continue;
            }
            String companion = COMPANIONS.get(name);
            if (READ.contains(name) || name.endsWith(".csproj") || name.endsWith(".vbproj")) {
                readable.add(manifest);
            } else if (name.equals("Directory.Packages.props")) {
                // Read together with the projects below it.
                continue;
            } else if (companion == null || !files.contains(manifest.file().resolveSibling(companion))) {
                unread.computeIfAbsent(manifest.ecosystem(), any -> new ArrayList<>())
                        .add(plan.relative(manifest.file()));
            }
        }
        List<Gap> gaps = new ArrayList<>();
        unread.forEach((ecosystem, paths) -> gaps.add(new Gap(
                GapType.ECOSYSTEM_UNSUPPORTED,
                "dependency",
                Text.of("dependency.ecosystem-unsupported", ecosystem, paths.size()),
                Text.of("dependency.ecosystem-unsupported-step"),
                paths,
                paths.size())));
        return new Ecosystems(readable, gaps);
    }
}
