package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Jars that lie in the tree, and those inside the archives there (fat jars, wars): what a build has already packaged is there
 * to be scanned, even when this machine's local repository lacks it. Archives are opened only when that is asked for.
 */
final class CarriedJars {
    private static final int MAX_ENTRIES = 200_000;

    private final Tree tree;
    private final Map<String, Path> files = new HashMap<>();
    private Set<String> nested;

    CarriedJars(Tree tree) {
        this.tree = tree;
        tree.archives().forEach(file -> files.putIfAbsent(file.getFileName().toString(), file));
    }

    /** @return a file of that name in the tree; null when there is none */
    Path file(String name) {
        return files.get(name);
    }

    boolean carries(String name) {
        if (files.containsKey(name)) {
            return true;
        }
        if (nested == null) {
            nested = new HashSet<>();
            tree.archives().forEach(this::open);
        }
        return nested.contains(name);
    }

    private void open(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            zip.stream()
                    .limit(MAX_ENTRIES)
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(name -> nested.add(name.substring(name.lastIndexOf('/') + 1)));
        } catch (IOException | RuntimeException e) {
            // Not an archive that can be read: the dependency scanner says so, and it carries nothing.
            return;
        }
    }
}
