package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What one walk over the project saw.
 *
 * @param root absolute and real
 * @param archives sorted
 * @param manifests sorted by file
 * @param facts directories with JVM sources or classes
 * @param packageDirectories directories that hold a {@code node_modules}
 * @param unreadLanguages files by language that the code scanner does not read
 * @param gaps what the walk could not see or left out
 */
record Tree(
        Path root,
        List<Path> archives,
        List<Manifest> manifests,
        SortedMap<Path, DirectoryFacts> facts,
        List<Path> packageDirectories,
        Map<String, Long> unreadLanguages,
        List<Gap> gaps) {
    /** Facts of a directory and all below it. */
    Stream<Map.Entry<Path, DirectoryFacts>> under(Path directory) {
        // Names that share the prefix lie together in the map's order; "a-b" lies between "a" and "a/b".
        String prefix = directory.toString();
        return facts.tailMap(directory).entrySet().stream()
                .takeWhile(entry -> entry.getKey().toString().regionMatches(true, 0, prefix, 0, prefix.length()))
                .filter(entry -> entry.getKey().startsWith(directory));
    }

    boolean hasSources(Path directory) {
        return under(directory).anyMatch(entry -> entry.getValue().hasSources());
    }

    boolean hasClasses(Path directory) {
        return under(directory).anyMatch(entry -> entry.getValue().sampleClass != null);
    }

    /** Manifests of one of these names, sorted. */
    List<Path> named(String... names) {
        List<String> wanted = List.of(names);
        return manifests.stream()
                .map(Manifest::file)
                .filter(file -> wanted.contains(file.getFileName().toString()))
                .toList();
    }

    String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
