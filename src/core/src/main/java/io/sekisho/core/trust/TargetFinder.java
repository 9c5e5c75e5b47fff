package io.sekisho.core.trust;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitRemote;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the commit that a trusted ref is. On a server the remote says, because whoever ran in the clone before us may have moved
 * the clone's own refs; where it cannot be asked the clone's count, and a gap says that nobody vouches for them. Git objects need
 * no voucher: their id proves them.
 */
final class TargetFinder {
    /** @param target null when there is no such commit; @param gaps what to tell of it */
    record Answer(GitTarget target, List<Gap> gaps) {}

    /** What is no name of a ref but a way through the history. */
    private static final Pattern EXPRESSION = Pattern.compile(".*[~^@:{].*|HEAD|FETCH_HEAD|ORIG_HEAD");

    private final Git git;
    private final GitRemote remote;
    private final Text whyNone;
    private final Target.Variables variables;
    private final boolean fork;
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * @param remote null when it cannot or must not be asked
     * @param whyNone why not; null where that is no flaw, as on a developer's machine
     */
    TargetFinder(Git git, GitRemote remote, Text whyNone, Map<String, String> environment, boolean fork) {
        this.git = git;
        this.remote = remote;
        this.whyNone = whyNone;
        this.variables = new Target.Variables(environment);
        this.fork = fork;
    }

    Answer find(String wanted) throws GitException, InterruptedException {
        if (GitTarget.isId(wanted)) {
            return new Answer(byId(wanted), gaps);
        }
        Optional<String> local = fork ? Optional.empty() : local(wanted);
        if (remote == null) {
            return unverified(wanted, local, whyNone);
        }
        if (EXPRESSION.matcher(wanted).matches()) {
            boolean scanned = wanted.equals("HEAD");
            return unverified(wanted, local, scanned ? null : Text.of("core.target-unverified-name", wanted));
        }
        try {
            for (String ref : namesThere(wanted)) {
                Optional<String> tip = remote.tip(ref);
                if (tip.isPresent()) {
                    return verified(wanted, ref, tip.get(), local);
                }
            }
        } catch (GitException e) {
            return unverified(wanted, local, e.text());
        }
        if (wanted.startsWith(Target.REMOTE)) {
            return new Answer(null, gaps); // whatever the clone still has of it
        }
        return unverified(wanted, local, Text.of("core.target-unverified-name", GitRefFiles.shown(wanted)));
    }

    private GitTarget byId(String id) throws GitException, InterruptedException {
        if (!git.has(id) && remote != null) {
            try {
                remote.fetchCommit(id);
            } catch (GitException e) {
                gaps.add(note(e.text()));
            }
        }
        return git.has(id) ? new GitTarget(id.substring(0, 8), id, null) : null;
    }

    private Answer verified(String wanted, String ref, String tip, Optional<String> local)
            throws GitException, InterruptedException {
        String commit = git.has(tip) ? tip : remote.fetch(ref);
        // A cut history cannot show whose ancestor it is.
        if (local.isPresent()
                && !local.get().equals(commit)
                && !git.isShallow()
                && !git.isAncestor(local.get(), commit)) {
            gaps.add(note(Text.of(
                    "core.target-rewritten",
                    GitRefFiles.shown(wanted),
                    local.get().substring(0, 8),
                    remote.address(),
                    commit.substring(0, 8))));
        }
        return new Answer(new GitTarget(GitRefFiles.shown(wanted), commit, ref), gaps);
    }

    /** @param why null when nothing needs to be said */
    private Answer unverified(String wanted, Optional<String> local, Text why)
            throws GitException, InterruptedException {
        Optional<String> commit = local;
        if (wanted.equals(Target.REMOTE + variables.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"))) {
            commit = byGitLab(wanted, local);
        }
        if (commit.isPresent() && why != null) {
            gaps.add(Gap.of(
                    GapType.TARGET_UNVERIFIED,
                    null,
                    Text.of(
                            "core.target-unverified",
                            GitRefFiles.shown(wanted),
                            commit.get().substring(0, 8)),
                    Text.of("core.target-unverified-step")));
        }
        if (why != null) {
            gaps.add(note(why));
        }
        return new Answer(
                commit.map(id -> new GitTarget(GitRefFiles.shown(wanted), id, null))
                        .orElse(null),
                gaps);
    }

    /** What GitLab names: in a merged result the target's commit, and else one of the target's, from where the branch went off. */
    private Optional<String> byGitLab(String wanted, Optional<String> local) throws GitException, InterruptedException {
        for (String variable : List.of("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA")) {
            String named = variables.get(variable);
            if (!git.has(named)) {
                continue;
            }
            if (local.isPresent() && git.isAncestor(named, local.get())) {
                return local;
            }
            if (local.isPresent() && !git.isShallow()) {
                gaps.add(note(Text.of(
                        "core.target-contradicted",
                        GitRefFiles.shown(wanted),
                        local.get().substring(0, 8),
                        named.substring(0, 8),
                        variable)));
            }
            return Optional.of(named);
        }
        return local;
    }

    /** A branch of the remote's goes before a tag of the same name, which others may push. */
    private Optional<String> local(String wanted) throws GitException, InterruptedException {
        if (!wanted.startsWith("refs/") && !EXPRESSION.matcher(wanted).matches()) {
            for (String prefix : List.of("refs/remotes/", "refs/heads/", "refs/tags/")) {
                Optional<String> commit = git.revParse(prefix + wanted);
                if (commit.isPresent()) {
                    return commit;
                }
            }
        }
        return git.revParse(wanted);
    }

    private static List<String> namesThere(String wanted) {
        String name = wanted.replaceFirst("^refs/remotes/origin/|^origin/", "");
        if (!name.equals(wanted)) {
            return List.of("refs/heads/" + name);
        }
        return wanted.startsWith("refs/") ? List.of(wanted) : List.of("refs/heads/" + wanted, "refs/tags/" + wanted);
    }

    private static Gap note(Text text) {
        return Gap.of(GapType.TOOL_NOTE, null, text, null);
    }
}
