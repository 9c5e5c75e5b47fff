package io.sekisho.core.trust;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From where the policy of the ref being scanned is to be taken, by what the CI system says in the environment.
 *
 * @param place which of the ways
 * @param refs the refs to try, in order, for {@link Place#REFS}; else empty
 * @param branch the ref being scanned, for {@link Place#DEFAULT_BRANCH}; "" when not known
 */
record Target(Place place, List<String> refs, String branch) {
    static final String REMOTE = "refs/remotes/origin/";

    private static final String PROTECTED = "CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED";

    /** Every variable that is asked. */
    static final Set<String> VARIABLES = Set.of(
            "CI",
            "GITLAB_CI",
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
            PROTECTED,
            "CI_MERGE_REQUEST_DIFF_BASE_SHA",
            "CI_MERGE_REQUEST_TARGET_BRANCH_SHA",
            "CI_MERGE_REQUEST_PROJECT_PATH",
            "CI_PROJECT_PATH",
            "CI_SERVER_URL",
            "CI_JOB_TOKEN",
            "CI_REPOSITORY_URL",
            "GIT_URL",
            "CI_COMMIT_REF_PROTECTED",
            "CI_COMMIT_BRANCH",
            "CI_COMMIT_REF_NAME",
            "CI_DEFAULT_BRANCH",
            "JENKINS_URL",
            "BUILD_URL",
            "BUILD_TAG",
            "BRANCH_NAME",
            "BRANCH_IS_PRIMARY",
            "CHANGE_TARGET",
            "ghprbTargetBranch",
            "gitlabTargetBranch",
            "gitlabActionType",
            Vouchers.VARIABLE);

    /** What Jenkins' GitLab plugin calls events that are no merge request; the "target" is then what was pushed. */
    private static final Set<String> PUSHES = Set.of("PUSH", "TAG_PUSH", "PIPELINE");

    enum Place {
        WORK_TREE,
        REFS,
        /** Of a repository whose CI system does not say what it is. */
        DEFAULT_BRANCH
    }

    Target {
        refs = List.copyOf(refs);
    }

    static Target ref(String ref) {
        return new Target(Place.REFS, List.of(ref), "");
    }

    /** A change request's target goes before all else: on GitLab its source branch may be a protected one. */
    static Target of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        List<String> refs = changeTarget(variables);
        if (!refs.isEmpty()) {
            return isAnybodys(variables) ? insteadOfAnybodys(variables) : new Target(Place.REFS, refs, "");
        }
        if (variables.isTrue("GITLAB_CI")) {
            return onGitLab(variables);
        }
        if (isOnJenkins(variables)) {
            return onJenkins(variables);
        }
        return variables.isTrue("CI") ? defaultBranch("") : workTree();
    }

    /**
     * The target branch, as GitLab, Jenkins multibranch and Jenkins' plugins for other jobs name it; what else GitLab says of it is
     * {@link Vouchers}' business.
     */
    private static List<String> changeTarget(Variables variables) {
        String pushed = PUSHES.contains(variables.get("gitlabActionType")) ? "" : variables.get("gitlabTargetBranch");
        return Stream.of(
                        variables.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
                        variables.get("CHANGE_TARGET"),
                        variables.get("ghprbTargetBranch"),
                        pushed)
                .filter(name -> !name.isEmpty())
                .map(name -> REMOTE + name)
                .limit(1)
                .toList();
    }

    /**
     * Whether whoever may push may also push to the merge request's target. Its author could make one with a policy of his own, and
     * name another target once the pipeline has passed.
     */
    private static boolean isAnybodys(Variables variables) {
        String target = variables.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
        return variables.get(PROTECTED).equalsIgnoreCase("false") && !target.equals(variables.get("CI_DEFAULT_BRANCH"));
    }

    private static Target insteadOfAnybodys(Variables variables) {
        String byDefault = variables.get("CI_DEFAULT_BRANCH");
        boolean fork = new Remotes(variables.all()).isFork(); // then it is the fork's
        return byDefault.isEmpty() || fork ? defaultBranch("") : ref(REMOTE + byDefault);
    }

    /** Whether a CI system says that this is a merge request or the like. */
    static boolean isChange(Map<String, String> environment) {
        return !changeTarget(new Variables(environment)).isEmpty();
    }

    /** Whether a CI system runs this: there, and only there, the remote is asked. */
    static boolean isOnServer(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return variables.isTrue("CI")
                || variables.isTrue("GITLAB_CI")
                || isOnJenkins(variables)
                || isChange(environment);
    }

    private static boolean isOnJenkins(Variables variables) {
        return !variables.get("JENKINS_URL").isEmpty()
                || !variables.get("BUILD_URL").isEmpty()
                || variables.get("BUILD_TAG").startsWith("jenkins-");
    }

    /** Tags too say whether they are protected. */
    private static Target onGitLab(Variables variables) {
        String branch = variables.get("CI_COMMIT_BRANCH");
        String byDefault = variables.get("CI_DEFAULT_BRANCH");
        if (variables.isTrue("CI_COMMIT_REF_PROTECTED") || !branch.isEmpty() && branch.equals(byDefault)) {
            return workTree();
        }
        return byDefault.isEmpty() ? defaultBranch(variables.get("CI_COMMIT_REF_NAME")) : ref(REMOTE + byDefault);
    }

    /** A job that is not multibranch builds what its configuration names, and who configures jobs is trusted. */
    private static Target onJenkins(Variables variables) {
        String branch = variables.get("BRANCH_NAME");
        return branch.isEmpty() || variables.isTrue("BRANCH_IS_PRIMARY") ? workTree() : defaultBranch(branch);
    }

    private static Target workTree() {
        return new Target(Place.WORK_TREE, List.of(), "");
    }

    private static Target defaultBranch(String branch) {
        return new Target(Place.DEFAULT_BRANCH, List.of(), branch);
    }

    record Variables(Map<String, String> all) {
        String get(String name) {
            return all.getOrDefault(name, "").strip();
        }

        boolean isTrue(String name) {
            return get(name).equalsIgnoreCase("true");
        }
    }
}
