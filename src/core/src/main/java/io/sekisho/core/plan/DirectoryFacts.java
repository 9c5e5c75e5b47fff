package io.sekisho.core.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What one directory holds of JVM sources and classes; filled by the tree walk, then only read. */
final class DirectoryFacts {
    /** Java sources by name without extension, with the time of last change in ms. */
    final Map<String, Long> javaSources = new HashMap<>();

    /** Top-level classes by name without extension, with the time of last change in ms. */
    final Map<String, Long> classes = new HashMap<>();

    /** Kotlin, Groovy and Scala sources, whose class names do not follow from the file's. */
    int otherSources;

    /** A class file of this directory, nested ones too; null when there is none. */
    Path sampleClass;

    void add(Path file, String name, long modified) {
        if (name.endsWith(".java")) {
            javaSources.put(name.substring(0, name.length() - 5), modified);
        } else if (FileTypes.otherJvmSource(name)) {
            otherSources++;
        } else if (name.endsWith(".class")) {
            sampleClass = file;
            if (name.indexOf('$') < 0) {
                classes.put(name.substring(0, name.length() - 6), modified);
            }
        }
    }

    boolean hasSources() {
        return otherSources > 0 || javaSources.keySet().stream().anyMatch(name -> !name.endsWith("-info"));
    }
}
