package io.sekisho.cli.init;

import java.util.List;

/** A job for {@code .gitlab-ci.yml}, in a file of its own that it can include. */
final class GitLabJob {
    /** Relative to the project's directory. */
    static final String FILE = ".sekisho/ci/gitlab.yml";

    private GitLabJob() {}

    /**
     * @param prefix the project's directory in its repository, with a slash at its end; "" for the root
     * @param build commands that build the project
     */
    static String of(Comments comments, String prefix, List<String> build) {
        StringBuilder script = new StringBuilder();
        build.forEach(
                command -> script.append("    - ").append(in(prefix, command)).append('\n'));
        String path = prefix.isEmpty() ? "" : " " + quoted(prefix);
        return """
                %s
                #   include:
                #     - local: /%s%s
                %s
                sekisho:
                  rules:
                    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
                    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
                    - if: $CI_COMMIT_BRANCH && $CI_COMMIT_REF_PROTECTED == "true"
                  variables:
                    GIT_DEPTH: 0
                    SEKISHO_HOME: $CI_PROJECT_DIR/.cache/sekisho
                  cache:
                    key: sekisho-$CI_COMMIT_REF_PROTECTED
                    paths: [.cache/sekisho]
                  script:
                %s
                    - test -z "$(git ls-files .cache)" || rm -rf .cache
                %s    - |
                %s
                      project=${CI_MERGE_REQUEST_PROJECT_ID:-$CI_PROJECT_ID}
                      branch=${CI_MERGE_REQUEST_TARGET_BRANCH_NAME:-$CI_COMMIT_BRANCH}
                      branch=$(printf '%%s' "$branch" | od -An -v -tx1 | tr -d '\\n' | sed 's/  */%%/g')
                      reference=$(mktemp -d)
                      token="JOB-TOKEN: $CI_JOB_TOKEN"
                      if [ -n "${REFERENCE_TOKEN:-}" ]; then token="PRIVATE-TOKEN: $REFERENCE_TOKEN"; fi
                      if printf 'header = "%%s"\\n' "$token" | curl --config - --silent --show-error --fail --location \\
                          --output "$reference/artifacts.zip" \\
                          "$CI_API_V4_URL/projects/$project/jobs/artifacts/$branch/download?job=sekisho" \\
                        && unzip -qo "$reference/artifacts.zip" -d "$reference"; then
                        export SEKISHO_REFERENCE=$reference/sekisho-report
                      fi
                %s
                    - sekisho database update || true
                    - sekisho scan%s
                  artifacts:
                    when: always
                    paths: [sekisho-report]
                    expire_in: 1 year
                """.formatted(
                        comments.of("init.gitlab-head"),
                        prefix,
                        FILE,
                        comments.of("init.gitlab-needs"),
                        comments.of("    # ", "init.gitlab-cache"),
                        script,
                        comments.of("      # ", "init.gitlab-reference"),
                        comments.of("    # ", "init.ci-database"),
                        path);
    }

    private static String in(String prefix, String command) {
        return prefix.isEmpty() ? command : "(cd " + quoted(prefix) + " && " + command + ")";
    }

    /** For a shell: a directory's name is its author's choice. */
    static String quoted(String prefix) {
        String directory = prefix.substring(0, prefix.length() - 1);
        return directory.matches("[A-Za-z0-9_./-]+") && !directory.startsWith("-")
                ? directory
                : "'" + directory.replace("'", "'\\''") + "'";
    }
}
