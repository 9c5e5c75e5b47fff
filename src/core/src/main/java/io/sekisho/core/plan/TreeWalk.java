package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The one walk over the project's files. It follows no symbolic link, and leaves out git's own files, installed npm packages
 * (the lock file tells them), what the trusted configuration excludes and what is Sekisho's or a build tool's own.
 */
final class TreeWalk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Globs excludes;
    private final Set<Path> foreign;
    private final List<Path> archives = new ArrayList<>();
    private final List<Manifest> manifests = new ArrayList<>();
    private final TreeMap<Path, DirectoryFacts> facts = new TreeMap<>();
    private final List<Path> packageDirectories = new ArrayList<>();
    private final Map<String, Long> languages = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> misnamed = new ArrayList<>();
    private final List<String> misnamedCode = new ArrayList<>();
    private final List<String> misnamedManifests = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private final List<String> excluded = new ArrayList<>();
    private Path current;
    private DirectoryFacts currentFacts;

    private TreeWalk(Path root, Globs excludes, Set<Path> foreign) {
        this.root = root;
        this.excludes = excludes;
        this.foreign = foreign;
    }

    /**
     * @param root absolute and real
     * @param foreign files and directories that are not the project's: caches, our own report
     */
    static Tree of(Path root, Globs excludes, Set<Path> foreign) throws IOException {
        TreeWalk walk = new TreeWalk(root, excludes, foreign);
        Files.walkFileTree(root, walk);
        return walk.tree();
    }

    private Tree tree() {
        archives.sort(Comparator.naturalOrder());
        manifests.sort(Comparator.comparing(Manifest::file));
        List<Gap> gaps = new ArrayList<>();
        gap(gaps, GapType.UNREADABLE_FILE, null, "unreadable", unreadable);
        gap(gaps, GapType.UNREADABLE_FILE, null, "misnamed", misnamed);
        // In a container without a UTF-8 locale this can be all of a project: never a quiet "nothing found".
        gap(gaps, GapType.SOURCES_WITHOUT_CLASSES, "code", "misnamed", misnamedCode);
        gap(gaps, GapType.DEPENDENCIES_UNRESOLVED, "dependency", "misnamed", misnamedManifests);
        gap(gaps, GapType.PATH_OUTSIDE, null, "outside", outside);
        gap(gaps, GapType.SKIPPED_FILE, null, "excluded", excluded);
        gap(
                gaps,
                GapType.SKIPPED_FILE,
                null,
                "node-modules",
                packageDirectories.stream()
                        .map(directory -> relative(directory.resolve("node_modules")))
                        .toList());
        return new Tree(root, archives, manifests, facts, packageDirectories, languages, gaps);
    }

    private static void gap(List<Gap> gaps, GapType type, String scanner, String key, List<String> paths) {
        if (!paths.isEmpty()) {
            gaps.add(new Gap(
                    type,
                    scanner,
                    Text.of("plan." + key, paths.size()),
                    Text.of("plan." + key + "-next"),
                    paths,
                    paths.size()));
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = directory.equals(root) ? "" : directory.getFileName().toString();
        if (name.equals(".git") || foreign.contains(directory)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (name.equals("node_modules")) {
            packageDirectories.add(directory.getParent());
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!name.isEmpty() && excludes.matches(root, directory)) {
            excluded.add(relative(directory));
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            link(file);
        } else if (attributes.isRegularFile()) {
            regular(file, attributes.lastModifiedTime().toMillis());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        unreadable.add(relative(file));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
        if (e != null) {
            unreadable.add(relative(directory));
        }
        return FileVisitResult.CONTINUE;
    }

    private void link(Path file) {
        try {
            if (!file.toRealPath().startsWith(root)) {
                outside.add(relative(file));
            }
        } catch (IOException e) {
            // A link to nowhere, or in a circle, hides nothing.
            return;
        }
    }

    private void regular(Path file, long modified) {
        String name = file.getFileName().toString();
        if (foreign.contains(file)) {
            return;
        }
        if (excludes.matches(root, file)) {
            excluded.add(relative(file));
            return;
        }
        boolean code = name.endsWith(".class") || name.endsWith(".java") || FileTypes.otherJvmSource(name);
        boolean archive = FileTypes.archive(name);
        Manifest manifest = FileTypes.manifest(file, name);
        String language = FileTypes.unreadLanguage(name);
        // Decoded with a replacement character: a tool that is handed this name as text would not find the file.
        boolean nameable = file.toString().indexOf('\uFFFD') < 0;
        if (language != null) {
            languages.merge(language, 1L, Long::sum);
        }
        if (!nameable) {
            if (code || archive || manifest != null) {
                (code ? misnamedCode : archive ? misnamed : misnamedManifests).add(relative(file));
            }
        } else if (code) {
            facts(file.getParent()).add(file, name, modified);
        } else if (archive) {
            archives.add(file);
        } else if (manifest != null) {
            manifests.add(manifest);
        }
    }

    private DirectoryFacts facts(Path directory) {
        if (!directory.equals(current)) {
            current = directory;
            currentFacts = facts.computeIfAbsent(directory, any -> new DirectoryFacts());
        }
        return currentFacts;
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
