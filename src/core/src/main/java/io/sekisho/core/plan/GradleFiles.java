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
import java.util.stream.Stream;

/** Reads the Gradle builds of a project, as far as files tell: a build script is a program, and is not run. */
final class GradleFiles {
    private static final String[] SCRIPTS = {"build.gradle", "build.gradle.kts"};
    private static final String[] LANGUAGES = {"java", "kotlin", "groovy", "scala"};

    private final Tree tree;
    private final GradleCache cache;

    GradleFiles(Tree tree, Path gradleHome) {
        this.tree = tree;
        this.cache = new GradleCache(gradleHome);
    }

    /** Where a project has both build files, it is Gradle's if only Gradle has compiled it. */
    static boolean owns(Tree tree, Path directory) {
        boolean pom = Files.isRegularFile(directory.resolve("pom.xml"));
        return hasScript(directory)
                && (!pom
                        || tree.hasClasses(directory.resolve("build/classes"))
                                && !tree.hasClasses(directory.resolve("target/classes")));
    }

    static boolean hasScript(Path directory) {
        return Stream.of(SCRIPTS).anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
    }

    Found read() {
        Found found = new Found();
        Map<Path, List<Path>> builds = new LinkedHashMap<>();
        List<Path> directories = new ArrayList<>();
        for (Path script : MavenReactor.outermostFirst(tree.named(SCRIPTS))) {
            Path directory = script.getParent();
            boolean material = directories.stream()
                    .anyMatch(other ->
                            directory.startsWith(other.resolve("src")) || directory.startsWith(other.resolve("build")));
            if (!material && !directories.contains(directory) && owns(tree, directory)) {
                directories.add(directory);
                builds.computeIfAbsent(buildRoot(directory), any -> new ArrayList<>())
                        .add(directory);
            }
        }
        builds.forEach((root, modules) -> found.add(build(root, modules)));
        return found;
    }

    private Path buildRoot(Path directory) {
        for (Path at = directory; at != null && at.startsWith(tree.root()); at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("settings.gradle"))
                    || Files.isRegularFile(at.resolve("settings.gradle.kts"))) {
                return at;
            }
        }
        return directory;
    }

    private Found build(Path root, List<Path> directories) {
        Found found = new Found();
        CompiledState compiled = new CompiledState(tree);
        List<String> unlocked = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        List<Path> classes =
                directories.stream().flatMap(d -> classes(d, false).stream()).toList();
        for (Path directory : directories) {
            GradleDependencies.Answer answer = new GradleDependencies(tree, cache, root, directory).read();
            found.dependencies().addAll(answer.dependencies());
            absent.addAll(answer.absent());
            if (answer.unlocked()) {
                unlocked.add(tree.relative(directory).isEmpty() ? "." : tree.relative(directory));
            }
            Module module = module(directory, classes, answer);
            if (!module.sourceDirectories().isEmpty()
                    || !module.classDirectories().isEmpty()
                    || answer.declares()) {
                found.modules().add(module);
                compiled.add(module);
            }
        }
        found.gaps().addAll(compiled.gaps(command(root, "classes")));
        if (!unlocked.isEmpty()) {
            found.gaps()
                    .add(new Gap(
                            GapType.DEPENDENCIES_UNRESOLVED,
                            "dependency",
                            Text.of("plan.gradle-unlocked", unlocked.size()),
                            Text.of("plan.gradle-unlocked-next", command(root, "dependencies --write-locks")),
                            unlocked,
                            unlocked.size()));
        }
        if (!absent.isEmpty()) {
            String examples = String.join(
                    ", ", absent.stream().distinct().sorted().limit(3).toList());
            found.gaps()
                    .add(new Gap(
                            GapType.DEPENDENCIES_UNRESOLVED,
                            "dependency",
                            Text.of("plan.gradle-absent", absent.size(), examples),
                            Text.of("plan.run-next", command(root, "assemble testClasses")),
                            List.of(),
                            absent.size()));
        }
        return found;
    }

    private Module module(Path directory, List<Path> siblings, GradleDependencies.Answer answer) {
        List<Path> own = classes(directory, false);
        Stream<Path> jars =
                answer.dependencies().stream().map(ResolvedDependency::file).filter(java.util.Objects::nonNull);
        return new Module(
                tree.relative(directory),
                Module.BuildTool.GRADLE,
                own,
                classes(directory, true),
                sources(directory),
                Stream.concat(siblings.stream().filter(path -> !own.contains(path)), jars)
                        .distinct()
                        .toList());
    }

    private List<Path> sources(Path directory) {
        List<Path> sources = new ArrayList<>();
        for (Path sourceSet : children(directory.resolve("src"))) {
            if (!isOfTests(sourceSet)) {
                Stream.of(LANGUAGES)
                        .map(sourceSet::resolve)
                        .filter(tree::hasSources)
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    /** Each source set has a directory of its own; main is only the usual one. */
    private List<Path> classes(Path directory, boolean ofTests) {
        return Stream.of(LANGUAGES)
                .flatMap(language -> children(directory.resolve("build/classes").resolve(language)).stream())
                .filter(sourceSet -> isOfTests(sourceSet) == ofTests)
                .filter(tree::hasClasses)
                .toList();
    }

    private static boolean isOfTests(Path sourceSet) {
        return sourceSet.getFileName().toString().matches("(?i).*test.*|jmh");
    }

    private List<Path> children(Path directory) {
        return tree.under(directory)
                .map(entry -> directory.relativize(entry.getKey()))
                .map(inside -> directory.resolve(inside.getName(0)))
                .filter(child -> !child.equals(directory))
                .distinct()
                .sorted()
                .toList();
    }

    private String command(Path root, String tasks) {
        String directory = tree.relative(root);
        boolean wrapper = Files.isRegularFile(root.resolve("gradlew"));
        if (directory.isEmpty()) {
            return (wrapper ? "./gradlew " : "gradle ") + tasks;
        }
        String gradle = wrapper ? Shell.quote("./" + directory + "/gradlew") : "gradle";
        return gradle + " -p " + Shell.quote(directory) + ' ' + tasks;
    }
}
