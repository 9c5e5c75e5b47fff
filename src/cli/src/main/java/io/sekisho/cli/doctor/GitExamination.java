package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Git itself and the repository here; what a shallow or partial clone hides is among the project's gaps. */
final class GitExamination implements Examination {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Override
    public List<Check> of(Place place) throws InterruptedException {
        String version = version();
        try {
            Optional<Git> git = Git.open(place.directory());
            if (version == null) {
                return List.of(Check.note(Topic.GIT, Text.of("admin.git-missing"), Text.of("admin.git-missing-step")));
            }
            return List.of(Check.ok(
                    Topic.GIT,
                    git.isEmpty()
                            ? Text.of("admin.git-no-repository", version)
                            : Text.of(
                                    git.get().isShallow() ? "admin.git-shallow" : "admin.git-repository",
                                    version,
                                    git.get().repository().topLevel())));
        } catch (GitException e) {
            // The same gap comes from the plan, with its weight; here it would only stand twice.
            return version == null
                    ? List.of()
                    : List.of(Check.ok(Topic.GIT, Text.of("admin.git-no-repository", version)));
        }
    }

    /** @return null when there is no git that runs */
    private static String version() throws InterruptedException {
        try {
            ChildProcess.Result result = ChildProcess.run(List.of("git", "--version"), null, Map.of(), TIMEOUT);
            return result.ok() ? result.text().strip().replaceFirst("^git version ", "") : null;
        } catch (IOException e) {
            return null;
        }
    }
}
