package io.sekisho.scanner.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds files with the same bytes, so that each content is scanned once: a jar of the local repository is usually in the build's
 * output too. Only files of equal size are compared.
 */
final class SameContent {
    /** A pom beside the jar tells Dependency-Check more; else the shortest path, as it prefers itself. */
    private static final Comparator<Path> BEST = Comparator.comparing(SameContent::isOnlyContainer)
            .thenComparing((Path path) -> !hasPom(path))
            .thenComparing(Path::getNameCount)
            .thenComparing(Comparator.naturalOrder());

    private SameContent() {}

    /** @return the best path of each content to all its paths, sorted; a file that cannot be read stands for itself */
    static Map<Path, List<Path>> group(Collection<Path> files) {
        Map<Long, List<List<Path>>> bySize = new TreeMap<>();
        List<List<Path>> groups = new ArrayList<>();
        for (Path file : files) {
            List<List<Path>> sameSize = bySize.computeIfAbsent(size(file), any -> new ArrayList<>());
            List<Path> same = sameSize.stream()
                    .filter(group -> equal(group.get(0), file))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                same = new ArrayList<>();
                sameSize.add(same);
                groups.add(same);
            }
            same.add(file);
        }
        Map<Path, List<Path>> contents = new TreeMap<>();
        for (List<Path> group : groups) {
            contents.put(
                    group.stream().min(BEST).orElseThrow(),
                    group.stream().sorted().toList());
        }
        return contents;
    }

    /** Leaves out what a build has copied into its output, as long as the original is there. */
    static Map<Path, List<Path>> withoutBuildCopies(Map<Path, List<Path>> contents, List<Path> outputs) {
        Map<Path, List<Path>> originals = new TreeMap<>();
        for (List<Path> copies : contents.values()) {
            List<Path> kept = copies.stream()
                    .filter(copy -> outputs.stream().noneMatch(copy::startsWith))
                    .toList();
            List<Path> used = kept.isEmpty() ? copies : kept;
            originals.put(used.stream().min(BEST).orElseThrow(), used);
        }
        return originals;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    private static boolean equal(Path one, Path other) {
        try {
            // The extension decides which analyzers read a file.
            return (extension(one).equals(extension(other)) || isSameArchive(one, other))
                    && Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Handed a library under two names, Dependency-Check would drop the library with the mere container. */
    private static boolean isSameArchive(Path one, Path other) {
        return (isOnlyContainer(one) || isOnlyContainer(other))
                && BoundedArchiveAnalyzer.isArchive(one.toFile())
                && BoundedArchiveAnalyzer.isArchive(other.toFile());
    }

    private static boolean isOnlyContainer(Path file) {
        return BoundedArchiveAnalyzer.isOnlyContainer(file.toFile());
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean hasPom(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 && Files.isRegularFile(file.resolveSibling(name.substring(0, dot) + ".pom"));
    }
}
