package io.sekisho.core.plan;

import java.nio.file.Path;
import java.util.List;

/**
 * A buildable part of the project.
 *
 * @param directory relative to the root, "" for the root
 * @param buildTool who builds it
 * @param classDirectories compiled main classes, absolute; empty when not built
 * @param testClassDirectories compiled test classes, absolute; part of the auxiliary class path
 * @param sourceDirectories main sources, absolute, generated ones too
 * @param auxiliaryClassPath jars and other modules' classes that its classes need, absolute
 */
public record Module(
        String directory,
        BuildTool buildTool,
        List<Path> classDirectories,
        List<Path> testClassDirectories,
        List<Path> sourceDirectories,
        List<Path> auxiliaryClassPath) {
    /** Who builds a module. */
    public enum BuildTool {
        MAVEN,
        GRADLE,
        /** Classes without a build file that we know. */
        UNKNOWN
    }

    public Module {
        classDirectories = List.copyOf(classDirectories);
        testClassDirectories = List.copyOf(testClassDirectories);
        sourceDirectories = List.copyOf(sourceDirectories);
        auxiliaryClassPath = List.copyOf(auxiliaryClassPath);
    }
}
