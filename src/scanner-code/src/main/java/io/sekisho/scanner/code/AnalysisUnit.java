package io.sekisho.scanner.code;

import io.sekisho.core.plan.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * Class directories that SpotBugs analyses together. One unit for the whole project follows data across modules and reads each
 * library once, but SpotBugs takes only the first of several classes of one name: a directory that repeats a name begins a unit
 * of its own.
 */
final class AnalysisUnit {
    private final List<ClassDirectory> directories = new ArrayList<>();
    private final Map<String, ClassFile> classes = new HashMap<>();
    private final List<Path> auxiliary = new ArrayList<>();
    private final List<Path> unreadableLibraries = new ArrayList<>();

    private AnalysisUnit() {}

    static List<AnalysisUnit> of(List<ClassDirectory> all) {
        List<AnalysisUnit> units = new ArrayList<>();
        for (ClassDirectory directory : all) {
            if (directory.classes().isEmpty()) {
                continue;
            }
            AnalysisUnit home = units.stream()
                    .filter(unit -> unit.hasRoomFor(directory))
                    .findFirst()
                    .orElse(null);
            if (home == null) {
                home = new AnalysisUnit();
                units.add(home);
            }
            home.directories.add(directory);
            home.classes.putAll(directory.classes());
        }
        units.forEach(unit -> unit.findAuxiliary(all));
        return units;
    }

    List<ClassDirectory> directories() {
        return directories;
    }

    Collection<ClassFile> classes() {
        return classes.values();
    }

    /** @return null for a class that is not of this unit */
    ClassFile classFile(String name) {
        return classes.get(name);
    }

    /** Existing jars and directories that the classes may need, test classes and the other units' last. */
    List<Path> auxiliary() {
        return auxiliary;
    }

    /** SpotBugs takes these for empty and says nothing. */
    List<Path> unreadableLibraries() {
        return unreadableLibraries;
    }

    private boolean hasRoomFor(ClassDirectory directory) {
        return Collections.disjoint(classes.keySet(), directory.classes().keySet());
    }

    private void findAuxiliary(List<ClassDirectory> all) {
        Set<Module> modules = new LinkedHashSet<>();
        directories.forEach(directory -> modules.add(directory.module()));
        Set<Path> paths = new LinkedHashSet<>();
        modules.forEach(module -> paths.addAll(module.auxiliaryClassPath()));
        all.forEach(directory -> paths.add(directory.root()));
        modules.forEach(module -> paths.addAll(module.testClassDirectories()));
        directories.forEach(directory -> paths.remove(directory.root()));
        for (Path path : paths) {
            if (Files.isDirectory(path) || Files.isRegularFile(path) && isArchive(path)) {
                auxiliary.add(path);
            } else if (Files.exists(path)) {
                unreadableLibraries.add(path);
            }
        }
    }

    private static boolean isArchive(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
