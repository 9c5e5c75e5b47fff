package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.core.config.Config;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.Module.BuildTool;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The project here: what a scan would find to look at, what it would miss, and whether the tools to mend that are here. */
final class ProjectExamination implements Examination {
    @Override
    public List<Check> of(Place place) throws InterruptedException {
        ScanPlan plan;
        try {
            plan = plan(place);
        } catch (PlanException e) {
            return List.of(Check.missing(Topic.PROJECT, e.text(), null));
        } catch (IOException e) {
            return List.of(Check.missing(
                    Topic.PROJECT,
                    Text.of("admin.project-unreadable", place.directory(), IoProblem.of(e)),
                    Text.of("admin.project-unreadable-step")));
        }
        List<Check> checks = new ArrayList<>();
        missingTools(place, plan).ifPresent(checks::add);
        long compiled = plan.modules().stream()
                .filter(module -> !module.classDirectories().isEmpty())
                .count();
        checks.add(Check.ok(
                Topic.PROJECT,
                Text.of(
                        "admin.project",
                        compiled,
                        plan.modules().size(),
                        plan.archives().size(),
                        plan.dependencies().size())));
        for (Gap gap : plan.gaps()) {
            checks.add(new Check(place.level(gap.type()), Topic.PROJECT, gap.message(), gap.nextStep()));
        }
        return checks;
    }

    private static ScanPlan plan(Place place) throws PlanException, IOException, InterruptedException {
        PackageCaches caches = PackageCaches.of(
                place.context().environment(),
                Path.of(System.getProperty("user.home")),
                System.getProperty("maven.repo.local"));
        Config config = place.settings().config();
        Set<Kind> kinds = Arrays.stream(Kind.values()).filter(place::scans).collect(Collectors.toSet());
        List<Path> own = List.of(
                place.directory().resolve("sekisho-report/sekisho-report.json"),
                place.context().home().root());
        return new Planner(caches).plan(new PlanRequest(place.directory(), null, false, kinds, config.excludes(), own));
    }

    /** Only those that the project's own gaps ask for; a wrapper in the project is as good. */
    private static java.util.Optional<Check> missingTools(Place place, ScanPlan plan) {
        boolean gaps = plan.gaps().stream()
                .anyMatch(gap ->
                        gap.type() == GapType.SOURCES_WITHOUT_CLASSES || gap.type() == GapType.DEPENDENCIES_UNRESOLVED);
        Set<String> wanted = new TreeSet<>();
        for (var module : gaps ? plan.modules() : List.<io.sekisho.core.plan.Module>of()) {
            if (module.buildTool() == BuildTool.MAVEN && !hasFile(place, "mvnw")) {
                wanted.add("mvn");
            } else if (module.buildTool() == BuildTool.GRADLE && !hasFile(place, "gradlew")) {
                wanted.add("gradle");
            }
        }
        if (gaps
                && plan.manifests().stream()
                        .anyMatch(manifest -> manifest.ecosystem().equals("npm"))) {
            wanted.add("npm");
        }
        wanted.removeIf(place::hasProgram);
        return wanted.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(Check.note(
                        Topic.BUILD,
                        Text.of("admin.build-tools", String.join(", ", wanted)),
                        Text.of("admin.build-tools-step")));
    }

    private static boolean hasFile(Place place, String name) {
        return Files.isRegularFile(place.directory().resolve(name));
    }
}
