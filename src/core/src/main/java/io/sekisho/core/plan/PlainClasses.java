package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compiled classes, and sources, that belong to no build file we know (Ant, sbt, an IDE, a job that only hands on classes).
 * A class file says itself which directory is the root of its package.
 */
final class PlainClasses {
    private PlainClasses() {}

    static Found read(Tree tree, List<Module> known) {
        List<Path> taken = known.stream()
                .flatMap(module ->
                        Stream.concat(module.classDirectories().stream(), module.testClassDirectories().stream()))
                .toList();
        TreeSet<Path> roots = new TreeSet<>();
        TreeSet<Path> left = new TreeSet<>();
        for (Map.Entry<Path, DirectoryFacts> entry : tree.facts().entrySet()) {
            Path directory = entry.getKey();
            Path sample = entry.getValue().sampleClass;
            boolean inside = taken.stream().anyMatch(directory::startsWith)
                    || roots.stream().anyMatch(directory::startsWith);
            if (sample != null && !inside) {
                Path root = packageRoot(sample);
                if (root != null && root.startsWith(tree.root())) {
                    (builtElsewhere(tree, known, root) ? left : roots).add(root);
                }
            }
        }
        Found found = new Found();
        if (!left.isEmpty()) {
            List<String> paths = left.stream().map(tree::relative).toList();
            found.gaps()
                    .add(new Gap(
                            GapType.SKIPPED_FILE,
                            "code",
                            Text.of("plan.class-copies", paths.size()),
                            Text.of("plan.class-copies-next"),
                            paths,
                            paths.size()));
        }
        List<Path> loose = looseSources(tree, known);
        for (Path root : roots) {
            List<Path> others = Stream.concat(roots.stream(), taken.stream())
                    .filter(other -> !other.equals(root))
                    .toList();
            found.modules()
                    .add(new Module(
                            tree.relative(root), Module.BuildTool.UNKNOWN, List.of(root), List.of(), loose, others));
        }
        if (roots.isEmpty()
                && known.stream().allMatch(module -> module.sourceDirectories().isEmpty())
                && !loose.isEmpty()) {
            List<String> paths = loose.stream().map(tree::relative).toList();
            found.gaps()
                    .add(new Gap(
                            GapType.SOURCES_WITHOUT_CLASSES,
                            "code",
                            Text.of("plan.loose-sources", loose.size()),
                            Text.of("plan.loose-sources-next"),
                            paths,
                            loose.size()));
        }
        return found;
    }

    /** An exploded war or test material in a module whose own classes are scanned: mostly copies of these. */
    private static boolean builtElsewhere(Tree tree, List<Module> known, Path root) {
        return known.stream()
                .filter(module -> !module.classDirectories().isEmpty())
                .anyMatch(module -> root.startsWith(tree.root().resolve(module.directory())));
    }

    /** Roots of source packages, guessed from the usual names, else the outermost directory with sources. */
    private static List<Path> looseSources(Tree tree, List<Module> known) {
        List<Path> roots = new ArrayList<>();
        for (Map.Entry<Path, DirectoryFacts> entry : tree.facts().entrySet()) {
            Path directory = entry.getKey();
            boolean taken = !entry.getValue().hasSources()
                    || roots.stream().anyMatch(directory::startsWith)
                    || known.stream()
                            .anyMatch(module -> directory.startsWith(tree.root().resolve(module.directory())));
            if (!taken) {
                roots.add(sourceRoot(tree, directory));
            }
        }
        return roots.stream().filter(Objects::nonNull).distinct().toList();
    }

    private static Path sourceRoot(Tree tree, Path directory) {
        Path best = null;
        for (Path at = directory; at != null && at.startsWith(tree.root()); at = at.getParent()) {
            String name = String.valueOf(at.getFileName());
            if (List.of("java", "kotlin", "scala", "groovy", "src").contains(name) && best == null) {
                best = at;
            }
        }
        return best == null ? directory : best;
    }

    /** @return null when the file is no class, or does not lie where its package says */
    static Path packageRoot(Path classFile) {
        try (InputStream file = Files.newInputStream(classFile);
                DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(file))) {
            String name = ClassName.read(in);
            if (name == null) {
                return null;
            }
            Path root = classFile.getParent();
            String[] parts = name.split("/");
            for (int i = parts.length - 2; i >= 0; i--) {
                if (root.getFileName() == null || !root.getFileName().toString().equals(parts[i])) {
                    return null;
                }
                root = root.getParent();
            }
            return root;
        } catch (IOException e) {
            return null;
        }
    }
}
