package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Dependencies that the report lists though nobody looked at them, unless the plan has said so already. */
final class Unexamined {
    private static final Set<String> MAVEN = Set.of("plan.maven-unresolved", "plan.maven-unresolved-tests");
    private static final Set<String> SHIPPED = Set.of("compile", "runtime", "provided", "optional", "dev");

    private Unexamined() {}

    /** @param dependencies what none of Dependency-Check's analyzers reported, not in an archive either */
    static List<Gap> gaps(ScanPlan plan, Collection<ResolvedDependency> dependencies) {
        Set<String> told = new TreeSet<>();
        plan.gaps().forEach(gap -> told.add(gap.message().code()));
        Map<GapType, TreeSet<String>> names = new EnumMap<>(GapType.class);
        Map<GapType, TreeSet<String>> paths = new EnumMap<>(GapType.class);
        for (ResolvedDependency dependency : dependencies) {
            GapType type = type(dependency, told);
            if (type != null) {
                names.computeIfAbsent(type, any -> new TreeSet<>()).add(name(dependency));
                paths.computeIfAbsent(type, any -> new TreeSet<>())
                        .add(dependency.declaration().path());
            }
        }
        List<Gap> gaps = new ArrayList<>();
        names.forEach((type, these) -> {
            String code = "dependency."
                    + switch (type) {
                        case UNREADABLE_FILE -> "unexamined-file";
                        case TOOL_NOTE -> "unexamined-build";
                        default -> "unexamined";
                    };
            String examples = String.join(", ", these.stream().limit(3).toList()) + (these.size() > 3 ? " …" : "");
            gaps.add(new Gap(
                    type,
                    "dependency",
                    Text.of(code, these.size(), examples),
                    Text.of(code + "-step"),
                    List.copyOf(paths.get(type)),
                    these.size()));
        });
        return gaps;
    }

    /** @return null when it is said already */
    private static GapType type(ResolvedDependency dependency, Set<String> told) {
        if (dependency.file() != null) {
            // What lies in a mere container is examined, and it is dropped then.
            return BoundedArchiveAnalyzer.isOnlyContainer(dependency.file().toFile()) ? null : GapType.UNREADABLE_FILE;
        }
        String declaration = dependency.declaration().path();
        boolean maven = dependency.packageUrl().startsWith("pkg:maven/") && !declaration.contains("gradle");
        boolean shipped = SHIPPED.contains(dependency.scope());
        if (maven && MAVEN.stream().anyMatch(told::contains)
                || shipped && declaration.contains("gradle") && told.contains("plan.gradle-absent")) {
            return null;
        }
        return shipped ? GapType.DEPENDENCIES_UNRESOLVED : GapType.TOOL_NOTE;
    }

    private static String name(ResolvedDependency dependency) {
        return PackageId.parse(dependency.packageUrl())
                .map(id -> id.version() == null ? id.name() : id.name() + ' ' + id.version())
                .orElse(dependency.packageUrl());
    }
}
