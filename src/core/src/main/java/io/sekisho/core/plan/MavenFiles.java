package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the Maven builds of a project: modules, what they resolve to offline, and what is missing. */
final class MavenFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MavenFiles.class);

    private final Tree tree;
    private final Path boundary;
    private final Path localRepository;
    private final MavenHeard heard;

    /**
     * @param boundary real directory out of which no {@code relativePath} of a parent may lead
     * @param localRepository need not exist
     * @param heard is told what else is seen
     */
    MavenFiles(Tree tree, Path boundary, Path localRepository, MavenHeard heard) {
        this.heard = heard;
        this.tree = tree;
        this.boundary = boundary;
        this.localRepository = localRepository.toAbsolutePath().normalize();
    }

    Found read() {
        Found found = new Found();
        List<Path> files = MavenReactor.outermostFirst(tree.named("pom.xml")).stream()
                .filter(pom -> !GradleFiles.owns(tree, pom.getParent()))
                .toList();
        if (files.isEmpty()) {
            return found;
        }
        MavenReactorPoms poms = new MavenReactorPoms(files, boundary);
        MavenModels models = new MavenModels(new MavenPomSource.Resolver(poms, localRepository), boundary, heard);
        MavenReactor.Answer reactor = MavenReactor.read(tree, files, poms, models);
        found.gaps().addAll(reactor.gaps());
        Map<String, String> system = new TreeMap<>();
        models.systemProperties().forEach((key, value) -> system.put((String) key, (String) value));
        Map<Path, List<MavenModule>> builds = new LinkedHashMap<>();
        for (MavenModule module : reactor.modules()) {
            builds.computeIfAbsent(module.reactor(), any -> new ArrayList<>()).add(module);
        }
        try (MavenSession session = new MavenSession(localRepository, reactor.modules(), system, tree)) {
            MavenDependencies dependencies = new MavenDependencies(session, localRepository, tree);
            builds.forEach((root, modules) -> found.add(build(root, modules, dependencies)));
            heard.closed(session);
        }
        return found;
    }

    private Found build(Path root, List<MavenModule> modules, MavenDependencies resolver) {
        Found found = new Found();
        CompiledState compiled = new CompiledState(tree);
        TreeSet<String> unresolved = new TreeSet<>();
        TreeSet<String> tests = new TreeSet<>();
        List<String> broken = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (MavenModule module : modules) {
            List<Path> classPath = List.of();
            if (module.effective() == null) {
                heard.broken(module);
                broken.add(tree.relative(module.pom()));
                reasons.add(module.problem());
            } else if (!module.aggregator()) {
                MavenDependencies.Answer answer = resolve(resolver, module, broken, reasons);
                heard.resolved(module, answer);
                found.dependencies().addAll(answer.dependencies());
                unresolved.addAll(answer.unresolved());
                tests.addAll(answer.unresolvedTests());
                classPath = answer.classPath().stream().distinct().toList();
            }
            Module built = module(module, classPath);
            if (!module.aggregator() || !built.classDirectories().isEmpty()) {
                found.modules().add(built);
                compiled.add(built);
            }
        }
        found.gaps().addAll(compiled.gaps(command(root, "-DskipTests compile")));
        Text next = Text.of("plan.run-next", command(root, "dependency:go-offline"));
        if (!broken.isEmpty()) {
            found.gaps()
                    .add(new Gap(
                            GapType.DEPENDENCIES_UNRESOLVED,
                            "dependency",
                            Text.of("plan.maven-model", broken.size(), reasons.get(0)),
                            next,
                            broken,
                            broken.size()));
        }
        tests.removeAll(unresolved);
        gap(found, GapType.DEPENDENCIES_UNRESOLVED, "plan.maven-unresolved", root, unresolved, next);
        gap(found, GapType.TOOL_NOTE, "plan.maven-unresolved-tests", root, tests, next);
        return found;
    }

    private static MavenDependencies.Answer resolve(
            MavenDependencies resolver, MavenModule module, List<String> broken, List<String> reasons) {
        try {
            return resolver.of(module);
        } catch (RuntimeException | StackOverflowError e) {
            // The resolver was fed what nobody vouches for; its other modules are still worth reading.
            LOG.warn("Resolving {}", module.pom(), e);
            broken.add(module.pom().toString());
            reasons.add(String.valueOf(e.getMessage()));
            return MavenDependencies.Answer.none(false);
        }
    }

    private void gap(Found found, GapType type, String code, Path root, TreeSet<String> missing, Text next) {
        if (!missing.isEmpty()) {
            String examples = String.join(", ", missing.stream().limit(3).toList()) + (missing.size() > 3 ? " …" : "");
            List<String> paths = List.of(tree.relative(root));
            found.gaps()
                    .add(new Gap(
                            type, "dependency", Text.of(code, missing.size(), examples), next, paths, missing.size()));
        }
    }

    private Module module(MavenModule module, List<Path> classPath) {
        return new Module(
                tree.relative(module.directory()),
                Module.BuildTool.MAVEN,
                module.classDirectories(tree).stream().filter(tree::hasClasses).toList(),
                module.testClassDirectories(tree).stream()
                        .filter(tree::hasClasses)
                        .toList(),
                module.sourceDirectories(tree).stream().filter(tree::hasSources).toList(),
                classPath);
    }

    private String command(Path pom, String goals) {
        String directory = tree.relative(pom.getParent());
        boolean wrapper = Files.isRegularFile(pom.resolveSibling("mvnw"));
        String maven = !wrapper ? "mvn" : directory.isEmpty() ? "./mvnw" : Shell.quote("./" + directory + "/mvnw");
        boolean plain = directory.isEmpty() && pom.endsWith("pom.xml");
        return maven + (plain ? "" : " -f " + Shell.quote(tree.relative(pom))) + ' ' + goals;
    }
}
