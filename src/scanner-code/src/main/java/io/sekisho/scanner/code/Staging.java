package io.sekisho.scanner.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * SpotBugs opens whatever is called a class in a directory that it is given. Where links or pipes lie among the classes, it is
 * given a copy of the regular files instead.
 */
final class Staging {
    private Staging() {}

    static List<Path> targets(AnalysisUnit unit, Path workDirectory) throws IOException {
        List<Path> targets = new ArrayList<>();
        for (ClassDirectory directory : unit.directories()) {
            targets.add(directory.irregular().isEmpty() ? directory.root() : copy(directory, workDirectory));
        }
        return targets;
    }

    private static Path copy(ClassDirectory directory, Path workDirectory) throws IOException {
        Path copy = Files.createTempDirectory(workDirectory, "classes-");
        for (ClassFile one : directory.classes().values()) {
            Path target = copy.resolve(one.name().replace('.', '/') + ".class").normalize();
            if (target.startsWith(copy)) {
                Files.createDirectories(target.getParent());
                Files.copy(one.file(), target);
            }
        }
        return copy;
    }
}
