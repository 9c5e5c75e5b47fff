package io.sekisho.core.plan;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sekisho.model.Location;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.artifact.DefaultArtifactType;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.CollectResult;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;

/** What one module's dependencies resolve to, transitively, as Maven would choose. */
final class MavenDependencies {
    private final MavenSession maven;
    private final Path localRepository;
    private final Tree tree;
    private final CarriedJars carried;

    MavenDependencies(MavenSession maven, Path localRepository, Tree tree) {
        this.maven = maven;
        this.localRepository = localRepository;
        this.tree = tree;
        this.carried = new CarriedJars(tree);
    }

    /**
     * @param dependencies what is not the project's own
     * @param classPath jars and sibling modules' classes, tests' too
     * @param unresolved coordinates that are not on this machine
     * @param unresolvedTests those of them that only tests or optional features need
     * @param siblings directories of the project's own modules among what it needs
     * @param collected whether nothing kept the graph from being followed; missing files do not
     */
    record Answer(
            List<ResolvedDependency> dependencies,
            List<Path> classPath,
            List<String> unresolved,
            List<String> unresolvedTests,
            List<Path> siblings,
            boolean collected) {
        static Answer none(boolean collected) {
            return new Answer(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    collected);
        }
    }

    Answer of(MavenModule module) {
        Model model = module.effective();
        Map<String, Dependency> declared = new TreeMap<>();
        CollectRequest request = new CollectRequest();
        request.setRootArtifact(
                new DefaultArtifact(model.getGroupId(), model.getArtifactId(), "pom", model.getVersion()));
        for (Dependency dependency : model.getDependencies()) {
            org.eclipse.aether.graph.Dependency converted = convert(dependency);
            declared.put(key(converted.getArtifact()), dependency);
            request.addDependency(converted);
        }
        if (model.getDependencyManagement() != null) {
            model.getDependencyManagement().getDependencies().forEach(d -> request.addManagedDependency(convert(d)));
        }
        CollectResult result;
        Answer answer;
        try {
            result = maven.system().collectDependencies(maven.session(), request);
            answer = Answer.none(result.getExceptions().isEmpty());
        } catch (DependencyCollectionException e) {
            result = e.getResult();
            answer = Answer.none(false);
            for (Exception problem : result.getExceptions()) {
                answer.unresolved().add(String.valueOf(problem.getMessage()));
            }
        }
        if (result.getRoot() != null) {
            for (DependencyNode direct : result.getRoot().getChildren()) {
                Dependency dependency = declared.get(key(direct.getArtifact()));
                Location line = dependency == null
                        ? Location.file(tree.relative(module.pom()))
                        : module.declaration(tree, dependency);
                visit(module, direct, List.of(), line, answer);
            }
        }
        return answer;
    }

    private void visit(MavenModule module, DependencyNode node, List<String> above, Location line, Answer answer) {
        Artifact artifact = node.getArtifact();
        org.eclipse.aether.graph.Dependency dependency = node.getDependency();
        String purl = purl(artifact);
        List<String> path = new ArrayList<>(above);
        path.add(purl);
        Path own = maven.session().getWorkspaceReader().findArtifactPath(pom(artifact));
        if (own != null) {
            answer.siblings().add(own.getParent());
            Path classes = maven.session().getWorkspaceReader().findArtifactPath(artifact);
            if (classes != null) {
                answer.classPath().add(classes);
            }
        } else if (!artifact.getExtension().equals("pom")) {
            Path file = file(artifact);
            answer.dependencies()
                    .add(new ResolvedDependency(purl, file, directory(module), line, path, dependency.getScope()));
            if (file != null) {
                answer.classPath().add(file);
            }
            if ((file == null || maven.withoutPom(artifact)) && !carried.carries(fileName(artifact))) {
                boolean harmless = dependency.getScope().equals("test") || dependency.isOptional();
                (harmless ? answer.unresolvedTests() : answer.unresolved()).add(coordinates(artifact));
            }
        }
        for (DependencyNode child : node.getChildren()) {
            visit(module, child, path, line, answer);
        }
    }

    private String directory(MavenModule module) {
        return tree.relative(module.directory());
    }

    private Path file(Artifact artifact) {
        String local = artifact.getProperty(ArtifactProperties.LOCAL_PATH, null);
        Path file;
        if (local != null) {
            file = systemFile(local);
        } else {
            file = MavenPomSource.file(
                    localRepository,
                    artifact.getGroupId(),
                    artifact.getArtifactId(),
                    artifact.getBaseVersion(),
                    artifact.getClassifier().isEmpty() ? null : artifact.getClassifier(),
                    artifact.getExtension());
        }
        if (file != null && Files.isRegularFile(file)) {
            return file;
        }
        return local == null ? carried.file(fileName(artifact)) : null;
    }

    private static String fileName(Artifact artifact) {
        String classifier = artifact.getClassifier().isEmpty() ? "" : '-' + artifact.getClassifier();
        return artifact.getArtifactId() + '-' + artifact.getBaseVersion() + classifier + '.' + artifact.getExtension();
    }

    /** A system dependency names any file of this machine; only the project's own and the JDK's are read. */
    private Path systemFile(String local) {
        try {
            Path file = Path.of(local).toRealPath();
            boolean allowed = file.startsWith(tree.root()) || file.startsWith(Path.of(System.getProperty("java.home")));
            return allowed ? file : null;
        } catch (java.io.IOException | InvalidPathException e) {
            return null;
        }
    }

    private org.eclipse.aether.graph.Dependency convert(Dependency dependency) {
        ArtifactType type = maven.session().getArtifactTypeRegistry().get(dependency.getType());
        if (type == null) {
            type = new DefaultArtifactType(dependency.getType());
        }
        String classifier = dependency.getClassifier();
        Map<String, String> properties = "system".equals(dependency.getScope()) && dependency.getSystemPath() != null
                ? Map.of(ArtifactProperties.LOCAL_PATH, dependency.getSystemPath())
                : null;
        Artifact artifact = new DefaultArtifact(
                dependency.getGroupId(),
                dependency.getArtifactId(),
                classifier == null || classifier.isEmpty() ? null : classifier,
                null,
                dependency.getVersion(),
                properties,
                type);
        List<Exclusion> exclusions = dependency.getExclusions().stream()
                .map(exclusion -> new Exclusion(exclusion.getGroupId(), exclusion.getArtifactId(), "*", "*"))
                .toList();
        return new org.eclipse.aether.graph.Dependency(
                artifact,
                dependency.getScope(),
                dependency.getOptional() == null ? null : dependency.isOptional(),
                exclusions);
    }

    private static Artifact pom(Artifact artifact) {
        return new DefaultArtifact(artifact.getGroupId(), artifact.getArtifactId(), "pom", artifact.getBaseVersion());
    }

    private static String key(Artifact artifact) {
        return String.join(
                ":",
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getExtension(),
                artifact.getClassifier());
    }

    private static String coordinates(Artifact artifact) {
        return artifact.getGroupId() + ':' + artifact.getArtifactId() + ':' + artifact.getBaseVersion();
    }

    static String purl(Artifact artifact) {
        TreeMap<String, String> qualifiers = new TreeMap<>();
        if (!artifact.getClassifier().isEmpty()) {
            qualifiers.put("classifier", artifact.getClassifier());
        }
        if (!artifact.getExtension().equals("jar")) {
            qualifiers.put("type", artifact.getExtension());
        }
        return purl("maven", artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion(), qualifiers);
    }

    static String purl(String type, String namespace, String name, String version, TreeMap<String, String> qualifiers) {
        try {
            return new PackageURL(type, namespace, name, version, qualifiers, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            return "pkg:generic/unknown";
        }
    }
}
