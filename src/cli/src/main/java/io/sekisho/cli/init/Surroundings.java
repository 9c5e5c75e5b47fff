package io.sekisho.cli.init;

import io.sekisho.core.plan.GitRepository;
import io.sekisho.core.plan.Manifest;
import io.sekisho.core.plan.Module.BuildTool;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Action;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was found in a repository.
 *
 * @param plan what there is to scan
 * @param systems CI systems whose files are there
 * @param report an earlier scan's, judged today by the policy that will hold; null when there is none
 */
record Surroundings(ScanPlan plan, List<System> systems, Report report) {
    /** A CI system, by the file or directory that it reads at a repository's root. */
    enum System {
        GITLAB("GitLab", ".gitlab-ci.yml"),
        JENKINS("Jenkins", "Jenkinsfile"),
        GITHUB("GitHub Actions", ".github/workflows"),
        AZURE("Azure Pipelines", "azure-pipelines.yml"),
        BITBUCKET("Bitbucket Pipelines", "bitbucket-pipelines.yml"),
        CIRCLE("CircleCI", ".circleci/config.yml"),
        BUILDKITE("Buildkite", ".buildkite");

        private final String title;
        private final String file;

        System(String title, String file) {
            this.title = title;
            this.file = file;
        }

        String title() {
            return title;
        }

        String file() {
            return file;
        }
    }

    static Surroundings of(ScanPlan plan, Report report) {
        Path top = top(plan);
        List<System> systems = new ArrayList<>();
        for (System system : System.values()) {
            if (Files.exists(top.resolve(system.file()))) {
                systems.add(system);
            }
        }
        return new Surroundings(plan, List.copyOf(systems), report);
    }

    private static Path top(ScanPlan plan) {
        GitRepository git = plan.git();
        return git != null && plan.root().startsWith(git.topLevel()) ? git.topLevel() : plan.root();
    }

    /** The project's directory in its repository, with a slash at its end; "" for the root. */
    String prefix() {
        String relative = top(plan).relativize(plan.root()).toString().replace('\\', '/');
        return relative.isEmpty() ? "" : relative + "/";
    }

    long modules(BuildTool tool) {
        return plan.modules().stream()
                .filter(module -> module.buildTool() == tool)
                .count();
    }

    /** Lock files and manifests of ecosystems other than Maven's, which modules tell. */
    List<Manifest> locks() {
        return plan.manifests().stream().filter(Manifest::lock).toList();
    }

    boolean has(String ecosystem) {
        return plan.manifests().stream()
                .anyMatch(manifest -> manifest.ecosystem().equals(ecosystem));
    }

    /** What no scanner of ours reads. */
    List<Text> unread() {
        return plan.gaps().stream()
                .filter(gap -> gap.type() == GapType.ECOSYSTEM_UNSUPPORTED)
                .map(Gap::message)
                .toList();
    }

    /** How the project is built, as a CI job would; empty when nothing needs building. */
    List<String> build() {
        List<String> commands = new ArrayList<>();
        if (modules(BuildTool.MAVEN) > 0) {
            commands.add((isWrapped("mvnw") ? "./mvnw" : "mvn") + " -B -DskipTests package");
        }
        if (modules(BuildTool.GRADLE) > 0) {
            commands.add((isWrapped("gradlew") ? "./gradlew" : "gradle") + " assemble");
        }
        return commands;
    }

    private boolean isWrapped(String script) {
        return Files.isRegularFile(plan.root().resolve(script));
    }

    /** Fingerprints of what fails today; empty without a report. */
    Set<String> failing() {
        return report == null
                ? Set.of()
                : report.judgement().findings().stream()
                        .filter(finding -> finding.action() == Action.FAIL)
                        .map(FindingJudgement::fingerprint)
                        .collect(Collectors.toSet());
    }

    /** Whether all that is there today is known: only then can it be told from what is new. */
    boolean isKnown() {
        return report != null && report.judgement().verdict().complete();
    }

    /** CI systems that a snippet can be written for. */
    List<System> supported() {
        return systems.stream()
                .filter(Set.of(System.GITLAB, System.JENKINS)::contains)
                .toList();
    }
}
