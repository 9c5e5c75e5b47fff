package io.sekisho.core.trust;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitUrl;
import java.util.Map;
import java.util.Optional;

/** Where the target branch's repository is: by what the CI system says, else by what the clone says. */
final class Remotes {
    private static final String TOKEN_USER = "gitlab-ci-token";

    private final Target.Variables variables;

    Remotes(Map<String, String> environment) {
        this.variables = new Target.Variables(environment);
    }

    /**
     * Whether the clone's own remote is another project than the target's: in a fork's pipeline {@code origin/main} is the fork's,
     * so its author says what is in it.
     */
    boolean isFork() {
        String target = variables.get("CI_MERGE_REQUEST_PROJECT_PATH");
        String here = variables.get("CI_PROJECT_PATH");
        return !target.isEmpty() && !here.isEmpty() && !target.equals(here);
    }

    /** @return empty when nobody says, or the address is of a kind that is not asked */
    Optional<GitUrl> url(Git git) throws GitException, InterruptedException {
        String token = variables.get("CI_JOB_TOKEN");
        Optional<GitUrl> server = GitUrl.of(variables.get("CI_SERVER_URL"))
                .filter(url -> url.protocol().startsWith("http"));
        if (isFork()) {
            return server.flatMap(url -> project(url, variables.get("CI_MERGE_REQUEST_PROJECT_PATH"), token));
        }
        if (!variables.get("CI_REPOSITORY_URL").isEmpty()) {
            return GitUrl.of(variables.get("CI_REPOSITORY_URL"));
        }
        if (server.isPresent() && !variables.get("CI_PROJECT_PATH").isEmpty()) {
            return project(server.get(), variables.get("CI_PROJECT_PATH"), token);
        }
        String named = variables.get("GIT_URL");
        return GitUrl.of(named.isEmpty() ? git.origin() : named);
    }

    private static Optional<GitUrl> project(GitUrl server, String path, String token) {
        Optional<GitUrl> url = GitUrl.of(server.address().replaceFirst("/+$", "") + "/" + path + ".git");
        return token.isEmpty() ? url : url.map(it -> it.as(TOKEN_USER, token));
    }
}
