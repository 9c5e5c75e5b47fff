package io.sekisho.core.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;

/** What a reading of Maven's files said of each module, and how much of it depends on what happens to lie on this machine. */
final class MavenHeard {
    private final Map<Path, MavenDependencies.Answer> answers = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private boolean whole = true;
    private boolean guessed;

    void resolved(MavenModule module, MavenDependencies.Answer answer) {
        answers.put(module.directory(), answer);
        whole &= answer.collected();
        Model model = module.effective();
        Stream<Dependency> managed = model.getDependencyManagement() == null
                ? Stream.empty()
                : model.getDependencyManagement().getDependencies().stream();
        guessed |= Stream.concat(model.getDependencies().stream(), managed)
                .anyMatch(one -> "LATEST".equals(one.getVersion()) || "RELEASE".equals(one.getVersion()));
    }

    /** A module whose model could not be built: others may then have it from the local repository, as something else built it. */
    void broken(MavenModule module) {
        if (module.raw() != null && module.raw().getArtifactId() != null) {
            broken.add("/" + module.raw().getArtifactId() + "@");
        }
    }

    /** @param lineage a module's pom and its parents, as they are written */
    void built(List<Model> lineage) {
        for (Model model : lineage) {
            guessed |= model.getProfiles().stream().anyMatch(MavenHeard::asksForFiles);
        }
    }

    /** Files other than build files are not there to be asked for. */
    private static boolean asksForFiles(Profile profile) {
        boolean decides = !profile.getDependencies().isEmpty()
                || profile.getDependencyManagement() != null
                || !profile.getProperties().isEmpty()
                || !profile.getModules().isEmpty();
        return decides
                && profile.getActivation() != null
                && profile.getActivation().getFile() != null;
    }

    void closed(MavenSession session) {
        whole &= session.hasAllPoms();
        guessed |= session.hasChosenVersions();
    }

    /** By directory. */
    Map<Path, MavenDependencies.Answer> answers() {
        return answers;
    }

    /** Whether the poms of all that was met are here. */
    boolean isWhole() {
        return whole
                && !guessed
                && answers.values().stream()
                        .flatMap(answer -> answer.dependencies().stream())
                        .noneMatch(one -> broken.stream().anyMatch(one.packageUrl()::contains));
    }

    /** Whether another machine might have chosen otherwise. */
    boolean isGuessed() {
        return guessed;
    }
}
