package io.sekisho.core.plan;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;

/** The modules of the project, as Maven finds them before it looks into any repository. */
final class MavenWorkspace implements WorkspaceReader {
    private final WorkspaceRepository repository = new WorkspaceRepository("project");
    private final Map<String, MavenModule> modules = new HashMap<>();
    private final Tree tree;

    MavenWorkspace(List<MavenModule> all, Tree tree) {
        this.tree = tree;
        for (MavenModule module : all) {
            if (module.effective() != null) {
                modules.putIfAbsent(
                        module.effective().getGroupId()
                                + ':'
                                + module.effective().getArtifactId()
                                + ':'
                                + module.effective().getVersion(),
                        module);
            }
        }
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public File findArtifact(Artifact artifact) {
        MavenModule module = modules.get(MavenSession.key(artifact));
        if (module == null) {
            return null;
        }
        if (artifact.getExtension().equals("pom")) {
            return module.pom().toFile();
        }
        // Another module's test-jar.
        boolean tests = artifact.getClassifier().equals("tests");
        return (tests ? module.testClassDirectories(tree) : module.classDirectories(tree))
                .get(0)
                .toFile();
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        List<String> versions = new ArrayList<>();
        for (MavenModule module : modules.values()) {
            if (module.effective().getGroupId().equals(artifact.getGroupId())
                    && module.effective().getArtifactId().equals(artifact.getArtifactId())) {
                versions.add(module.effective().getVersion());
            }
        }
        return versions;
    }
}
