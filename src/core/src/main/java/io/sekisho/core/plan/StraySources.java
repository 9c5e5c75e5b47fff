package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * JVM sources outside the source directories of the builds that we know (a second build, a generated or added source root):
 * where nothing that was compiled belongs to them, the code scan would miss them without a word.
 */
final class StraySources {
    /** Not part of the program: tests, material that programs read, what a build has written. */
    private static final Pattern ASIDE = Pattern.compile(
            "(?i)/(?:\\.[^/]+|(?:\\w*-?)tests?|\\w+Test|it|testFixtures|jmh|resources|archetype-resources|target|build"
                    + "|out|bin|webapp|buildSrc|build-logic)/");

    private StraySources() {}

    static List<Gap> gaps(Tree tree, List<Module> modules) {
        if (modules.stream().allMatch(module -> module.classDirectories().isEmpty())) {
            return List.of(); // said already: nothing is compiled at all
        }
        Set<String> compiled = compiled(tree, modules);
        Set<String> stray = new TreeSet<>();
        for (Map.Entry<Path, DirectoryFacts> entry : tree.facts().entrySet()) {
            Path directory = entry.getKey();
            boolean known = modules.stream()
                    .flatMap(module -> module.sourceDirectories().stream())
                    .anyMatch(directory::startsWith);
            String relative = '/' + tree.relative(directory) + '/';
            if (!known && !ASIDE.matcher(relative).find() && isStray(relative, entry.getValue(), compiled)) {
                stray.add(tree.relative(directory));
            }
        }
        List<String> paths = List.copyOf(stray);
        return paths.isEmpty()
                ? List.of()
                : List.of(new Gap(
                        GapType.SOURCES_WITHOUT_CLASSES,
                        "code",
                        Text.of("plan.stray-sources", paths.size()),
                        Text.of("plan.stray-sources-next"),
                        paths,
                        paths.size()));
    }

    /** A class belongs to a source when its package is an end of the source's path. */
    private static boolean isStray(String relative, DirectoryFacts facts, Set<String> compiled) {
        for (String name : facts.javaSources.keySet()) {
            if (!name.endsWith("-info") && !belongs(relative, name, compiled)) {
                return true;
            }
        }
        return facts.otherSources > 0 && facts.javaSources.isEmpty() && !belongs(relative, "", compiled);
    }

    private static boolean belongs(String relative, String name, Set<String> compiled) {
        for (int slash = 0; slash >= 0; slash = relative.indexOf('/', slash + 1)) {
            if (compiled.contains(relative.substring(slash + 1) + name)) {
                return true;
            }
        }
        return false;
    }

    /** Names of all classes, and of all packages with a slash at the end. */
    private static Set<String> compiled(Tree tree, List<Module> modules) {
        Set<String> compiled = new HashSet<>();
        for (Module module : modules) {
            for (List<Path> roots : List.of(module.classDirectories(), module.testClassDirectories())) {
                for (Path root : roots) {
                    tree.under(root).forEach(entry -> {
                        String path = root.relativize(entry.getKey()).toString().replace('\\', '/');
                        String prefix = path.isEmpty() ? "" : path + '/';
                        compiled.add(prefix);
                        entry.getValue().classes.keySet().forEach(name -> compiled.add(prefix + name));
                    });
                }
            }
        }
        compiled.remove("");
        return compiled;
    }
}
