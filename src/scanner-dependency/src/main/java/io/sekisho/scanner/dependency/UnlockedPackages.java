package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.Manifest;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Installed npm packages are left out because a lock file tells them: where there is none, nobody does. */
final class UnlockedPackages {
    private UnlockedPackages() {}

    static List<Gap> gaps(ScanPlan plan) {
        Set<Path> locked = new HashSet<>();
        plan.manifests().stream()
                .filter(manifest -> manifest.lock() && manifest.ecosystem().equals("npm"))
                .map(Manifest::file)
                .forEach(file -> locked.add(file.getParent()));
        List<String> unlocked = plan.gaps().stream()
                .filter(gap -> gap.message().code().equals("plan.node-modules"))
                .flatMap(gap -> gap.paths().stream())
                .filter(path -> !isLocked(plan.root().resolve(path), plan.root(), locked))
                .filter(path -> hasPackages(plan.root().resolve(path)))
                .toList();
        return unlocked.isEmpty()
                ? List.of()
                : List.of(new Gap(
                        GapType.DEPENDENCIES_UNRESOLVED,
                        "dependency",
                        Text.of("dependency.packages-unlocked", unlocked.size()),
                        Text.of("dependency.packages-unlocked-step"),
                        unlocked,
                        unlocked.size()));
    }

    private static boolean isLocked(Path packages, Path root, Set<Path> locked) {
        for (Path at = packages.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
            if (locked.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** Tools keep their caches there too. */
    private static boolean hasPackages(Path directory) {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.anyMatch(path -> !path.getFileName().toString().startsWith("."));
        } catch (IOException e) {
            return true;
        }
    }
}
