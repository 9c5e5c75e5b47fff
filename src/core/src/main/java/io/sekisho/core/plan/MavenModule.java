package io.sekisho.core.plan;

import io.sekisho.model.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Model;

/**
 * One pom of the project.
 *
 * @param pom absolute
 * @param reactor the pom from which a build reaches it; itself for a root
 * @param raw as written; null when it is no pom
 * @param effective null when it could not be built
 * @param problem why it could not be built, quoted from Maven's model builder; null when it could
 */
record MavenModule(Path pom, Path reactor, Model raw, Model effective, String problem) {
    Path directory() {
        return pom.getParent();
    }

    boolean aggregator() {
        Model model = effective == null ? raw : effective;
        return model != null
                && "pom".equals(model.getPackaging())
                && !model.getModules().isEmpty();
    }

    /** As far as it is known: what the effective model says, else what the file does. */
    List<String> modules() {
        Model model = effective == null ? raw : effective;
        return model == null ? List.of() : model.getModules();
    }

    List<Path> classDirectories(Tree tree) {
        String configured = effective == null ? null : effective.getBuild().getOutputDirectory();
        return inside(tree, configured, "target/classes");
    }

    List<Path> testClassDirectories(Tree tree) {
        String configured = effective == null ? null : effective.getBuild().getTestOutputDirectory();
        return inside(tree, configured, "target/test-classes");
    }

    List<Path> sourceDirectories(Tree tree) {
        String configured = effective == null ? null : effective.getBuild().getSourceDirectory();
        List<Path> directories = new ArrayList<>(inside(tree, configured, "src/main/java"));
        for (String language : new String[] {"kotlin", "groovy", "scala"}) {
            directories.add(directory().resolve("src/main").resolve(language));
        }
        Path generated = directory().resolve("target/generated-sources");
        // Each generator has a directory of its own there, which is the root of its packages.
        tree.under(generated)
                .map(entry -> entry.getKey())
                .filter(path -> path.getNameCount() > generated.getNameCount())
                .map(path -> generated.resolve(path.getName(generated.getNameCount())))
                .distinct()
                .forEach(directories::add);
        return directories.stream().distinct().toList();
    }

    private List<Path> inside(Tree tree, String configured, String usual) {
        Path path = directory().resolve(usual);
        try {
            Path wanted =
                    configured == null ? path : directory().resolve(configured).normalize();
            return List.of(wanted.startsWith(tree.root()) ? wanted : path);
        } catch (java.nio.file.InvalidPathException e) {
            return List.of(path);
        }
    }

    /** The line of the project's own files that brings a direct dependency in. */
    Location declaration(Tree tree, Dependency dependency) {
        InputLocation location = dependency.getLocation("");
        if (location != null && location.getSource() != null && location.getLineNumber() > 0) {
            Path file = Path.of(location.getSource().getLocation());
            if (file.startsWith(tree.root())) {
                return Location.line(tree.relative(file), location.getLineNumber());
            }
        }
        // Inherited from a parent that lies elsewhere: what brings it in is the reference to that parent.
        InputLocation parent =
                raw != null && raw.getParent() != null ? raw.getParent().getLocation("") : null;
        return parent == null || parent.getLineNumber() < 1
                ? Location.file(tree.relative(pom))
                : Location.line(tree.relative(pom), parent.getLineNumber());
    }
}
